import { Failure } from '../domain/failure.ts'
import type { JournalItem } from '../domain/intent.ts'
import type { Caps, JournalFilter } from '../domain/journal.ts'
import type { Journal } from '../domain/ports.ts'

type Scope = JournalFilter & { readonly sentOn?: string }

/** For which of these items, taken in their order, the caps leave no room: no portal is visited for them. The journal itself stands behind it, at the press. */
export async function beyondCaps(
  journal: Journal,
  items: readonly { readonly item: JournalItem; readonly caps: Caps }[],
  today: string,
): Promise<ReadonlyMap<string, Failure>> {
  const spent = new Map<string, number>()
  const beyond = new Map<string, Failure>()
  for (const { item, caps } of items) {
    const price = item.state === 'planned' ? item.fee + item.postage : 0
    const scopes = price === 0 ? [] : scopesOf(item, caps, today)
    for (const { name, filter } of scopes) spent.set(name, spent.get(name) ?? (await spentUnder(journal, filter)))
    const broken = scopes.find(({ name, limit }) => (spent.get(name) ?? 0) + price > limit)
    if (broken) beyond.set(item.key, exceeded(broken, (spent.get(broken.name) ?? 0) + price))
    else for (const { name } of scopes) spent.set(name, (spent.get(name) ?? 0) + price)
  }
  return beyond
}

interface Limit {
  /** Which sum it is: the same for all items that count towards it. */
  readonly name: string
  readonly cap: keyof Caps
  readonly limit: number
  readonly filter: Scope
}

function scopesOf({ planId, facilityCode }: JournalItem, caps: Caps, today: string): readonly Limit[] {
  const month = today.slice(0, 7)
  const filters = {
    plan: planId === null ? {} : { planId },
    facility: { facilityCode, sentOn: month },
    day: { sentOn: today },
    month: { sentOn: month },
  } satisfies Record<keyof Caps, Scope>
  return (['plan', 'facility', 'day', 'month'] as const).flatMap((cap) => {
    const limit = caps[cap]
    const filter = filters[cap]
    return limit === null ? [] : [{ name: `${cap} ${JSON.stringify(filter)}`, cap, limit, filter }]
  })
}

async function spentUnder(journal: Journal, filter: Scope): Promise<number> {
  const { submitted, uncertain } = await journal.yen(filter)
  return submitted.certificates + submitted.postage + uncertain.certificates + uncertain.postage
}

function exceeded({ cap, limit }: Limit, found: number): Failure {
  return new Failure('not-allowed', {
    reason: 'cap-exceeded',
    where: cap,
    expected: String(limit),
    found: String(found),
  })
}
