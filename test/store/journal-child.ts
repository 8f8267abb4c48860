import { openStore } from '../../src/store/store.ts'

const [file = '', holder = '', ...keys] = process.argv.slice(2)
const store = await openStore({ file })
process.stdout.write('ready\n')
await new Promise((resolve) => process.stdin.once('data', resolve))
for (const key of keys) {
  const answer = await store.beginSending({
    key,
    holder: JSON.parse(holder),
    at: '2026-11-21T10:00:00+09:00',
    today: '2026-11-21',
    clock: '2026-11-21T01:00:00Z',
    caps: { plan: 30 * 2253, facility: null, day: null, month: null },
  })
  process.stdout.write(`${key} ${answer.kind}\n`)
}
await store.close()
process.exit()
