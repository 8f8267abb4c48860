import { addDays } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import type { FilingReport } from '../domain/filing-report.ts'
import { interlocked } from '../domain/interlock.ts'
import type { JournalItem } from '../domain/intent.ts'
import type { RowWish } from '../domain/row-order.ts'
import { planFindingSentence } from '../i18n/index.ts'
import { capsOf, fileWork, isOpen, whileFiling } from './filing.ts'
import type { Batch, Filing } from './filing-visit.ts'
import { rehearsed } from './rehearsed-journal.ts'
import { orderOf, supersede } from './row-orders.ts'
import type { Rooms } from './rooms.ts'

const goodForDays = 7

/**
 * 発行申請のキャンセル, 証明書の失効 or 更新 of exactly one row; what was done before is only reported. Without `submit` it walks to the last button, and nothing is written.
 * Throws `bad-input` when no row or several fit, when an interlock holds, when something speaks against a new value, and while another run files; `not-allowed` when the row does not offer it.
 */
export async function fileRow(
  rooms: Rooms,
  wish: RowWish,
  { submit, signal }: { readonly submit: boolean; readonly signal: AbortSignal },
): Promise<FilingReport> {
  return whileFiling(rooms, { submit }, async (filing) => {
    const { store } = filing
    const { key, fresh, findings } = await orderOf(filing, wish)
    const news = fresh ? [fresh] : []
    if (submit) {
      await supersede(filing, news)
      await store.saveItems(news, rooms.now())
    }
    const journal = submit ? store : rehearsed(store, news, rooms.now())
    const open = (await journal.items({ keys: [key] })).filter(isOpen)
    const rows = { ...filing, journal }
    const report = await fileWork(rows, { ...(await rowBatch(rows, open)), keys: [key], settleOnly: false }, signal)
    const { language } = rooms.settings
    return { ...report, findings: findings.map((one) => ({ ...one, message: planFindingSentence(language, one) })) }
  })
}

/** Operations that may be gone on with, together; those ordered too long ago are left. */
export async function rowBatch(
  { rooms, journal }: Filing,
  items: readonly JournalItem[],
): Promise<{ readonly batches: readonly Batch[]; readonly left: ReadonlyMap<string, Failure> }> {
  const entries = await journal.entries({ keys: items.map(({ key }) => key) })
  const left = entries.flatMap(({ item, events }) => {
    const until = addDays((events[0]?.at ?? item.changedAt).slice(0, 10), goodForDays)
    if (item.state !== 'planned' || rooms.today() <= until) return []
    return [[item.key, new Failure('bad-input', { reason: 'operation-expired', expected: until })] as const]
  })
  const check: Batch['check'] = async ({ intent }, rows) => {
    if (intent.act !== 'revoke') return null
    return interlocked({ address: intent.row, reason: intent.reason }, rows, rooms.today())
  }
  return { batches: [{ items, check, caps: capsOf(rooms, null) }], left: new Map(left) }
}
