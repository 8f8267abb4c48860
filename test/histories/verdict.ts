import type { JournalEntry } from '../../src/domain/journal.ts'
import { awaitsRow } from '../../src/domain/attempt.ts'
import { todayInJapan } from '../../src/domain/calendar.ts'
import type { Told } from './history.ts'
import { namesOf, type Deed } from './portal.ts'

const price = 1_500 + 753

/** What is wrong with a history; nothing when every intent came to what the journal says, once, within the caps. */
export function faultsOf(told: Told): readonly string[] {
  return [
    ...told.entries.flatMap((entry) => itemFaults(told, entry)),
    ...moneyFaults(told),
    ...told.offences
      .filter(({ where }) => !confusedGroups(told).has(where))
      .map(({ kind, where }) => `the judge: ${kind} ${where}`),
  ]
}

/**
 * True exactly when no table could tell about this item, or about another application of the same names: while it might have been sent and was not settled,
 * a colleague did the same by hand (applied with the same names, or changed the same row), or the portal itself repeated the request; or colleagues
 * changed the list in the seconds between the table and the pop-up, whose number then fits neither.
 */
export function isConfused(told: Told, entry: JournalEntry): boolean {
  const alike = told.entries.filter((other) => other === entry || groupOf(other) === groupOf(entry))
  return alike.some((other) => isConfusing(told, other))
}

function groupOf({ item: { intent, facilityCode } }: JournalEntry): string {
  const { contactName, terminalName } = intent.act === 'apply' ? intent : intent.row
  return `${intent.act} ${facilityCode} ${contactName} / ${terminalName}`
}

function isConfusing(told: Told, entry: JournalEntry): boolean {
  const { item, events } = entry
  const { portal } = told.scene
  const begun = events.findIndex(({ kind }) => kind === 'sending')
  const sending = events[begun]
  if (sending?.kind !== 'sending') return false
  const repeated =
    deedsOf(told, item.key).length > 1 && new Set(deedsOf(told, item.key).map(({ time }) => time)).size === 1
  const meant = Date.parse(events.slice(0, begun).findLast(({ kind }) => kind === 'intent')?.at ?? '')
  const read = readBefore(told, sending.sender.holder.pid, meant)
  const isClosed = item.state === 'submitted' && !awaitsRow(entry)
  const closed = isClosed ? Date.parse(events.findLast(({ kind }) => kind === 'settled')?.at ?? '') : portal.now
  const meanwhile = portal.ledger.filter(
    ({ detail, time }) => detail['by'] === 'hand' && time >= read && time <= closed,
  )
  const doubted = events.some(({ kind }) => kind === 'doubt')
  return repeated || meanwhile.some((deed) => isAlike(entry, deed) || (doubted && isAtPopup(entry, deed, read)))
}

function isAtPopup({ item, events }: JournalEntry, { facilityCode, time }: Deed, read: number): boolean {
  const sent = events.findLast(({ kind }) => kind === 'sending')
  return facilityCode === item.facilityCode && time >= read && time <= Date.parse(sent?.at ?? '')
}

function readBefore({ readings }: Told, pid: number, time: number): number {
  return readings.findLast((reading) => reading.pid === pid && reading.time <= time)?.time ?? 0
}

function isAlike({ item: { intent, facilityCode } }: JournalEntry, deed: Deed): boolean {
  const { contactName, terminalName } = intent.act === 'apply' ? intent : intent.row
  if (deed.facilityCode !== facilityCode) return false
  return (
    `${contactName} / ${terminalName}` ===
    `${String(deed.detail['contactName'])} / ${String(deed.detail['terminalName'])}`
  )
}

function deedsOf({ scene }: Told, key: string): readonly Deed[] {
  return scene.portal.ledger.filter((deed) => deed.key === key)
}

function itemFaults(told: Told, entry: JournalEntry): readonly string[] {
  const { key, state, failure, attempts } = entry.item
  const deeds = deedsOf(told, key)
  const confused = isConfused(told, entry)
  const times = `${key} is ${state} and stands ${deeds.length} times in the ledger`
  if (new Set(deeds.map(({ time }) => time)).size > 1) return [`${key} was pressed twice`]
  if (deeds.length > 1 && !confused) return [times]
  if (deeds.length > 1 && state !== 'uncertain' && entry.item.intent.act === 'apply')
    return [`${times}, repeated by the portal`]
  switch (state) {
    case 'submitted':
      return deeds.length === 1 || confused ? [] : [times]
    case 'uncertain':
      return confused ? [] : [`${key} is uncertain, and the table could settle it`]
    case 'planned':
      return deeds.length > 0
        ? [times]
        : isHeldBack(told, entry)
          ? []
          : [`${key} was not sent: ${JSON.stringify(failure)}`]
    default:
      return deeds.length > 0 ? [times] : failure === null ? [`${key} is ${state} without a reason (${attempts})`] : []
  }
}

// By a cap, or by something in its facility that is uncertain or that a cap holds back.
function isHeldBack(told: Told, { item }: JournalEntry): boolean {
  const { entries, scene } = told
  const { plan, facility, day, month } = scene.caps
  const isCapped = [plan, facility, day, month].some((cap) => cap !== null)
  return (
    isCapped ||
    entries.some((other) => other.item.facilityCode === item.facilityCode && other.item.state === 'uncertain') ||
    entries.some((other) => other.item.facilityCode === item.facilityCode && isConfused(told, other))
  )
}

function moneyFaults(told: Told): readonly string[] {
  const { caps, portal } = told.scene
  const paid = portal.ledger.filter(({ what, key, time, id }) => {
    const isRepeat = portal.ledger.some((other) => other.key === key && other.time === time && other.id < id)
    return what === 'apply' && key !== null && !isRepeat
  })
  const over = (cap: number | null, group: (deed: Deed) => string): readonly string[] => {
    const sums = [...Map.groupBy(paid, group)].map(([name, deeds]) => [name, deeds.length * price] as const)
    return sums
      .filter(([, sum]) => cap !== null && sum > cap)
      .map(([name, sum]) => `${sum} yen in ${name}, at most ${cap}`)
  }
  const day = (deed: Deed): string => sentOn(told, deed)
  const applications = told.entries.filter(({ item }) => item.intent.act === 'apply')
  const clear = !applications.some((entry) => isConfused(told, entry))
  const { certificates, postage } = told.yen.submitted
  const sum = paid.length * price
  return [
    ...(clear && certificates + postage !== sum
      ? [`the journal says ${certificates + postage} yen, the ledger ${sum}`]
      : []),
    ...over(caps.plan, ({ key }) => key?.split(':')[0] ?? ''),
    ...over(caps.day, day),
    ...over(caps.month, (deed) => day(deed).slice(0, 7)),
    ...over(caps.facility, (deed) => `${deed.facilityCode} ${day(deed).slice(0, 7)}`),
  ]
}

// Caps count by the day of sending, which may be the one before the arrival.
function sentOn({ entries }: Told, { key, time }: Deed): string {
  const events = entries.find(({ item }) => item.key === key)?.events ?? []
  const sending = events.findLast(({ kind, at }) => kind === 'sending' && Date.parse(at) <= time)
  return todayInJapan(sending?.at ?? new Date(time).toISOString())
}

function confusedGroups(told: Told): ReadonlySet<string> {
  const entries = told.entries.filter((entry) => isConfused(told, entry))
  return new Set(
    entries.flatMap(({ item: { key, facilityCode, intent } }) => {
      const names = intent.act === 'apply' ? namesOf(intent) : (intent.row.terminalName ?? '')
      return [
        key,
        [intent.act, facilityCode, names.normalize('NFKC').replaceAll(/\s/gu, '').replace('/', ' / ')].join(' | '),
      ]
    }),
  )
}
