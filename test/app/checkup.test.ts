import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createTodoke, type Todoke } from '../../src/app.ts'
import { Secret } from '../../src/domain/secret.ts'
import type { Settings } from '../../src/domain/settings.ts'
import { settings } from '../cli/stage.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
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

it('a checkup of a terminal of the closed network says what that lacks, and asks for nothing of the portal', async () => {
  const home = await mkdtemp(join(tmpdir(), 'todoke-checkup-'))
  const mock = await startMockPortal({ today: '2026-11-21' })
  const { url, certificates } = await mock.openQualification()
  const file = async (name: string, content: string | Buffer) => {
    await writeFile(join(home, name), content)
    return join(home, name)
  }
  onTestFinished(async () => {
    await mock.close()
    await rm(home, { recursive: true })
  })
  const { good, expired, otherAuthority } = certificates
  const qualificationCa = await file('ca.pem', certificates.authority)
  const lines = async (changed: Partial<Settings>, prepare?: (todoke: Todoke) => Promise<void>) => {
    const wanted = { ...settings, home, vault: 'file', language: 'en', qualificationUrl: url, ...changed } as const
    const todoke = await createTodoke(wanted, { askPassphrase: async () => new Secret('a passphrase of the test') })
    await prepare?.(todoke)
    const checks = await todoke.doctor()
    await todoke.close()
    expect(checks.map(({ name }) => name)).not.toContain('portal')
    return checks.slice(-3).map(({ ok, found, remedy }) => (ok ? found : `${found} ${remedy}`))
  }
  const shown = async ({ pfx, passphrase }: typeof good) => ({
    qualificationPfx: await file('client.pfx', pfx),
    qualificationPassphrase: new Secret(passphrase),
  })
  expect(await lines({})).toEqual([
    expect.stringMatching(/No client certificate.*TODOKE_QUALIFICATION_PFX/),
    expect.stringMatching(/No client certificate/),
    expect.stringMatching(/neither a master account.*vault set CODE --secret-name masterUserId/),
  ])
  expect((await lines({ ...(await shown(expired)), qualificationCa }))[0]).toMatch(/has expired \(it was good until 20/)
  expect((await lines({ ...(await shown(otherAuthority)), qualificationCa }))[1]).toMatch(
    /refused this client certificate/,
  )
  expect((await lines(await shown(good)))[1]).toMatch(/does not trust.*TODOKE_QUALIFICATION_CA/)
  expect((await lines({ ...(await shown(good)), qualificationUrl: null }))[1]).toMatch(
    /address.*TODOKE_QUALIFICATION_URL/,
  )
  expect(await lines({ ...(await shown(good)), qualificationCa }, kept)).toEqual([
    expect.stringMatching(/^- 20\d\d-/),
    url,
    '1311234569',
  ])
})

async function kept(todoke: Todoke): Promise<void> {
  for (const name of ['resetUserId', 'resetPin'] as const)
    await todoke.setSecret('1311234569', name, new Secret('4711'))
}
