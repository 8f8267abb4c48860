import { createTodoke, Secret, type Settings } from '../../src/index.ts'

const { TODOKE_TEST_SETTINGS = '', TODOKE_TEST_PASSPHRASE = '', TODOKE_TEST_PLAN = '' } = process.env
const settings: Settings = JSON.parse(TODOKE_TEST_SETTINGS)
let stood = false
const todoke = await createTodoke(settings, {
  askPassphrase: async () => new Secret(TODOKE_TEST_PASSPHRASE),
  crossed: (boundary) => {
    if (boundary !== 'sending-written' || stood) return
    stood = true
    process.kill(process.pid, 'SIGSTOP') // here it stands still until somebody wakes it
  },
})
const { items } = await todoke.applyPlan(TODOKE_TEST_PLAN, { submit: true })
await todoke.close()
process.stdout.write(JSON.stringify(items))
