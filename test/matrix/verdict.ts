import { isDeepStrictEqual } from 'node:util'
import type { MockPortal } from '../../mock-portal/contract.ts'
import { judge } from '../judge/judge.ts'
import type { Life } from './life.ts'
import type { Scene } from './scene.ts'

/** Whether a person would go on with `apply resume`. */
export function isOpen({ items }: Life): boolean {
  return items.some(({ state }) => state === 'planned' || state === 'uncertain')
}

/** Why a run has done less than it was to do, in its own words. */
export function causeOf({ report, items, bugs }: Life): string {
  return [...bugs, JSON.stringify(report?.items.map(({ error }) => error) ?? items)].join('; ')
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

/** `1×`: the first run was enough; `look`: the next one has pressed nothing, for the table had all; else how many runs more. */
export function tookOf(lives: readonly Life[]): string {
  if (lives.length === 1) return '1×'
  if (lives.length > 2) return `${lives.length - 1} resumes`
  const [first, second] = lives.map(({ items }) => items.map(({ attempts }) => attempts))
  return isDeepStrictEqual(first, second) ? 'look' : 'resume'
}
