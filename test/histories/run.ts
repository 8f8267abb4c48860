import { parseArgs } from 'node:util'
import { tell } from './history.ts'
import { faultsOf } from './verdict.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string' } },
})
const first = Number(values.only ?? values.seed)
const count = values.only === undefined ? Number(positionals[0] ?? 10_000) : 1
if (![first, count].every(Number.isInteger) || count < 1)
  throw new Error('npm run histories -- [how many] [--seed N] [--only SEED]')

const tally = new Map<string, number>()
let failed = 0
for (let seed = first; seed < first + count; seed += 1) {
  const told = await tell(seed, values.only === undefined ? {} : { log: console.log })
  const faults = faultsOf(told)
  for (const { item } of told.entries) tally.set(item.state, (tally.get(item.state) ?? 0) + 1)
  if (values.only !== undefined)
    for (const { item, events } of told.entries)
      console.log(item.key, item.state, item.requestId, JSON.stringify(events))
  if (faults.length === 0) continue
  failed += 1
  console.log(`seed ${seed}: ${faults.join('; ')} (npm run histories -- --only ${seed})`)
}
console.log(
  `${count} histories from seed ${first}: ${failed} failed; items ${JSON.stringify(Object.fromEntries(tally))}`,
)
if (failed > 0) process.exitCode = 1
