import { plantNames, type Baseline, type Mutant } from './mutants.ts'
import type { Plant } from './page/plants.ts'
import type { Outcome } from './page/weigh.ts'

/** How often something came to what. */
export interface Tally {
  readonly struck: number
  /** Struck so that a person could still tell. */
  readonly survivable: number
  /** Of those: found or read right. */
  readonly survived: number
  readonly right: number
  readonly stop: number
  /** Mutants with at least one wrong outcome. */
  readonly wrong: number
}

/** Everything that a run has shown. */
export interface Summary {
  readonly mutants: number
  readonly ours: Tally
  readonly baselines: Readonly<Record<Baseline, Tally>>
  readonly byKind: ReadonlyMap<string, Tally>
  readonly byAddress: ReadonlyMap<string, Tally>
  /** Baselines by kind, in the order of `byKind`. */
  readonly baselinesByKind: ReadonlyMap<string, Readonly<Record<Baseline, Tally>>>
  readonly plants: Readonly<Record<Plant, number>>
  readonly wrongs: readonly { readonly mutant: Mutant; readonly outcome: Outcome }[]
  readonly lost: readonly { readonly mutant: Mutant; readonly outcome: Outcome }[]
}

const baselineNames = ['xpath', 'role, first', 'role, strict'] as const satisfies readonly Baseline[]

interface Weighed {
  readonly mutant: Mutant
  readonly outcome: Outcome
  readonly wrong: boolean
}

const tallyOf = (weighed: readonly Weighed[]): Tally => {
  const survivable = weighed.filter(({ mutant }) => mutant.struck.survivable)
  const count = (outcome: Outcome['outcome'], among = weighed) =>
    among.filter((each) => each.outcome.outcome === outcome).length
  return {
    struck: weighed.length,
    survivable: survivable.length,
    survived: count('right', survivable),
    right: count('right'),
    stop: count('stop'),
    wrong: weighed.filter(({ wrong }) => wrong).length,
  }
}

/** The outcome of the address that was struck; an address that says nothing any more has stopped. */
const watched = ({ outcomes, struck }: Mutant): Outcome =>
  outcomes.find(({ address }) => address === struck.watched) ?? {
    address: struck.watched,
    outcome: 'stop',
    note: 'gone',
  }

const byBaseline = (mutants: readonly Mutant[], name: Baseline): Tally =>
  tallyOf(
    mutants.flatMap((mutant) => {
      const outcome = mutant.baselines[name]
      return outcome ? [{ mutant, outcome, wrong: outcome.outcome === 'wrong' }] : []
    }),
  )

const grouped = <T>(mutants: readonly Mutant[], key: (mutant: Mutant) => string, tally: (group: Mutant[]) => T) =>
  new Map([...Map.groupBy(mutants, key)].map(([name, group]) => [name, tally(group)]))

const baselinesOf = (mutants: readonly Mutant[]) => ({
  xpath: byBaseline(mutants, 'xpath'),
  'role, first': byBaseline(mutants, 'role, first'),
  'role, strict': byBaseline(mutants, 'role, strict'),
})

const ours = (group: readonly Mutant[]): Tally =>
  tallyOf(
    group.map((mutant) => ({
      mutant,
      outcome: watched(mutant),
      wrong: mutant.outcomes.some(({ outcome }) => outcome === 'wrong'),
    })),
  )
const addressOf = ({ page, address }: Mutant): string => `${page.split('.')[0]} ${address}`

/** Counts what the mutants came to. Wrong counts every address of the page, survival the struck one. */
export function summarize(mutants: readonly Mutant[]): Summary {
  const caught = (plant: Plant): number =>
    mutants.filter(({ plants }) => plants[plant]?.some(({ outcome }) => outcome === 'wrong')).length
  return {
    mutants: mutants.length,
    ours: ours(mutants),
    baselines: baselinesOf(mutants),
    byKind: grouped(mutants, ({ kind }) => kind, ours),
    byAddress: grouped(
      mutants.toSorted((one, other) => addressOf(one).localeCompare(addressOf(other))),
      addressOf,
      ours,
    ),
    baselinesByKind: grouped(mutants, ({ kind }) => kind, baselinesOf),
    plants: Object.fromEntries(plantNames.map((plant) => [plant, caught(plant)])) as Record<Plant, number>,
    wrongs: mutants.flatMap((mutant) =>
      mutant.outcomes.filter(({ outcome }) => outcome === 'wrong').map((outcome) => ({ mutant, outcome })),
    ),
    lost: mutants
      .filter(({ struck }) => struck.survivable)
      .map((mutant) => ({ mutant, outcome: watched(mutant) }))
      .filter(({ outcome }) => outcome.outcome !== 'right'),
  }
}

/** The share of survivable mutations that were survived, from 0 to 1; 1 where there were none. */
export const survival = ({ survivable, survived }: Tally): number => (survivable === 0 ? 1 : survived / survivable)

const percent = (tally: Tally): string => (tally.survivable === 0 ? '-' : `${(survival(tally) * 100).toFixed(1)} %`)
const cell = (text: string | number, width: number): string => String(text).padStart(width)

const line = (name: string, tally: Tally, rest = ''): string =>
  `${name.padEnd(52)}${[tally.struck, tally.right, tally.stop, tally.wrong].map((each) => cell(each, 8)).join('')}${cell(tally.survivable, 12)}${cell(percent(tally), 10)}${rest}`

const besides = (by: Readonly<Record<Baseline, Tally>>): string =>
  baselineNames.map((name) => `${cell(by[name].wrong, 9)}${cell(percent(by[name]), 9)}`).join('')

/** The tables of a run, for a terminal. */
export function tables(summary: Summary): string {
  const head = `${'struck'.padStart(8)}${'right'.padStart(8)}${'stop'.padStart(8)}${'WRONG'.padStart(8)}${'survivable'.padStart(12)}${'survived'.padStart(10)}`
  const kinds = [...summary.byKind].map(([kind, tally]) => {
    const by = summary.baselinesByKind.get(kind)
    return line(kind, tally, by ? besides(by) : '')
  })
  return [
    `${''.padEnd(52)}${head}   | wrong and survived: ${baselineNames.join(' | ')}`,
    ...kinds,
    line('all kinds', summary.ours, besides(summary.baselines)),
    '',
    `${''.padEnd(52)}${head}`,
    ...[...summary.byAddress].map(([address, tally]) => line(address, tally)),
    '',
    ...baselineNames.map((name) => line(`baseline ${name}`, summary.baselines[name])),
  ].join('\n')
}

/** How many mutants showed each planted weakness wrong, in one line. */
export const caught = ({ plants }: Summary, among: number): string =>
  `planted weaknesses, wrong in so many of ${among}: ${plantNames.map((plant) => `${plant} ${plants[plant]}`).join(', ')}`

/** One finding in one line, with the number that brings it back. */
export const told = ({ mutant, outcome }: Summary['wrongs'][number]): string =>
  `${outcome.outcome.toUpperCase()} #${mutant.number} ${mutant.page} ${mutant.address}: ${mutant.kind}, ${mutant.struck.note} → ${outcome.address}: ${outcome.note}`
