import { once } from 'node:events'
import process from 'node:process'
import { createTodoke, Secret } from '../../src/index.ts'
import type { KilledOrder } from './interruption.ts'

const [{ settings, passphrase, pfxPassphrase, wish, boundary }] = (await once(process, 'message')) as [KilledOrder]
const todoke = await createTodoke(
  { ...settings, qualificationPassphrase: new Secret(pfxPassphrase) },
  {
    askPassphrase: async () => new Secret(passphrase),
    crossed: (crossed) => {
      if (crossed === boundary) process.kill(process.pid, 'SIGKILL')
    },
  },
)
await todoke.resetPassword(wish, { submit: true })
console.error(`${boundary} was not crossed`)
process.exit(1)
