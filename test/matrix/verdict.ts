import type { MockPortal } from '../../mock-portal/contract.ts'
import { judge } from '../judge/judge.ts'
import type { Life } from './life.ts'
import type { Scene } from './scene.ts'

/** Whether a person would go on with `apply resume`. */
export function isOpen({ items }: Life): boolean {
  return items.some(({ state }) => state === 'planned' || state === 'uncertain')
}

/** What the judge holds against it, and whatever is not done once and known to be done. */
export function verdict(
  { control }: Pick<MockPortal, 'control'>,
  { act, facility, items, plans, operations }: Scene,
  lives: readonly Life[],
): readonly string[] {
  const ledger = control.ledger().filter(({ facilityCode }) => facilityCode === facility.facilityCode)
  const reports = lives.flatMap(({ report }) => report ?? [])
  const done = ledger.filter(({ what }) => what === act).length
  return [
    ...judge({ ledger, plans, operations, reports }).map(({ kind, where }) => `${kind} ${where}`),
    ...(done === items.length ? [] : [`${done} of ${items.length} done`]),
    ...(lives.at(-1)?.items ?? []).flatMap(({ key, state, failure }) =>
      state === 'submitted' ? [] : [`${key} is ${state}: ${JSON.stringify(failure)}`],
    ),
    ...lives.flatMap(({ bugs }) => bugs),
  ]
}

/** What the journal has as spent. */
export function yenOf(life: Life | undefined): number {
  const done = life?.items.filter(({ state }) => state === 'submitted') ?? []
  return done.reduce((sum, { fee, postage }) => sum + fee + postage, 0)
}

/** What an item took from the run on in which it was struck. `1×`: that run was enough; `look`: the next one has pressed nothing, for the table had all; else how many runs more. */
export function tookOf(lives: readonly Life[], key: string): string {
  const after = lives.map(({ items }) => items.find((item) => item.key === key))
  const more = after.findIndex((item) => item?.state === 'submitted')
  if (more === 0) return '1×'
  if (more !== 1) return `${more < 0 ? after.length - 1 : more} resumes`
  return after[0]?.attempts === after[1]?.attempts ? 'look' : 'resume'
}
