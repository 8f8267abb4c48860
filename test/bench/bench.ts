import process from 'node:process'
import { readPlan, usage, type Plan } from './plan.ts'
import { growth, inMarkdown, summarise } from './report.ts'
import { runPlan } from './run.ts'

const plan = planOrUsage()
if (plan) {
  try {
    const report = await runPlan(plan, (line) => process.stderr.write(`${line}\n`))
    const json = { ...report, summary: summarise(report), memoryGrowth: growth(report) }
    process.stdout.write(plan.json ? `${JSON.stringify(json, null, 2)}\n` : inMarkdown(report))
  } catch (error) {
    fail(error, 1)
  }
}

function planOrUsage(): Plan | null {
  try {
    return readPlan(process.argv.slice(2))
  } catch (error) {
    fail(error, 2)
    process.stderr.write(`\n${usage}\n`)
    return null
  }
}

function fail(error: unknown, code: number): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = code
}
