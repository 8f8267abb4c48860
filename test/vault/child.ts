import { Secret } from '../../src/domain/secret.ts'
import { openFileVault } from '../../src/vault/file-vault.ts'
import { holding } from '../../src/vault/lock.ts'

const [what, file = '', name = '', count = '0'] = process.argv.slice(2)
const vault = openFileVault({ file, passphrase: async () => new Secret('correct horse') })
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

const write = async (): Promise<void> => {
  for (let index = 0; index < Number(count); index += 1) {
    const facilityCode = `${name}${String(index).padStart(4, '0')}`
    await vault.set([{ facilityCode, name: 'password', secret: new Secret(`password of ${facilityCode}`) }])
    say(facilityCode)
  }
}

const hold = (): Promise<void> =>
  holding(`${file}.lock`, () => {
    say('held')
    return new Promise(() => setInterval(() => {}, 1_000_000))
  })

await (what === 'write' ? write() : hold())
