import { measure, type Measured } from './measure.ts'
import { openMock, type Mock } from './mock.ts'
import type { Plan } from './plan.ts'
import type { Report } from './report.ts'
import type { WayName } from './ways/index.ts'

const today = '2026-11-21'

/** Measures all ways in turn, round after round, then the nights whose memory is compared. Throws when anything was read wrongly. */
export async function runPlan(plan: Plan, told: (line: string) => void): Promise<Report> {
  const { seed, weight, latency } = plan
  const facilities = Math.max(plan.facilities, plan.naive, ...plan.memory)
  const mock = await openMock({ today, seed, weight, latency, facilities })
  const tell = async (what: string, running: Promise<Measured>): Promise<Measured> => {
    const measured = await running
    told(`${what}: ${measured.seconds.toFixed(2)} s and ${measured.cpuSeconds?.toFixed(2) ?? '–'} CPU s per facility`)
    return measured
  }
  try {
    const rounds: Report['rounds'][number][] = []
    for (let round = 0; round < plan.rounds; round++) {
      const one = (way: WayName): Promise<Measured> =>
        tell(`round ${round + 1}, ${way}`, measureWay(mock, plan, way, round))
      rounds.push({
        todoke: await one('todoke'),
        todokeShort: await one('todokeShort'),
        naive: await one('naive'),
        naiveShell: await one('naiveShell'),
        http: await one('http'),
      })
    }
    const memory: Measured[] = []
    for (const count of plan.memory) memory.push(await tell(`${count} facilities`, night(mock, plan, count)))
    return { plan, rounds, memory }
  } finally {
    mock.close()
  }
}

function measureWay(mock: Mock, plan: Plan, way: WayName, round: number): Promise<Measured> {
  const { portalUrl, origins } = mock
  const all = mock.facilities.slice(0, plan.facilities)
  // The naive script reads other ones of them in each round.
  const some = way.startsWith('naive') ? spread(all, plan.naive, round) : all
  return measure(mock, way, { portalUrl, origins, facilities: some, today, concurrency: plan.concurrency })
}

function spread<Item>(all: readonly Item[], count: number, round: number): Item[] {
  const stride = Math.max(1, Math.floor(all.length / count))
  return Array.from({ length: Math.min(count, all.length) }, (_, at) => all[(at * stride + round) % all.length]).filter(
    (item) => item !== undefined,
  )
}

function night(mock: Mock, plan: Plan, count: number): Promise<Measured> {
  const { portalUrl, origins } = mock
  const facilities = mock.facilities.slice(0, count)
  return measure(mock, 'todoke', { portalUrl, origins, facilities, today, concurrency: plan.concurrency })
}
