import { parseArgs } from 'node:util'

/** What one benchmark measures. */
export interface Plan {
  /** Facilities per round for todoke and for plain HTTP. */
  readonly facilities: number
  /** Facilities per round for the naive script, whose cost per facility does not depend on how many there are. */
  readonly naive: number
  readonly rounds: number
  /** Facilities at once; null: todoke's own default. */
  readonly concurrency: number | null
  /** Two nights of todoke whose peak memory is compared; none: not measured. */
  readonly memory: readonly number[]
  readonly weight: number
  readonly latency: number
  readonly seed: number
  readonly json: boolean
}

/** How the benchmark is called. */
export const usage = `npm run bench -- [options]
  --facilities N    per round for todoke and plain HTTP (24)
  --naive N         per round for the naive script (6)
  --rounds N        each round measures all three in turn (3)
  --concurrency N   facilities at once for todoke and plain HTTP (todoke's default)
  --memory A,B      nights whose peak memory is compared (50,200); none: not measured
  --weight KB       script that the portal's pages load and execute (3000)
  --latency MS      added to each answer (60)
  --seed N          of the mock's facilities (1)
  --json            one JSON document in place of the tables`

/** Reads the arguments; throws what is wrong with them. */
export function readPlan(given: readonly string[]): Plan {
  const { values } = parseArgs({ args: [...given], options })
  const memory = values.memory === 'none' ? [] : values.memory.split(',').map((count) => whole('memory', count))
  return {
    facilities: whole('facilities', values.facilities),
    naive: whole('naive', values.naive),
    rounds: whole('rounds', values.rounds),
    concurrency: values.concurrency === undefined ? null : whole('concurrency', values.concurrency),
    memory,
    weight: whole('weight', values.weight, 0),
    latency: whole('latency', values.latency, 0),
    seed: whole('seed', values.seed, 0),
    json: values.json,
  }
}

const options = {
  facilities: { type: 'string', default: '24' },
  naive: { type: 'string', default: '6' },
  rounds: { type: 'string', default: '3' },
  concurrency: { type: 'string' },
  memory: { type: 'string', default: '50,200' },
  weight: { type: 'string', default: '3000' },
  latency: { type: 'string', default: '60' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const

/** A whole number that was given; throws what is wrong with it. */
export function whole(name: string, text: string, least = 1): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < least) throw new Error(`--${name} ${text}: a whole number from ${least}`)
  return number
}
