import type { Act } from '../../src/domain/intent.ts'
import { matrixOf, tableOf } from './matrix.ts'

const acts = ['apply', 'cancel', 'revoke', 'edit'] as const satisfies readonly Act[]
const asked = process.argv.slice(2)
const door = asked.includes('portal') ? 'portal' : 'direct'
const named = acts.filter((act) => asked.includes(act))
if (named.length + (door === 'portal' ? 1 : 0) < asked.length)
  throw new Error(`npm run matrix -- [portal] [${acts.join(' | ')}]`)

for (const act of named.length > 0 ? named : acts) {
  const matrix = await matrixOf({ act, door })
  console.log(`${tableOf(matrix)}\n`)
  for (const wrong of matrix.wrong) console.log(wrong)
  if (matrix.wrong.length > 0 || matrix.yen.journal !== matrix.yen.bill) process.exitCode = 1
}
