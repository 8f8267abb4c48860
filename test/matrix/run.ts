import type { Act } from '../../src/domain/intent.ts'
import { matrixOf, tableOf } from './matrix.ts'

const acts = ['apply', 'cancel', 'revoke', 'edit'] as const satisfies readonly Act[]
const asked = process.argv.slice(2)
const wanted = acts.filter((act) => asked.length === 0 || asked.includes(act))
if (wanted.length === 0) throw new Error(`npm run matrix -- [${acts.join(' | ')}]`)

for (const act of wanted) {
  const matrix = await matrixOf(act)
  console.log(`${tableOf(matrix)}\n`)
  for (const wrong of matrix.wrong) console.log(wrong)
  if (matrix.wrong.length > 0 || matrix.yen.journal !== matrix.yen.bill) process.exitCode = 1
}
