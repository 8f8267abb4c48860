import { join } from 'node:path'
import type { DocumentItem, DocumentsReport } from '../domain/document-reports.ts'
import type { Facility, Selection } from '../domain/facility.ts'
import { Failure, failures } from '../domain/failure.ts'
import type { Secret } from '../domain/secret.ts'
import { openGate, type Gate } from '../engine/gate.ts'
import { holdLease } from '../engine/lease.ts'
import { inPool } from '../engine/pool.ts'
import { itemOf, said, visitForDocuments, type DocumentWish } from './document-visit.ts'
import { reportedFailure } from './reported.ts'
import type { Rooms } from './rooms.ts'
import { evidenceLeft, evidenceOf } from './run-folders.ts'
import { newRunId, probe, throwUnlessKnown } from './scanning.ts'

export type { DocumentWish } from './document-visit.ts'

/** What goes on in a run. */
interface Going {
  readonly rooms: Rooms
  readonly wish: DocumentWish
  readonly gate: Gate
  readonly run: { readonly id: string; readonly total: number }
  /** By facility; several where several documents were wanted. */
  readonly done: Map<string, readonly DocumentItem[]>
  /** Facilities whose failure may have passed. */
  readonly again: Set<Facility>
}

/** Downloads the documents of every selected facility, one login each, and once more at the end what failed in passing. One facility's failure never ends it. */
export async function downloadDocuments(
  rooms: Rooms,
  selection: Selection,
  wish: DocumentWish,
  signal: AbortSignal,
): Promise<DocumentsReport> {
  const store = await rooms.store()
  const facilities = await store.facilities(selection)
  throwUnlessKnown(selection, facilities)
  const release = await holdLease(store, 'documents', rooms.now)
  try {
    const gate = openGate((during) => probe(rooms, during), signal)
    const run = { id: newRunId(rooms.now()), total: facilities.length }
    const going: Going = { rooms, wish, gate, run, done: new Map(), again: new Set() }
    rooms.log.info('documents began', { run: run.id, kind: wish.kind, facilities: run.total })
    rooms.listeners.onRun?.({ ...run, done: 0, resumed: false })
    await visitAll(going, facilities)
    const again = [...going.again]
    going.again.clear()
    if (!gate.signal.aborted) await visitAll(going, again)
    return reportOf(going, facilities, signal)
  } finally {
    await release()
  }
}

/** What the newest ユーザ設定情報 of one facility said, with its initial password from the vault. Throws `bad-input` for an unknown code, `document-missing` when none was read yet. */
export async function showMasterAccount(
  rooms: Rooms,
  facilityCode: string,
): Promise<{ readonly item: DocumentItem; readonly initialPassword: Secret | null }> {
  const store = await rooms.store()
  const selection = { codes: [facilityCode], tags: [] }
  const [facility] = await store.facilities(selection)
  if (!facility) throw new Failure('bad-input', { reason: 'unknown-facility', where: 'CODE', found: facilityCode })
  const [account] = await store.masterAccounts(selection)
  if (!account) throw new Failure('document-missing', { reason: 'document-not-read', where: facilityCode })
  const kept = await (await rooms.vault()).get(facilityCode, 'initialPassword')
  const { file, importedOn } = account
  return {
    item: { ...itemOf(facility), ...said(account), file, importedOn },
    initialPassword: kept?.secret ?? null,
  }
}

async function visitAll(going: Going, facilities: readonly Facility[]): Promise<void> {
  const { rooms, gate } = going
  const pool = { concurrency: rooms.concurrency, accountOf: ({ loginId }: Facility) => loginId, signal: gate.signal }
  await inPool(facilities, pool, (facility) => visitOne(going, facility))
}

async function visitOne(going: Going, facility: Facility): Promise<void> {
  const { rooms, wish, gate, run, done, again } = going
  const { facilityCode, name } = facility
  rooms.listeners.onVisit?.({ facilityCode, name })
  const evidence = evidenceOf({ ...run, selection: '', startedAt: '', endedAt: null }, facility)
  try {
    const place = { wish, evidence: join(rooms.settings.home, evidence) }
    done.set(facilityCode, await visitForDocuments(rooms, facility, place, gate.signal))
  } catch (error) {
    if (gate.signal.aborted) return // abandoned
    const failure = error instanceof Failure ? error : new Failure('unknown-screen', { found: String(error) }, error)
    if (await gate.closedBy(failure)) return
    if (failures[failure.code].reaction === 'later') again.add(facility)
    const left = await evidenceLeft(rooms.settings.home, evidence)
    const reported = { ...reportedFailure(failure, rooms.settings.language), evidence: left }
    done.set(facilityCode, [{ ...itemOf(facility), error: reported }])
  }
  const items = done.get(facilityCode) ?? []
  rooms.log.info('documents', { run: run.id, facilityCode, items: items.map(({ file, error }) => ({ file, error })) })
  rooms.listeners.onDocuments?.({ facilityCode, name, items }, { done: done.size, total: run.total })
}

function reportOf({ rooms, gate, done }: Going, facilities: readonly Facility[], signal: AbortSignal): DocumentsReport {
  const stoppedBy = gate.stoppedBy()
  return {
    items: facilities.flatMap(({ facilityCode }) => done.get(facilityCode) ?? []),
    interrupted: signal.aborted,
    stoppedBy: stoppedBy && reportedFailure(stoppedBy, rooms.settings.language),
  }
}
