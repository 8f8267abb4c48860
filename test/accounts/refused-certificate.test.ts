import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Secret, type Settings } from '../../src/index.ts'
import { run } from '../night/command.ts'
import { environmentOf, named } from '../night/stage.ts'
import { atTerminal, keepAccounts, vaultPassphrase, type Terminal } from './stage.ts'

/** What a machine has in place of the right certificate, and what is said of it. */
type Case = readonly [
  name: string,
  settings: (terminal: Terminal, folder: string) => Promise<Partial<Settings>>,
  reason: string,
  said: RegExp,
]

const none = { qualificationPfx: null, qualificationCert: null, qualificationKey: null, qualificationPassphrase: null }

const pfxOf =
  (which: 'expired' | 'otherAuthority') =>
  async ({ system }: Terminal, folder: string): Promise<Partial<Settings>> => {
    const { pfx, passphrase } = system.certificates[which]
    const path = join(folder, `${which}.pfx`)
    await writeFile(path, pfx)
    return { qualificationPfx: path, qualificationPassphrase: new Secret(passphrase) }
  }

const cases: readonly Case[] = [
  ['no certificate', async () => none, 'certificate-missing', /Set TODOKE_QUALIFICATION_PFX/],
  ['an expired certificate', pfxOf('expired'), 'certificate-expired', /has expired.* Renew/],
  [
    'the certificate of another authority',
    pfxOf('otherAuthority'),
    'certificate-refused',
    /refused this client certificate/,
  ],
]

it(
  'without the right certificate an account list and a reset end with the reason, and nobody logs in anywhere',
  { timeout: 120_000 },
  () =>
    atTerminal({}, async (terminal) => {
      const { mock, open, account, home } = terminal
      const facility = named(mock, '第２ﾊﾟｰﾙ中央病院')
      const { facilityCode } = facility
      const first = await open()
      await keepAccounts(first, terminal, facility)
      await first.close()
      await writeFile(join(home, '../passphrase'), vaultPassphrase, { mode: 0o600 })
      for (const [name, change, reason, said] of cases) {
        const changed = await change(terminal, home)
        const settings = { ...terminal.settings, ...changed, language: 'en' as const }
        const typed = { home, environment: environmentOf(settings, join(home, '..')) }
        const told = await run(typed, `account list ${facilityCode} --json`)
        const { error } = JSON.parse(told.out)
        expect([told.code, error.code, error.message], name).toEqual([2, 'bad-input', expect.stringMatching(said)])
        expect(told.err, name).toContain('remedy: ')
        const todoke = await open({}, changed)
        const refused = { code: 'bad-input', detail: { reason } }
        await expect(todoke.listAccounts({ facilityCode }), name).rejects.toMatchObject(refused)
        const { userId } = account(facility, 'admin')
        const reset = todoke.resetPassword({ facilityCode, userId }, { submit: true })
        await expect(reset, name).rejects.toMatchObject(refused)
        await todoke.close()
      }
      expect(mock.control.ledger().filter(({ what }) => what.startsWith('q-'))).toEqual([])
    }),
)
