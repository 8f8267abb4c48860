import { join } from 'node:path'
import { flows } from '../../flows/index.ts'
import type { ApplicationRow, StoredRow } from '../domain/application-row.ts'
import { knownAs, mayStillTravel, withKnownDelivery } from '../domain/delivery.ts'
import type { Facility } from '../domain/facility.ts'
import type { Run, Store } from '../domain/ports.ts'
import { withAccount, type Account } from '../engine/account-visit.ts'
import { withLimit } from '../engine/watchdog.ts'
import type { Rooms } from './rooms.ts'
import { evidenceOf } from './run-folders.ts'
import { loginOf, visitOf } from './signing-in.ts'

/** A visit may take so many times the patience of one screen. */
const visitLimit = 10

/** Reads one facility's applications, with what was known of their delivery. Throws `Failure`, or the signal's reason. */
export async function visitFacility(
  rooms: Rooms,
  store: Store,
  { facility, run }: { readonly facility: Facility; readonly run: Run },
  signal: AbortSignal,
): Promise<readonly ApplicationRow[]> {
  const { facilityCode } = facility
  const known = await store.rows({ codes: [facilityCode], tags: [] })
  const vault = await rooms.vault()
  const limit = visitLimit * rooms.settings.patience
  const rows = await withAccount({ store, vault, now: rooms.now, clock: rooms.clock, signal }, facility, (account) =>
    withLimit(limit, signal, (limited) => inquire(rooms, { facility, run, account, known }, limited)),
  )
  return rows.map((row) => withKnownDelivery(row, knownAs(row, known)))
}

interface FacilityVisit {
  readonly facility: Facility
  readonly run: Run
  readonly account: Account
  readonly known: readonly StoredRow[]
}

async function inquire(
  rooms: Rooms,
  { facility, run, account, known }: FacilityVisit,
  signal: AbortSignal,
): Promise<readonly ApplicationRow[]> {
  const inquiry = {
    facilityCode: facility.facilityCode,
    login: loginOf(rooms, facility, account),
    wantsDelivery: (row: ApplicationRow) =>
      row.operations.includes('detail') && mayStillTravel(row, knownAs(row, known), rooms.today()),
  }
  const session = await rooms.session()
  const evidence = join(rooms.settings.home, evidenceOf(run, facility))
  return session.visit(flows.inquireApplications, inquiry, visitOf(rooms, facility, account, { evidence, signal }))
}
