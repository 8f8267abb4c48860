import { Failure } from '../domain/failure.ts'
import { interlocked } from '../domain/interlock.ts'
import type { NewItem } from '../domain/journal.ts'
import type { PlanFinding } from '../domain/plan-finding.ts'
import { editFindings, forbidding, type EditGrounds } from '../domain/row-checks.ts'
import { addressOf, chosenRow } from '../domain/row-choice.ts'
import { isStanding, lastAbout, orderFor, superseded, type RowOperation, type RowWish } from '../domain/row-order.ts'
import type { Settings } from '../domain/settings.ts'
import { planFindingSentence } from '../i18n/index.ts'
import type { Filing } from './filing-visit.ts'
import { vendorOf } from './planning.ts'

/** Which item of the journal an order is. */
interface Order {
  readonly key: string
  /** null when the journal has it already. */
  readonly fresh: NewItem | null
  /** What was found about the new values of a fresh edit. */
  readonly findings: readonly PlanFinding[]
}

/** The item of this order: the one that stands, or a new one. Throws as `fileRow` does. */
export async function orderOf({ store, rooms }: Filing, wish: RowWish): Promise<Order> {
  const { facilityCode, operation } = wish
  const selection = { codes: [facilityCode], tags: [] }
  const [facility] = await store.facilities(selection)
  if (!facility) throw new Failure('bad-input', { reason: 'unknown-facility', where: 'CODE', found: facilityCode })
  const rows = await store.rows(selection)
  const items = await store.items({ facilityCode })
  const earlier = items.filter(({ intent }) => intent.act === operation.act)
  const choose = () => {
    try {
      return chosenRow(wish.row, operation.act, rows)
    } catch (error) {
      const done = lastAbout(wish.row, rows, earlier)
      if (done?.state === 'submitted' && !isAmbiguous(error)) return done // why there is no such row any more
      throw error
    }
  }
  const row = choose()
  if ('key' in row) return { key: row.key, fresh: null, findings: [] }
  const known = earlier.findLast((item) => isStanding(item, row, operation))
  if (known?.state === 'submitted') return { key: known.key, fresh: null, findings: [] }
  if (operation.act === 'revoke') {
    const locked = interlocked({ address: addressOf(row), reason: operation.reason }, rows, rooms.today())
    if (locked) throw locked
  }
  if (known) return { key: known.key, fresh: null, findings: [] }
  const facts = { row, rows, facility, facilities: await store.facilities(), vendor: vendorOf(rooms.settings) }
  const findings = operation.act === 'edit' ? checkedChange(operation, facts, rooms.settings) : []
  const fresh = orderFor(row, operation, { earlier, rows, today: rooms.today(), findings })
  return { key: fresh.key, fresh, findings }
}

// A vendor's own name, a name that tells no machine apart, …: as in a plan.
function checkedChange(
  { change, accept = [] }: Extract<RowOperation, { act: 'edit' }>,
  facts: EditGrounds,
  { language }: Pick<Settings, 'language'>,
): readonly PlanFinding[] {
  const findings = editFindings(change, accept, facts)
  const against = forbidding(findings)
  if (against.length === 0) return findings
  const reason = against.some(({ severity }) => severity === 'error') ? 'change-refused' : 'change-advised-against'
  const found = against.map((finding) => planFindingSentence(language, finding)).join(' ')
  throw new Failure('bad-input', { reason, where: against.map(({ kind }) => kind).join(', '), found })
}

/** Leaves out what a new order takes the place of. */
export async function supersede({ store, rooms }: Filing, news: readonly NewItem[]): Promise<void> {
  for (const order of news) {
    const former = superseded(order, await store.items({ facilityCode: order.facilityCode }))
    const failure = { code: 'bad-input', reason: 'superseded', evidence: null } as const
    for (const { key } of former) await store.fail(key, 'skipped', failure, rooms.now())
  }
}

function isAmbiguous(error: unknown): boolean {
  return error instanceof Failure && error.detail.reason !== 'no-such-row' && error.code !== 'not-allowed'
}
