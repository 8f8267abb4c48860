import { flows } from '../../flows/index.ts'
import type { Boundary, OnBoundary, ResetBoundary } from '../domain/boundary.ts'
import type { ResetReport } from '../domain/account-report.ts'
import { Failure } from '../domain/failure.ts'
import type { AccountRole } from '../domain/intent.ts'
import type { Journal, ResetJournal } from '../domain/ports.ts'
import { resetOrder, type ResetOrder } from '../domain/reset-order.ts'
import { thisProcess } from '../engine/lease.ts'
import { leave, resetOnce, settleReset, type ResetEnd, type ResetParts } from '../engine/reset-once.ts'
import { knownMasterOf } from './account-credentials.ts'
import { asRole, evidenceFor, soundCode } from './accounts.ts'
import { capsOf, whileFiling } from './filing.ts'
import { spending } from './filing-visit.ts'
import { keptPassword, keepPassword, throwUnlessKeeping } from './new-passwords.ts'
import { openPatience } from './patience.ts'
import { receiverAt, type Receiver } from './reset-document.ts'
import { rehearsedReset, reportOfReset } from './reset-reports.ts'
import { supersedeResets } from './reset-orders.ts'
import type { Rooms } from './rooms.ts'

/** Whose password is to be reset, and by whom: by default the reset account resets the master account, and the master account all others. */
export interface ResetWish {
  readonly facilityCode: string
  readonly userId: string
  readonly as: AccountRole | null
  /** Why once more, although a reset of it is open or was done within a day. */
  readonly again: string | null
  /** Folder into which アカウント設定情報 goes. */
  readonly out: string | null
}

interface Manner {
  /** False: it stops before the last button. */
  readonly submit: boolean
  readonly signal: AbortSignal
}

/** One reset under way. */
interface Reset extends Manner {
  readonly rooms: Rooms
  readonly wish: ResetWish
  readonly as: AccountRole
  readonly order: ResetOrder
  readonly journal: Journal & ResetJournal
  readonly evidence: string
  readonly receiver: Receiver | null
}

/**
 * パスワード初期化 of one account, pressed at most once for each order (002 p7 … 10); what was done within a day is only reported. The new password goes to the vault before anything else.
 * Throws `uncertain-submission` when nobody knows whether it was done, or has seen the new password; else as `asRole`.
 */
export async function resetPassword(rooms: Rooms, given: ResetWish, manner: Manner): Promise<ResetReport> {
  const wish = { ...given, facilityCode: soundCode(given.facilityCode) }
  const as = await roleFor(rooms, wish)
  const receiver = wish.out === null ? null : await receiverAt(wish.out, wish)
  return whileFiling(rooms, manner, async ({ store }) => {
    const { facilityCode, userId, again } = wish
    const reset = { act: 'reset-password', userId, as } as const
    const order = resetOrder({ facilityCode, reset, again }, await store.resets({ facilityCode }), rooms.now())
    const journal = order.kind === 'fresh' && !manner.submit ? rehearsedReset(store, order.item, rooms.now()) : store
    const evidence = evidenceFor(rooms, facilityCode)
    const end = await doneWith({ ...manner, rooms, wish, as, order, journal, evidence, receiver })
    const told = end.failure
    if (told && (end.item.state !== 'submitted' || told.code === 'uncertain-submission')) throw told
    return reportOfReset(rooms, end, { password: await keptPassword(rooms, end.item), file: receiver?.file() ?? null })
  })
}

async function roleFor(rooms: Rooms, { facilityCode, userId, as }: ResetWish): Promise<AccountRole> {
  const isMaster = (await knownMasterOf(rooms, facilityCode)) === userId
  if (isMaster && as === 'master') throw new Failure('bad-input', { reason: 'not-by-master', where: userId })
  return as ?? (isMaster ? 'reset' : 'master')
}

async function doneWith(reset: Reset): Promise<ResetEnd> {
  const { rooms, order, submit, journal } = reset
  const key = order.kind === 'known' ? order.key : order.item.key
  const [known] = await journal.resets({ keys: [key] })
  if (known && known.item.state !== 'planned') return settleReset(partsOf(reset), key)
  if (submit) {
    await throwUnlessKeeping(rooms)
    await rooms.store().then((store) => store.noteFacility(reset.wish.facilityCode))
    if (order.kind === 'fresh') await supersedeResets(journal, order, rooms.now())
  }
  return visited(reset, key)
}

async function visited(reset: Reset, key: string): Promise<ResetEnd> {
  const { rooms, wish, as, evidence, submit } = reset
  const patience = openPatience(reset.signal)
  const crossed = crossing(rooms, patience.crossed)
  const ends: ResetEnd[] = []
  try {
    await asRole(
      rooms,
      { facilityCode: wish.facilityCode, as },
      {
        evidence,
        signal: patience.signal,
        visit: (session, login, options) =>
          session.visit(
            flows.resetPassword,
            {
              login,
              crossed,
              work: async (desk) => {
                ends.push(await resetOnce({ ...partsOf(reset), at: crossed }, desk, key, { submit }))
              },
            },
            options,
          ),
      },
    )
  } catch (error) {
    if (ends.length === 0 && error instanceof Failure && submit) return afterFailure(reset, key, error)
    if (ends.length === 0) throw error // else it was done, and only the way out failed
  } finally {
    patience.release()
  }
  return ends[0] ?? settleReset(partsOf(reset), key)
}

// A visit that broke off before the press leaves the item planned; one that broke off after it, what journal and vault know.
async function afterFailure(reset: Reset, key: string, failure: Failure): Promise<ResetEnd> {
  const parts = partsOf(reset)
  const [entry] = await reset.journal.resets({ keys: [key] })
  return entry?.item.state === 'planned' ? leave(parts, key, failure) : settleReset(parts, key)
}

function crossing(rooms: Rooms, heed: OnBoundary): OnBoundary<Boundary | ResetBoundary> {
  return async (boundary) => {
    if (boundary !== 'password-kept') await heed(boundary)
    await rooms.crossed(boundary)
  }
}

function partsOf({ rooms, journal, evidence, receiver }: Reset): ResetParts {
  return {
    journal,
    holder: thisProcess(spending),
    caps: capsOf(rooms, null),
    now: rooms.now,
    clock: rooms.clock,
    at: () => {},
    evidence: async () => evidence,
    isKept: async (item) => (await keptPassword(rooms, item)) !== null,
    keep: (item, account, password) => keepPassword(rooms, item, account, password),
    deliver: receiver && ((document) => receiver.take(document)),
  }
}
