import type { Facility } from '../domain/facility.ts'
import type { FiledItemReport, FilingReport, ListedItem, ReportedItem } from '../domain/filing-report.ts'
import type { ItemState, JournalItem } from '../domain/intent.ts'
import type { JournalEntry } from '../domain/journal.ts'
import type { Fee } from '../domain/plan.ts'
import type { FilingEnd } from './filing-run.ts'
import type { Filing } from './filing-visit.ts'
import { reportedError, reportedFailure } from './reported.ts'
import type { Rooms } from './rooms.ts'

/** What a run came to; `items` are those it was about, as the journal has them now. */
export function reportOf(
  { rooms, run, submit }: Filing,
  end: FilingEnd,
  items: readonly JournalItem[],
  facilities: readonly Facility[],
): FilingReport {
  const { language } = rooms.settings
  const count = (state: ItemState): number => items.filter((item) => item.state === state).length
  return {
    run: {
      id: run.id,
      startedAt: run.startedAt,
      endedAt: rooms.now(),
      submit,
      submitted: count('submitted'),
      planned: count('planned'),
      failed: count('failed'),
      uncertain: count('uncertain'),
      skipped: count('skipped'),
      fee: feeIn(items, 'submitted'),
      feePlanned: feeIn(items, 'planned'),
      interrupted: end.interrupted,
      stoppedBy: end.stoppedBy && reportedFailure(end.stoppedBy, language),
    },
    items: items.map((item) => filedItem(item, end, facilities, language)),
    findings: [],
  }
}

/** An item of the journal with all that happened to it; its key is the journal's. */
export function listedItem({ item, events }: JournalEntry, facilities: readonly Facility[], rooms: Rooms): ListedItem {
  const sending = events.findLast(({ kind }) => kind === 'sending')
  return {
    ...reportedItem(item, facilities, rooms.settings.language),
    key: item.key,
    changedAt: item.changedAt,
    sentAt: sending?.at ?? null,
    attempts: item.attempts,
    accepted: events.flatMap((event) =>
      event.kind === 'accepted' ? [{ finding: event.finding, reason: event.reason }] : [],
    ),
    events,
  }
}

/** What the items in this state cost together. */
export function feeIn(items: readonly JournalItem[], state: ItemState): Fee {
  const those = items.filter((item) => item.state === state)
  return feeFor(
    those.reduce((sum, { fee }) => sum + fee, 0),
    those.reduce((sum, { postage }) => sum + postage, 0),
  )
}

type Language = Rooms['settings']['language']

/** An item with what this run has learnt of it. */
export function filedItem(
  item: JournalItem,
  { told, stoppedBy }: Pick<FilingEnd, 'told' | 'stoppedBy'>,
  facilities: readonly Facility[],
  language: Language,
): FiledItemReport {
  const known = told.get(item.key)
  const reported = reportedItem(item, facilities, language)
  const stop = item.state === 'planned' && stoppedBy ? reportedFailure(stoppedBy, language) : null
  const isDone = item.state === 'submitted' || item.state === 'skipped'
  const error = isDone ? null : (reportedError(known?.failure ?? null, language) ?? reported.error ?? stop)
  return { ...reported, error, shown: known?.shown ?? null }
}

function reportedItem(item: JournalItem, facilities: readonly Facility[], language: Language): ReportedItem {
  const { key, planId, facilityCode, intent, state, requestId, failure, fee, postage } = item
  const name = facilities.find((facility) => facility.facilityCode === facilityCode)?.name
  const { contactName, terminalName } = intent.act === 'apply' ? intent : intent.row
  return {
    key: planId !== null && key.startsWith(`${planId}:`) ? key.slice(planId.length + 1) : key,
    planId,
    act: intent.act,
    facilityCode,
    facilityName: name ?? (intent.act === 'apply' ? intent.facilityName : facilityCode),
    contactName,
    terminalName,
    state,
    requestId,
    error: reportedError(failure, language),
    fee: feeFor(fee, postage),
  }
}

function feeFor(certificates: number, postage: number): Fee {
  return { certificates, postage, total: certificates + postage }
}
