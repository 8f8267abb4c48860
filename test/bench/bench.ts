import process from 'node:process'
import { benchFiling, filingUsage } from './filing.ts'
import { readPlan, usage, type Plan } from './plan.ts'
import { growth, inMarkdown, summarise } from './report.ts'
import { runPlan } from './run.ts'

const [what, ...rest] = process.argv.slice(2)
const plan = what === 'filing' ? null : planOrUsage()
try {
  if (what === 'filing') process.stdout.write(await benchFiling(rest))
  else if (plan) await benchReading(plan)
} catch (error) {
  fail(error, 1)
}

async function benchReading(wanted: Plan): Promise<void> {
  const report = await runPlan(wanted, (line) => process.stderr.write(`${line}\n`))
  const json = { ...report, summary: summarise(report), memoryGrowth: growth(report) }
  process.stdout.write(wanted.json ? `${JSON.stringify(json, null, 2)}\n` : inMarkdown(report))
}

function planOrUsage(): Plan | null {
  try {
    return readPlan(process.argv.slice(2))
  } catch (error) {
    fail(error, 2)
    process.stderr.write(`\n${usage}\n\n${filingUsage}\n`)
    return null
  }
}

function fail(error: unknown, code: number): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = code
}
