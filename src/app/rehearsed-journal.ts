import type { JournalItem } from '../domain/intent.ts'
import type { JournalEntry, JournalFilter, NewItem } from '../domain/journal.ts'
import type { Journal } from '../domain/ports.ts'

/** The journal as it would be with these items, for a dry run: what is written to it is forgotten. */
export function rehearsed(journal: Journal, news: readonly NewItem[], now: string): Journal {
  const entriesOf = async (filter: JournalFilter): Promise<readonly JournalEntry[]> => {
    const known = new Set((await journal.items({ keys: news.map(({ key }) => key) })).map(({ key }) => key))
    const meant = news.filter(({ key }) => !known.has(key)).map((item) => entryOf(item, now))
    return meant.filter(({ item }) => fits(item, filter))
  }
  return {
    saveItems: async () => {},
    items: async (filter = {}) => [
      ...(await journal.items(filter)),
      ...(await entriesOf(filter)).map(({ item }) => item),
    ],
    entries: async (filter = {}) => [...(await journal.entries(filter)), ...(await entriesOf(filter))],
    beginSending: async () => {
      throw new Error('a dry run presses nothing')
    },
    note: async () => {},
    fail: async () => true,
    settle: async () => true,
    doubt: async () => true,
    life: (sender) => journal.life(sender),
    yen: (filter) => journal.yen(filter),
  }
}

function entryOf({ accepted, ...item }: NewItem, now: string): JournalEntry {
  const blank = { requestId: null, attempts: 0, failure: null, changedAt: now }
  const notes = [
    { kind: 'planned', state: item.state } as const,
    ...accepted.map((each) => ({ kind: 'accepted', ...each }) as const),
  ]
  return {
    item: { ...item, ...blank },
    events: notes.map((note, index) => ({ ...note, number: index + 1, at: now })),
  }
}

function fits(item: JournalItem, { keys, planId, facilityCode, states }: JournalFilter): boolean {
  if (keys && !keys.includes(item.key)) return false
  if (states && !states.includes(item.state)) return false
  return (planId ?? item.planId) === item.planId && (facilityCode ?? item.facilityCode) === item.facilityCode
}
