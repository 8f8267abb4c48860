/** The columns of a file of wished certificates, each with its Japanese heading; a file may use either name. */
export const wishColumns = {
  facilityCode: '医療機関等コード',
  terminalName: '端末名称等',
  contactName: '担当部署/担当者名',
  phone: '電話番号',
  email: 'メールアドレス',
} as const

export type WishColumn = keyof typeof wishColumns

/** The columns without which nothing can be applied for. */
export const requiredWishColumns: readonly WishColumn[] = ['facilityCode', 'terminalName', 'contactName']
