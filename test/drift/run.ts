import { parseArgs } from 'node:util'
import { launch } from '../launch.ts'
import { mutant, plantNames, sitesOf, type Mutant } from './mutants.ts'
import { caught, summarize, survival, tables, told } from './report.ts'
import { openSaved } from './saved.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string' }, verbose: { type: 'boolean' } },
})
const seed = Number(values.seed)
// The harness proves itself on the first ones: it must find each planted weakness wrong.
const proving = 500
const numbers =
  values.only === undefined
    ? Array.from({ length: Number(positionals[0] ?? 500) }, (_, number) => number)
    : values.only.split(',').map(Number)
if (numbers.length === 0 || ![seed, ...numbers].every(Number.isInteger))
  throw new Error('npm run drift -- [how many] [--seed N] [--only number,number] [--verbose]')

const browser = await launch()
try {
  const sites = await sitesOf(await openSaved(browser))
  console.log(`seed ${seed}: ${numbers.length} mutants of ${sites.length} addresses`)
  const mutants: Mutant[] = []
  for (const number of numbers) {
    mutants.push(await mutant(sites, seed, number, number < proving))
    if (process.stderr.isTTY && number % 100 === 0) process.stderr.write(`\r${number}`)
  }
  const summary = summarize(mutants)
  if (values.only !== undefined) for (const each of mutants) console.log(JSON.stringify(each, null, 1))
  console.log(`${tables(summary)}\n`)
  console.log(caught(summary, Math.min(numbers.length, proving)))
  for (const each of summary.wrongs) console.log(told(each))
  if (values.verbose) for (const each of summary.lost) console.log(told(each))
  console.log(`WRONG ${summary.ours.wrong}, survived ${(survival(summary.ours) * 100).toFixed(2)} % (seed ${seed})`)
  const blind = numbers.length >= proving && plantNames.some((plant) => summary.plants[plant] === 0)
  if (summary.ours.wrong > 0 || survival(summary.ours) < 0.95 || blind) process.exitCode = 1
} finally {
  await browser.close()
}
