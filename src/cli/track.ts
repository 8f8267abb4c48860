import { type Command, type Context, selectionOf, suggestNext, tell } from './context.ts'
import type { TrackedItem, TrackReport } from '../domain/reports.ts'
import { exitCodeOf } from './exit-code.ts'
import { followRun } from './progress.ts'
import { type Cell, sayTable } from './table.ts'
import { sayUnread } from './unread.ts'

/** `todoke track`: where each registered letter is. */
export const track: Command = async (context) => {
  const progress = await followRun(context)
  const todoke = await context.open(progress.listeners)
  const report = await todoke.track(selectionOf(context), { signal: context.signal }).finally(progress.end)
  tell(context, report, () => {
    sayTracked(context, report)
    suggestNext(context, 'certs')
  })
  return exitCodeOf(report.items.map(({ error }) => error?.code ?? null))
}

/** Says every letter with its newest event, then those that could not be looked up. */
export function sayTracked(
  { terminal: { out }, words }: Pick<Context, 'terminal' | 'words'>,
  { items }: TrackReport,
): void {
  const { columns, talk } = words
  const found = items.filter(({ error }) => error === null)
  if (items.length === 0) return out.say(talk.nothingToTrack)
  const headings = [
    { heading: columns.deliveryStatus },
    { heading: columns.trackingNumber },
    { heading: columns.facility, shrinks: true },
    { heading: columns.terminalName, shrinks: true },
    { heading: columns.lastEvent, shrinks: true },
    { heading: columns.facilityCode },
  ] as const
  if (found.length > 0)
    sayTable(
      out,
      headings,
      found.map((item) => rowOf(item, talk.none)),
    )
  sayUnread(
    out,
    items.filter(({ error }) => error !== null),
    words,
  )
  out.say(`\n${out.paint('bold', talk.tracked({ items: items.length, failed: items.length - found.length }))}`)
}

function rowOf(item: TrackedItem, none: string): Cell[] {
  const last = item.events.at(-1)
  const known = last === undefined ? none : `${last.on} ${last.history} ${last.office}`
  const event: Cell = item.postError === null ? known : { text: `[${item.postError.code}]`, style: 'red' }
  const { deliveryStatus, trackingNumber, facilityName, terminalName, facilityCode } = item
  return [deliveryStatus ?? none, trackingNumber ?? none, facilityName, terminalName ?? none, event, facilityCode]
}
