import { createTodoke, Secret, type Settings } from '../../src/index.ts'

const { TODOKE_TEST_SETTINGS = '', TODOKE_TEST_PASSPHRASE = '' } = process.env
const settings: Settings = JSON.parse(TODOKE_TEST_SETTINGS)
const askPassphrase = async () => new Secret(TODOKE_TEST_PASSPHRASE)
const todoke = await createTodoke(settings, { askPassphrase })
const { run } = await todoke.scan()
await todoke.certificates()
await todoke.notices()
await todoke.doctor()
await todoke.close()
process.exitCode = 40 + run.ok + 2 * run.failed // the only way to tell anything without printing it
