import type { SecretName } from '../../domain/facility.ts'

/** What a support engineer must understand at once about a certificate. */
export const situations = {
  expired: '期限切れ（新規申請が必要）',
  renewNow: '更新してください（端末で）',
  undelivered: '不達（届け先を確認）',
  rejected: '棄却（理由を確認）',
  unknown: '不明なステータス',
  posted: '郵送中',
  pending: '発行承認待ち',
  valid: '有効',
  replaced: '更新済み（対応不要）',
  revoked: '失効済み',
}

export const secrets = {
  password: 'パスワード',
  totpSecret: '認証アプリの鍵',
  masterUserId: 'マスタアカウントのユーザーID',
  masterPassword: 'マスタアカウントのパスワード',
  resetUserId: 'リセット用アカウントのユーザーID',
  resetPin: '秘密の番号',
  documentPassword: 'ユーザ設定情報（zip・PDF）のパスワード',
  initialPassword: 'マスタアカウントの初期パスワード',
} satisfies Record<SecretName, string>

export const columns = {
  daysLeft: '残り日数',
  situation: '状況',
  facility: '医療機関等',
  facilityCode: '医療機関等コード',
  terminalName: '端末名称等',
  contactName: '担当部署/担当者名',
  expiresOn: '有効期限',
  loginId: 'ログインID',
  tags: 'タグ',
  secrets: '登録済みの秘密情報',
  trackingNumber: '追跡番号',
  deliveryStatus: '発送状況',
  lastEvent: '最新の配送履歴',
  title: '重要なお知らせ',
  number: '管理番号',
  views: '表示',
  age: '掲載',
  line: '行',
  column: '列',
  problem: '問題',
  name: '医療機関等名',
  category: '分類',
  phone: '電話番号',
  email: 'メールアドレス',
  lastVisit: '最終確認',
}
