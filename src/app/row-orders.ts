import { Failure } from '../domain/failure.ts'
import { interlocked } from '../domain/interlock.ts'
import type { NewItem } from '../domain/journal.ts'
import { addressOf, chosenRow } from '../domain/row-choice.ts'
import { isStanding, lastAbout, orderFor, superseded, type RowWish } from '../domain/row-order.ts'
import type { Filing } from './filing-visit.ts'

/** Which item of the journal an order is. */
interface Order {
  readonly key: string
  /** null when the journal has it already. */
  readonly fresh: NewItem | null
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
  if ('key' in row) return { key: row.key, fresh: null }
  const known = earlier.findLast((item) => isStanding(item, row, operation))
  if (known?.state === 'submitted') return { key: known.key, fresh: null }
  if (operation.act === 'revoke') {
    const locked = interlocked({ address: addressOf(row), reason: operation.reason }, rows, rooms.today())
    if (locked) throw locked
  }
  const fresh = known ? null : orderFor(row, operation, { earlier, rows, today: rooms.today() })
  return { key: known?.key ?? fresh?.key ?? '', fresh }
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
