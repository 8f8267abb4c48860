import type {
  columns as japaneseColumns,
  secrets as japaneseSecrets,
  situations as japaneseSituations,
} from '../ja/words.ts'

export const situations = {
  expired: 'expired (apply anew)',
  renewNow: 'renew on the terminal',
  undelivered: 'undeliverable (check address)',
  rejected: 'rejected (see why)',
  unknown: 'unknown status',
  posted: 'in the post',
  pending: 'awaiting approval',
  valid: 'valid',
  replaced: 'replaced (nothing to do)',
  revoked: 'revoked',
} satisfies Record<keyof typeof japaneseSituations, string>

export const secrets = {
  password: 'password',
  totpSecret: 'authenticator key',
  masterUserId: 'master account user ID',
  masterPassword: 'master account password',
  resetUserId: 'reset account user ID',
  resetPin: 'secret number',
  documentPassword: 'password of the user settings (zip or PDF)',
  initialPassword: 'initial password of the master account',
} satisfies Record<keyof typeof japaneseSecrets, string>

export const columns = {
  daysLeft: 'Days left',
  situation: 'Situation',
  facility: 'Facility',
  facilityCode: 'Code',
  terminalName: 'Terminal',
  contactName: 'Contact',
  expiresOn: 'Expires',
  loginId: 'Login ID',
  tags: 'Tags',
  secrets: 'Secrets kept',
  trackingNumber: 'Tracking number',
  deliveryStatus: 'Delivery',
  lastEvent: 'Latest event',
  title: 'Notice',
  number: 'Number',
  views: 'Views',
  age: 'Age',
  line: 'Line',
  column: 'Column',
  problem: 'Problem',
  name: 'Name',
  category: 'Category',
  phone: 'Phone',
  email: 'Mail',
  lastVisit: 'Last visit',
} satisfies Record<keyof typeof japaneseColumns, string>
