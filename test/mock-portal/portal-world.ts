import type { LoginOutcome, MockFacility, World } from '../../mock-portal/contract.ts'
import { qualificationIdentity } from '../../mock-portal/world/qualification-identity.ts'

const facility = (change: Partial<MockFacility>): MockFacility => ({
  facilityCode: '1311234569',
  name: 'さくら内科クリニック',
  category: '1',
  phone: '0300000000',
  loginId: 'sakura@clinic.example',
  password: 'Sakura2024',
  totpSecret: null,
  secondFactor: 'off',
  mailCode: '',
  mustReset: false,
  locked: false,
  failedLogins: 0,
  qualification: qualificationIdentity({ facilityCode: '1311234569', name: 'さくら内科クリニック' }),
  applications: [],
  documents: [],
  ...change,
})

const cast = (): readonly MockFacility[] => [
  facility({}),
  facility({ facilityCode: '1330123454', loginId: 'reset@clinic.example', mustReset: true }),
  facility({ facilityCode: '0140000019', loginId: 'locked@clinic.example', locked: true }),
  facility({ facilityCode: '1360099996', loginId: 'mail@clinic.example', secondFactor: 'mail', mailCode: '246810' }),
]

const notices = [
  {
    title:
      '【お知らせ】メンテナンスに伴うオンライン資格確認等システムの資格確認（資格確認履歴照会機能）が接続しにくくなる時間帯について',
    number: '4200',
    views: 1830,
    age: '0 日前',
  },
  { title: '【重要】医療機関等向け総合ポータルサイトの運用再開について', number: '7001', views: 20945, age: '2 日前' },
  {
    title: '【重要】医療機関等向け総合ポータルサイトへの移行後における初回ログインについて',
    number: '2024',
    views: 51702,
    age: '2 日前',
  },
]

/** The least of a World that the portal asks: four facilities, three notices, one list of renamed words. */
export const tinyWorld = () => {
  const facilities = cast()
  const sessions = new Map<string, MockFacility>()
  const tokens: string[] = []
  const records: string[] = []
  const renamed = new Map<string, string>()
  const letIn = (found: MockFacility): LoginOutcome => {
    const session = `session${sessions.size}`
    sessions.set(session, found)
    return { outcome: 'in', session, mustReset: found.mustReset }
  }
  const world: World = {
    today: '2026-11-21',
    facilities: () => facilities,
    notices: () => notices,
    label: (word) => renamed.get(word) ?? word,
    login: (loginId, password) => {
      const found = facilities.find((one) => one.loginId === loginId)
      if (found?.password !== password) return { outcome: 'rejected' }
      if (found.locked) return { outcome: 'locked' }
      return found.secondFactor === 'off' ? letIn(found) : { outcome: 'code', pending: found.facilityCode }
    },
    enterCode: (pending, code) => {
      const found = facilities.find((one) => one.facilityCode === pending)
      return found?.mailCode === code ? letIn(found) : { outcome: 'rejected' }
    },
    facilityOf: (session) => sessions.get(session) ?? null,
    documents: (session, kind) => sessions.get(session)?.documents.filter((one) => one.kind === kind) ?? [],
    download: () => Promise.resolve(null),
    endSession: (session) => void sessions.delete(session),
    issueToken: (session) => {
      tokens.push(`token-of-${session}`)
      return `token-of-${session}`
    },
    redeemToken: () => null,
    raFacility: () => null,
    raDoor: () => null,
    enterDirectly: () => null,
    applyView: () => {
      throw new Error('no RA here')
    },
    askToApply: () => ({ refusal: 'no RA here' }),
    apply: () => null,
    alertAt: () => null,
    list: () => ({ facilityName: '', facilityCode: '', headings: [], operationsAt: 0, rows: [], alert: null }),
    detail: () => null,
    cancel: () => false,
    revoke: () => false,
    edit: () => false,
    byTrackingNumber: () => null,
    record: (what) => void records.push(what),
  }
  return { world, renamed, tokens, records, endSessions: () => sessions.clear() }
}
