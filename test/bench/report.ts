import { cpus } from 'node:os'
import type { Measured } from './measure.ts'
import type { Plan } from './plan.ts'
import type { WayName } from './ways/index.ts'

/** All that a benchmark measured. */
export interface Report {
  readonly plan: Plan
  readonly rounds: readonly Readonly<Record<WayName, Measured>>[]
  readonly memory: readonly Measured[]
}

const titles: Readonly<Record<WayName, string>> = {
  todoke: 'todoke',
  todokeShort: 'todoke with `TODOKE_SHORT_WAY=on`',
  naive: 'naive script: a browser per facility, click by click, in the installed browser',
  naiveShell: 'the naive script in a headless shell',
  http: 'plain HTTP: the floor',
}

/** One way over all rounds: medians, and medians of the ratios within each round. */
interface Summary {
  readonly way: WayName
  readonly seconds: number
  readonly cpuSeconds: number | null
  readonly kilobytes: number
  readonly peakMegabytes: number | null
  /** How many times the naive script's throughput. */
  readonly timesNaive: number
  readonly timesNaiveCpu: number | null
}

/** Medians over the rounds, for people and for `--json` alike. */
export function summarise({ rounds }: Report): readonly Summary[] {
  return (['todoke', 'todokeShort', 'naive', 'naiveShell', 'http'] as const).map((way) => {
    const over = (figure: Figure): number | null => median(rounds.map((round) => round[way][figure]))
    const ratio = (figure: Figure): number | null =>
      median(rounds.map((round) => quotient(round.naive[figure], round[way][figure])))
    return {
      way,
      seconds: over('seconds') ?? 0,
      cpuSeconds: over('cpuSeconds'),
      kilobytes: over('kilobytes') ?? 0,
      peakMegabytes: over('peakMegabytes'),
      timesNaive: ratio('seconds') ?? 0,
      timesNaiveCpu: ratio('cpuSeconds'),
    }
  })
}

type Figure = 'seconds' | 'cpuSeconds' | 'kilobytes' | 'peakMegabytes'

/** How much more memory the longer night took than the shorter: 1.00 is none; null when it was not measured. */
export function growth({ memory }: Report): number | null {
  const [short, long] = memory
  return quotient(long?.peakMegabytes ?? null, short?.peakMegabytes ?? null)
}

/** The report as Markdown. */
export function inMarkdown(report: Report): string {
  const { plan, memory, rounds } = report
  const lines = summarise(report).map(
    ({ way, seconds, cpuSeconds, kilobytes, peakMegabytes, timesNaive, timesNaiveCpu }) =>
      `| ${titles[way]} | ${fixed(seconds, 2)} | ${fixed(cpuSeconds, 2)} | ${fixed(kilobytes, 0)} | ${fixed(peakMegabytes, 0)} | ${fixed(timesNaive, 1)} | ${fixed(timesNaiveCpu, 1)} |`,
  )
  const times = (naive: WayName, own: WayName): string =>
    rounds.map((round) => fixed(quotient(round[naive].seconds, round[own].seconds), 1)).join(', ')
  return [
    '| Way | s / facility | CPU s / facility | KB / facility | peak memory MB | x naive, time | x naive, CPU |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
    `${cpus().length} processors, ${plan.weight} KB of script, ${plan.latency} ms an answer, seed ${plan.seed}; medians of ${rounds.length} rounds in turn of ${plan.facilities} facilities (naive: ${plan.naive}). todoke x naive in each round: ${times('naive', 'todoke')}, by the short way ${times('naive', 'todokeShort')}; x the naive script in a headless shell: ${times('naiveShell', 'todoke')}, by the short way ${times('naiveShell', 'todokeShort')}.`,
    ...memoryLines(memory, growth(report)),
    '',
  ].join('\n')
}

function memoryLines(memory: readonly Measured[], grown: number | null): string[] {
  if (memory.length === 0) return []
  return [
    '',
    '| todoke, one night | s / facility | CPU s / facility | KB / facility | peak memory MB |',
    '| --- | --- | --- | --- | --- |',
    ...memory.map(
      ({ facilities, seconds, cpuSeconds, kilobytes, peakMegabytes }) =>
        `| ${facilities} facilities | ${fixed(seconds, 2)} | ${fixed(cpuSeconds, 2)} | ${fixed(kilobytes, 0)} | ${fixed(peakMegabytes, 0)} |`,
    ),
    '',
    `Peak memory of the longer night: ${fixed(grown, 2)} times the shorter's.`,
  ]
}

function fixed(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits)
}

function quotient(one: number | null, other: number | null): number | null {
  return one === null || other === null || other === 0 ? null : one / other
}

function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).toSorted((one, other) => one - other)
  const middle = known.slice(Math.floor((known.length - 1) / 2), Math.floor(known.length / 2) + 1)
  return middle.length === 0 ? null : middle.reduce((sum, value) => sum + value, 0) / middle.length
}
