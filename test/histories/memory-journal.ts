import { Failure } from '../../src/domain/failure.ts'
import type { ItemState, JournalItem } from '../../src/domain/intent.ts'
import type {
  Caps,
  JournalEvent,
  JournalFilter,
  JournalNote,
  NewItem,
  SendingAnswer,
  SendingRequest,
  Settlement,
} from '../../src/domain/journal.ts'
import type { Journal, LeaseHolder, Store } from '../../src/domain/ports.ts'

/** What filing needs of a store. */
export type Filing = Journal & Pick<Store, 'takeLease' | 'releaseLease'>

interface Kept {
  item: JournalItem
  sentOn: string | null
  readonly events: string[]
}

interface Lease {
  readonly holder: LeaseHolder
  readonly expiresAt: string
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value))
const priceOf = ({ fee, postage }: JournalItem): number => fee + postage

/** A journal that keeps everything in memory and promises what `store/journal.ts` promises; the same tests run on both. */
export function memoryJournal(): Filing {
  const kept = new Map<string, Kept>()
  const leases = new Map<string, Lease>()
  const all = (): readonly Kept[] => [...kept.values()]
  const one = (key: string): Kept => {
    const found = kept.get(key)
    if (!found) throw new Error(`no item ${key}`)
    return found
  }
  const append = (key: string, note: JournalNote, at: string): void => {
    const { events } = one(key)
    events.push(JSON.stringify({ ...note, number: events.length + 1, at }))
  }
  const change = (key: string, fields: Partial<JournalItem>): void => {
    const found = one(key)
    found.item = copy({ ...found.item, ...fields })
  }
  const matching = ({ keys, planId, facilityCode, states }: JournalFilter = {}): readonly Kept[] =>
    all().filter(
      ({ item }) =>
        (keys?.includes(item.key) ?? true) &&
        (planId === undefined || item.planId === planId) &&
        (facilityCode === undefined || item.facilityCode === facilityCode) &&
        (states?.includes(item.state) ?? true),
    )

  const save = (item: NewItem, at: string): void => {
    const { key, planId, facilityCode, intent, state, fee, postage, accepted } = item
    const there = kept.get(key)?.item
    if (there) {
      const same =
        there.planId === planId &&
        there.facilityCode === facilityCode &&
        JSON.stringify(there.intent) === JSON.stringify(intent)
      if (same) return
      throw new Failure('bad-input', { where: key })
    }
    const blank = { requestId: null, attempts: 0, failure: null, changedAt: at }
    const fields = { key, planId, facilityCode, intent, state, fee, postage, ...blank }
    kept.set(key, { item: copy(fields), sentOn: null, events: [] })
    append(key, { kind: 'planned', state }, at)
    for (const { finding, reason } of accepted) append(key, { kind: 'accepted', finding, reason }, at)
  }

  const spentUnder = (cap: keyof Caps, item: JournalItem, today: string): number => {
    const isCounted = {
      plan: ({ item: other }: Kept) => other.planId === item.planId,
      facility: ({ item: other, sentOn }: Kept) =>
        other.facilityCode === item.facilityCode && sentOn?.slice(0, 7) === today.slice(0, 7),
      day: ({ sentOn }: Kept) => sentOn === today,
      month: ({ sentOn }: Kept) => sentOn?.slice(0, 7) === today.slice(0, 7),
    }[cap]
    return matching({ states: ['submitted', 'uncertain'] })
      .filter(isCounted)
      .reduce((sum, { item: other }) => sum + priceOf(other), 0)
  }

  const begin = ({ key, holder, at, today, clock, caps }: SendingRequest): SendingAnswer => {
    const lease = leases.get('spending')
    if (!lease || !isSame(lease.holder, holder) || Date.parse(lease.expiresAt) <= Date.parse(clock))
      return { kind: 'lease-lost' }
    const { item } = one(key)
    if (item.state !== 'planned') return { kind: 'not-planned' }
    const barring = matching({ facilityCode: item.facilityCode, states: ['uncertain'] }).find(
      (other) => item.intent.act !== 'cancel' || other.item.intent.act !== 'apply',
    )
    if (barring) return { kind: 'blocked', by: barring.item.key }
    for (const cap of ['plan', 'facility', 'day', 'month'] as const) {
      const limit = caps[cap]
      if (limit === null || priceOf(item) === 0) continue
      const spent = spentUnder(cap, item, today)
      if (spent + priceOf(item) > limit) return { kind: 'cap', cap, limit, spent }
    }
    const attempt = item.attempts + 1
    change(key, { state: 'uncertain', attempts: attempt, failure: null, changedAt: at })
    one(key).sentOn = today
    append(key, { kind: 'sending', attempt, sender: { holder, processMark: null, clock } }, at)
    return { kind: 'begun', attempt }
  }

  const settle = (key: string, settlement: Settlement): boolean => {
    const { attempt, from, state, by, requestId, listed, reason, failure, at } = settlement
    const { item } = one(key)
    if (item.state !== from || item.attempts !== attempt || attempt === 0) return false
    if (from === 'submitted' && (state !== 'submitted' || item.requestId !== null)) return false
    change(key, { state, requestId, failure, changedAt: at })
    append(key, { kind: 'settled', state, by, requestId, listed, reason }, at)
    return true
  }

  return {
    async saveItems(items, at) {
      const before = [...kept]
      try {
        for (const item of items) save(item, at)
      } catch (error) {
        kept.clear()
        for (const [key, value] of before) kept.set(key, value)
        throw error
      }
    },
    items: async (filter) => copy(matching(filter).map(({ item }) => item)),
    entries: async (filter) =>
      matching(filter).map(({ item, events }) => ({
        item: copy(item),
        events: events.map((event): JournalEvent => JSON.parse(event)),
      })),
    beginSending: async (request) => begin(request),
    note: async (key, note, at) => append(key, note, at),
    async fail(key, state, failure, at) {
      if (one(key).item.state !== 'planned') return false
      change(key, { state, failure, changedAt: at })
      append(key, { kind: 'failed', state, failure }, at)
      return true
    },
    settle: async (key, settlement) => settle(key, settlement),
    async doubt(key, failure, at) {
      const { item } = one(key)
      if (item.state !== 'planned' || item.attempts === 0) return false
      change(key, { state: 'uncertain', failure, changedAt: at })
      append(key, { kind: 'doubt', found: failure.found ?? '' }, at)
      return true
    },
    life: async () => 'unknown',
    async yen({ sentOn, ...filter } = {}) {
      const found = matching(filter).filter((each) => sentOn === undefined || each.sentOn?.startsWith(sentOn))
      const sum = (state: ItemState) => {
        const items = found.filter(({ item }) => item.state === state).map(({ item }) => item)
        return {
          items: items.length,
          certificates: items.reduce((yen, { fee }) => yen + fee, 0),
          postage: items.reduce((yen, { postage }) => yen + postage, 0),
        }
      }
      return {
        planned: sum('planned'),
        uncertain: sum('uncertain'),
        submitted: sum('submitted'),
        skipped: sum('skipped'),
        failed: sum('failed'),
      }
    },
    async takeLease(name, holder, now, expiresAt) {
      const held = leases.get(name)
      if (held && !isSame(held.holder, holder) && Date.parse(held.expiresAt) > Date.parse(now)) return copy(held.holder)
      leases.set(name, copy({ holder, expiresAt }))
      return null
    },
    async releaseLease(name, holder) {
      const held = leases.get(name)
      if (held && isSame(held.holder, holder)) leases.delete(name)
    },
  }
}

function isSame(one: LeaseHolder, other: LeaseHolder): boolean {
  return one.host === other.host && one.pid === other.pid && one.what === other.what
}
