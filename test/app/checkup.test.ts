import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createTodoke } from '../../src/app.ts'
import { Secret } from '../../src/domain/secret.ts'
import { settings } from '../cli/stage.ts'
import { startImapServer } from '../mailbox/imap-server.ts'

it('a checkup says in sentences what is wrong: a file where the folder should be, no browser', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-checkup-'))
  const home = join(folder, 'home')
  await writeFile(home, 'a file')
  const browser = join(folder, 'no-browser')
  const todoke = await createTodoke({ ...settings, home, browser, vault: 'file', language: 'en' })
  onTestFinished(async () => {
    await todoke.close()
    await rm(folder, { recursive: true })
  })
  const checks = await todoke.doctor()
  expect(checks.map(({ ok }) => ok)).toEqual([true, false, false, false, false, false])
  expect(checks[1]?.found).toBe(`[bad-input] The folder for the data, “${home}”, cannot be written to.`)
  expect(checks[4]?.found).toContain(`The browser of TODOKE_BROWSER, “${browser}”, cannot be run`)
  expect(checks[4]?.remedy).toContain('Edge, Chrome or Chromium')
})

it('a checkup looks into the mailbox that the settings name, by the vault’s password', async () => {
  const home = await mkdtemp(join(tmpdir(), 'todoke-checkup-'))
  const server = await startImapServer([], { password: 'Canary & mail' })
  const imapUrl = `imap://reader@127.0.0.1:${server.port}/INBOX`
  const closed = 'http://127.0.0.1:9/csm'
  const wanted = { ...settings, home, imapUrl, portalUrl: closed, vault: 'file', language: 'en' } as const
  const open = () => createTodoke(wanted, { askPassphrase: async () => new Secret('a passphrase of the test') })
  onTestFinished(async () => {
    await server.close()
    await rm(home, { recursive: true })
  })
  const [without, wrong, right] = [await open(), await open(), await open()]
  const last = async (todoke: Awaited<ReturnType<typeof open>>) => {
    const checks = await todoke.doctor()
    await todoke.close()
    return checks.at(-1)
  }
  expect(await last(without)).toMatchObject({
    name: 'mailbox',
    ok: false,
    remedy: expect.stringContaining('vault set mailbox'),
  })
  await wrong.setSecret('mailbox', 'password', new Secret('Another canary'))
  expect(await last(wrong)).toMatchObject({ name: 'mailbox', ok: false, found: expect.stringContaining('refused') })
  await right.setSecret('mailbox', 'password', new Secret('Canary & mail'))
  expect(await last(right)).toEqual({ name: 'mailbox', ok: true, found: '127.0.0.1 INBOX (0 mails)', remedy: null })
  expect(await readFile(join(home, 'logs', 'todoke.log'), 'utf8')).toMatch(/mailbox-refused/)
  expect(await readFile(join(home, 'logs', 'todoke.log'), 'utf8')).not.toMatch(/canary/i)
})
