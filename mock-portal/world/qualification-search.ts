import type { ScreenFault } from '../contract.ts'
import type {
  AccountDetailView,
  AccountListView,
  AccountSearch,
  QualificationAccount,
  QualificationRole,
  QualificationWorld,
} from '../qualification/contract.ts'
import { fullWidth, slashed } from './dates.ts'
import { alertAt, screenFaults, shown } from './faults.ts'
import { roleNames } from './qualification-accounts.ts'
import type { Scene } from './qualification-world.ts'
import { randomOf, shuffled } from './random.ts'

const pageLength = 10

type Search = Pick<QualificationWorld, 'roles' | 'search' | 'detail' | 'update'>
type Say = (word: string) => string

/** Whom each 権限区分 sees: the reset account none but the master account. */
const sees: Readonly<Record<QualificationRole, readonly QualificationRole[]>> = {
  master: ['master', 'admin', 'general'],
  reset: ['master'],
  admin: ['general'],
  general: [],
}

/** アカウント管理（更新）: search, list and アカウント情報, as far as the visitor sees. */
export function searching(scene: Scene): Search {
  const { state, note } = scene
  return {
    roles: (session) => {
      const { account } = scene.pass(session)
      const say = sayer(scene, account)
      const own = sees[account.role].map((role) => ({ role, name: say(roleNames[role]) }))
      return [...own.toReversed(), { role: null, name: say('全て') }]
    },
    search: (session, search) => {
      const { account } = scene.pass(session)
      const { facilityCode, userId } = account
      const found = seenBy(scene, account).filter((one) => matches(one, search))
      note('q-search', facilityCode, { userId, role: search.role, page: search.page, found: found.length })
      const view = listView(scene, { account, found, search })
      shown(state, 'list', facilityCode)
      shown(state, 'q-search', facilityCode)
      return view
    },
    detail: (session, userId) => detailView(scene, scene.pass(session).account, userId),
    update: (session, userId, userName) => {
      const { account } = scene.pass(session)
      const one = seenBy(scene, account).find((other) => other.userId === userId)
      if (one === undefined || account.role === 'reset' || userName.trim() === '') return false
      one.userName = userName
      note('q-update', account.facilityCode, { userId: one.userId, by: account.userId })
      return true
    },
  }
}

/** The master account resets all but itself, the reset account the master account; an admin account none. */
export function mayReset(by: QualificationAccount, whose: QualificationAccount): boolean {
  if (by.facilityCode !== whose.facilityCode) return false
  if (by.role === 'reset') return whose.role === 'master'
  return by.role === 'master' && (whose.role === 'admin' || whose.role === 'general')
}

function sayer({ say }: Scene, { facilityCode }: QualificationAccount): Say {
  return (word) => say(word, facilityCode)
}

function seenBy(scene: Scene, { role, facilityCode }: QualificationAccount): readonly QualificationAccount[] {
  const all = [...scene.state.qualification.accounts().values()]
  return all.filter((one) => one.facilityCode === facilityCode && sees[role].includes(one.role))
}

function matches({ role, userId, userName }: QualificationAccount, search: AccountSearch): boolean {
  if (search.role !== null && search.role !== role) return false
  return userId.startsWith(search.userId.trim()) && userName.includes(search.userName.trim())
}

interface Found {
  readonly account: QualificationAccount
  readonly found: readonly QualificationAccount[]
  readonly search: AccountSearch
}

function listView(scene: Scene, { account, found, search }: Found): AccountListView {
  const faults = screenFaults(scene.state, account.facilityCode)
  const say = sayer(scene, account)
  const columns = columnsShown(scene, account, faults)
  const pages = Math.max(1, Math.ceil(found.length / pageLength))
  const page = Math.min(Math.max(1, search.page), pages)
  const from = (page - 1) * pageLength
  return {
    headings: columns.map(({ heading }) => say(heading)),
    userIdAt: columns.findIndex(({ heading }) => heading === 'ユーザID'),
    rows: found.slice(from, from + pageLength).map((one) => ({
      userId: one.userId,
      cells: columns.map(({ cell }) => cell(one, say)),
    })),
    total: found.length,
    first: found.length === 0 ? 0 : from + 1,
    page,
    pages,
    alert: alertAt('q-search', faults),
  }
}

interface Column {
  readonly heading: string
  readonly cell: (account: QualificationAccount, say: Say) => string
}

function columnsShown(
  { seed }: Scene,
  { facilityCode }: QualificationAccount,
  faults: readonly ScreenFault[],
): readonly Column[] {
  const date = (iso: string) => {
    const written = slashed(iso)
    return faults.some(({ kind }) => kind === 'full-width-dates') ? fullWidth(written) : written
  }
  const all: readonly Column[] = [
    { heading: 'ユーザID', cell: ({ userId }) => userId },
    { heading: 'ユーザ名', cell: ({ userName }) => userName },
    { heading: '権限区分', cell: ({ role }, say) => say(roleNames[role]) },
    { heading: '状態', cell: (one, say) => say(stateOf(one)) },
    { heading: 'パスワード有効期限', cell: ({ passwordExpiresOn }) => date(passwordExpiresOn) },
  ]
  return faults.reduce((columns, fault) => {
    if (fault.kind === 'reorder-columns') return shuffled(randomOf(seed.seed, 'columns', facilityCode), columns)
    return fault.kind === 'drop-column' ? columns.filter(({ heading }) => heading !== fault.word) : columns
  }, all)
}

function stateOf({ locked, mustChange }: QualificationAccount): string {
  if (locked) return 'ロック中'
  return mustChange ? '初期パスワード' : '有効'
}

function detailView(scene: Scene, account: QualificationAccount, userId: string): AccountDetailView | null {
  const { state } = scene
  const seen = seenBy(scene, account)
  const faults = screenFaults(state, account.facilityCode)
  const asked = seen.findIndex((one) => one.userId === userId)
  const swapped = faults.some(({ kind }) => kind === 'other-account')
  const one = asked < 0 ? undefined : seen[swapped ? (asked + 1) % seen.length : asked]
  if (one === undefined) return null
  const say = sayer(scene, account)
  shown(state, 'q-detail', account.facilityCode)
  return {
    userId: one.userId,
    userName: one.userName,
    roleName: say(roleNames[one.role]),
    stateName: say(stateOf(one)),
    passwordExpiresOn: slashed(one.passwordExpiresOn),
    resettable: mayReset(account, one),
    alert: alertAt('q-detail', faults),
  }
}
