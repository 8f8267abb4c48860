import { join } from 'node:path'
import { flows } from '../../flows/index.ts'
import type { AccountsReport } from '../domain/account-report.ts'
import { readFacilityCode } from '../domain/facility-code.ts'
import { Failure } from '../domain/failure.ts'
import type { SessionVisit } from '../browser/session.ts'
import { withCredentials, type Credentials } from '../engine/account-login.ts'
import { holdLease } from '../engine/lease.ts'
import { withLimit } from '../engine/watchdog.ts'
import { credentialsOf, guided, type Role } from './account-credentials.ts'
import type { Rooms } from './rooms.ts'
import { newRunId } from './scanning.ts'

/** A visit may take so many times the patience of one screen. */
const visitLimit = 20

/** Whose accounts are wanted: 管理者, or 全て. */
export type AccountInquiry = Role & { readonly role: 'admin' | 'all' }

/** The accounts of the オンライン資格確認等システム that its list shows (002 p6). Throws `Failure` with what to do next. */
export async function listAccounts(
  rooms: Rooms,
  inquiry: AccountInquiry,
  signal: AbortSignal,
): Promise<AccountsReport> {
  const { role } = inquiry
  const visit: Visit<AccountsReport> = async (session, login, options) => ({
    accounts: await session.visit(flows.listAccounts, { login, role }, options),
  })
  return asRole(rooms, inquiry, { visit, evidence: evidenceFor(rooms, inquiry.facilityCode), signal })
}

type Session = Awaited<ReturnType<Rooms['qualification']>>
type Visit<Result> = (
  session: Session,
  login: { readonly userId: string; readonly password: Credentials['password']['secret'] },
  options: SessionVisit,
) => Promise<Result>

/** What is to be done behind a login. */
export interface Errand<Result> {
  readonly visit: Visit<Result>
  /** Relative to the home. */
  readonly evidence: string
  readonly signal: AbortSignal
}

/** Logs in with the credentials of that role and does the errand; one process at a time. Throws `bad-input` when certificate or way are not as they must be, `vault-missing` without credentials, else what the system answers, with what to do next. */
export async function asRole<Result>(rooms: Rooms, role: Role, errand: Errand<Result>): Promise<Result> {
  const store = await rooms.store()
  const release = await holdLease(store, 'qualification', () => new Date(rooms.clock()).toISOString())
  try {
    const session = await rooms.qualification()
    const credentials = await credentialsOf(rooms, role)
    await store.noteFacility(role.facilityCode)
    return await withCredentials({ store, now: rooms.now }, credentials, () =>
      visited(rooms, session, credentials, errand),
    )
  } catch (error) {
    throw error instanceof Failure ? guided(rooms, role, error) : error
  } finally {
    await release()
  }
}

async function visited<Result>(
  { settings, listeners }: Rooms,
  session: Session,
  { facilityCode, userId, password }: Credentials,
  { visit, evidence, signal }: Errand<Result>,
): Promise<Result> {
  return withLimit(settings.patience * visitLimit, signal, (limited) =>
    visit(
      session,
      { userId, password: password.secret },
      {
        evidence: join(settings.home, evidence),
        secrets: [password.secret],
        onStep: (title) => listeners.onStep?.({ facilityCode, title }),
        ask: null,
        signal: limited,
      },
    ),
  )
}

/** A folder of its own for what a visit leaves behind, relative to the home. */
export function evidenceFor(rooms: Rooms, facilityCode: string): string {
  return join('runs', newRunId(rooms.now()), facilityCode)
}

/** The code in plain form. Throws `bad-input` for one that no facility has; it need not be registered. */
export function soundCode(written: string): string {
  const read = [readFacilityCode(written, false), readFacilityCode(written, true)]
  const good = read.find(({ problem }) => problem === null || problem === 'check-digit')
  if (good) return good.code
  const reason = read[0]?.problem === 'code-digits' ? 'code-digits' : 'code-length'
  throw new Failure('bad-input', { reason, where: 'CODE', found: written })
}
