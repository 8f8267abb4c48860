import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPassphrase, readSettings } from '../src/config.ts'
import type { Sources } from '../src/config-sources.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'todoke-config-'))
})
afterEach(() => rm(directory, { recursive: true }))

const english = { LANG: 'en_GB.UTF-8' }
const sources = (environment: Sources['environment'] = {}, flags: Sources['flags'] = {}): Sources => ({
  flags,
  environment: { ...english, ...environment },
  directory,
  attended: true,
})
const read = (environment?: Sources['environment'], flags?: Sources['flags']) =>
  readSettings(sources(environment, flags))
const put = (name: string, text: string) => writeFile(join(directory, name), text)

describe('the settings', () => {
  it('have defaults for everything', async () => {
    expect(await read()).toEqual({
      home: join(directory, '.todoke'),
      portalUrl: 'https://iryohokenjyoho.service-now.com/csm',
      trackingUrl: 'https://trackings.post.japanpost.jp/services/srv/search/direct',
      directFormUrl: 'https://cert.obn.managedpki.ne.jp/p/rcr',
      directListUrl: 'https://cert.obn.managedpki.ne.jp/p/rx',
      allowedOrigins: [],
      qualificationUrl: null,
      shortWay: 'off',
      qualificationPfx: null,
      qualificationCert: null,
      qualificationKey: null,
      qualificationPassphrase: null,
      qualificationCa: null,
      vault: null,
      vaultPassphraseFile: null,
      browser: null,
      concurrency: null,
      headed: false,
      direct: false,
      language: 'en',
      now: null,
      patience: 30_000,
      vendorName: null,
      vendorPhones: [],
      maxPerFacility: null,
      maxPerDay: null,
      maxPerMonth: null,
      imapUrl: null,
      cron: '0 2 * * *',
      unattended: false,
    })
  })

  it('come from the strongest source', async () => {
    await put('todoke.yaml', 'home: from-yaml\nconcurrency: 3\npatience: 5\nlang: ja\n')
    expect(await read()).toMatchObject({ home: join(directory, 'from-yaml'), concurrency: 3, language: 'ja' })
    await put('.env', '# settings\nTODOKE_HOME=from-file\nTODOKE_CONCURRENCY=4\n')
    expect(await read()).toMatchObject({ home: join(directory, 'from-file'), concurrency: 4, patience: 5000 })
    expect(await read({ TODOKE_HOME: 'from-variable' })).toMatchObject({ home: join(directory, 'from-variable') })
    const flags = { home: 'from-flag', lang: 'en', headed: true }
    const settings = await read({ TODOKE_HOME: 'from-variable', TODOKE_LANG: 'ja' }, flags)
    expect(settings).toMatchObject({ home: join(directory, 'from-flag'), language: 'en', headed: true, concurrency: 4 })
  })

  it('leave the environment of the process alone', async () => {
    await put('.env', 'TODOKE_CRON=1 2 3 4 5\nTODOKE_HOME=elsewhere\n')
    const before = { ...process.env }
    expect((await read()).cron).toBe('1 2 3 4 5')
    expect(process.env).toEqual(before)
  })

  it('take an empty variable for none', async () => {
    expect((await read({ TODOKE_CONCURRENCY: '', TODOKE_VAULT: '' })).concurrency).toBeNull()
  })

  it('read lists from text and from YAML, as origins', async () => {
    const wanted = ['https://a.example', 'http://127.0.0.1:4011']
    const typed = await read({ TODOKE_ALLOWED_ORIGINS: 'https://a.example/path , http://127.0.0.1:4011,' })
    expect(typed.allowedOrigins).toEqual(wanted)
    await put('todoke.yaml', 'allowedOrigins:\n  - https://a.example\n  - http://127.0.0.1:4011\n')
    expect((await read()).allowedOrigins).toEqual(wanted)
  })

  it('name the vendor, and what may be spent', async () => {
    const vendor = { TODOKE_VENDOR_NAME: 'みなとシステム, 東京', TODOKE_VENDOR_PHONE: '0311112222, 0120333444' }
    expect(await read(vendor)).toMatchObject({
      vendorName: 'みなとシステム, 東京',
      vendorPhones: ['0311112222', '0120333444'],
    })
    await put('todoke.yaml', 'maxPerMonth: 300000\nvendorPhones: ["0311112222"]\n')
    const caps = { TODOKE_MAX_PER_FACILITY: '4506', TODOKE_MAX_PER_DAY: '0' }
    const wanted = { maxPerFacility: 4506, maxPerDay: 0, maxPerMonth: 300_000, vendorPhones: ['0311112222'] }
    expect(await read(caps)).toMatchObject(wanted)
  })

  it('name a mailbox', async () => {
    const imapUrl = 'imaps://reader%40example.jp@imap.example.jp:993/INBOX'
    expect((await read({ TODOKE_IMAP_URL: imapUrl })).imapUrl).toBe(imapUrl)
  })

  it('read a .env with a byte order mark, quotes and export', async () => {
    await put('.env', '\uFEFFexport TODOKE_NOW="2026-11-21T02:00:00+09:00"\r\n')
    expect((await read()).now).toBe('2026-11-21T02:00:00+09:00')
  })

  it.each([{ CI: 'true' }, { TODOKE_CI: '1' }])('know by %o that nobody is there', async (environment) => {
    expect((await read(environment)).unattended).toBe(true)
    expect((await read({ CI: 'false' })).unattended).toBe(false)
  })

  it.each([
    ['ja_JP.UTF-8', 'ja'],
    ['ja', 'ja'],
    ['jam_JM', 'en'],
    ['C.UTF-8', 'en'],
  ])('of the locale %s speak %s', async (locale, language) => {
    expect((await readSettings({ ...sources(), environment: { LC_ALL: locale } })).language).toBe(language)
  })
})

describe('wrong settings', () => {
  it.each([
    ['TODOKE_PORTAL_URL', 'http://portal.example/csm', 'begins with https://'],
    ['TODOKE_PORTAL_URL', 'https://user:word@portal.example/csm', 'begins with https://'],
    ['TODOKE_TRACKING_URL', 'post', 'begins with https://'],
    ['TODOKE_ALLOWED_ORIGINS', 'https://a.example,b.example', 'with commas between'],
    ['TODOKE_VAULT', 'chest', 'keychain or file'],
    ['TODOKE_CONCURRENCY', '0', 'from 1 to 32'],
    ['TODOKE_CONCURRENCY', '2.5', 'from 1 to 32'],
    ['TODOKE_CONCURRENCY', 'many', 'from 1 to 32'],
    ['TODOKE_PATIENCE', '-1', 'from 1 to 600'],
    ['TODOKE_MAX_PER_DAY', '-1', 'a whole number of yen'],
    ['TODOKE_MAX_PER_MONTH', '1500.5', 'a whole number of yen'],
    ['TODOKE_MAX_PER_FACILITY', '1,500', 'a whole number of yen'],
    ['TODOKE_NOW', '2026-11-21', 'with its offset'],
    ['TODOKE_NOW', '2026-11-21T02:00:00', 'with its offset'],
    ['TODOKE_IMAP_URL', 'imap://reader@imap.example.jp', 'imaps://user@server', '●●●'],
    ['TODOKE_IMAP_URL', 'imaps://reader:canary@imap.example.jp', 'todoke vault set mailbox', '●●●'],
    ['TODOKE_CRON', 'at two', 'five fields'],
    ['TODOKE_CRON', '0 0 2 * * *', 'five fields'],
    ['TODOKE_LANG', 'fr', 'ja or en'],
  ])('%s=%s are refused by name, with what is wanted', async (name, value, wanted, found = value) => {
    await expect(read({ [name]: value })).rejects.toMatchObject({
      code: 'bad-input',
      detail: { where: name, found, expected: expect.stringContaining(wanted) },
    })
  })

  it('say the line of .env', async () => {
    await put('.env', '# first\n\nTODOKE_VAULT=chest\n')
    await expect(read()).rejects.toMatchObject({ detail: { where: 'TODOKE_VAULT (.env:3)', found: 'chest' } })
  })

  it('say the line of todoke.yaml', async () => {
    await put('todoke.yaml', 'home: here\n\nconcurrency: 99\n')
    await expect(read()).rejects.toMatchObject({ detail: { where: 'concurrency (todoke.yaml:3)', found: '99' } })
  })

  it('say which flag', async () => {
    await expect(read({}, { lang: 'fr' })).rejects.toMatchObject({ detail: { where: '--lang', found: 'fr' } })
  })

  it('name the keys of todoke.yaml when one is not known', async () => {
    await put('todoke.yaml', 'portalURL: https://portal.example\n')
    await expect(read()).rejects.toMatchObject({
      detail: { where: 'portalURL (todoke.yaml:1)', expected: expect.stringContaining('portalUrl') },
    })
  })

  it.each(['home: [', '- home\n', 'just words'])('refuse the YAML %j', async (text) => {
    await put('todoke.yaml', text)
    await expect(read()).rejects.toMatchObject({ code: 'bad-input', detail: { where: 'todoke.yaml:1' } })
  })

  it('are told in the language that is set', async () => {
    await expect(read({ TODOKE_VAULT: 'chest', TODOKE_LANG: 'ja' })).rejects.toMatchObject({
      detail: { expected: 'keychain または file' },
    })
  })
})

const passphrase = async (environment: Sources['environment']) =>
  readPassphrase(await read(environment), sources(environment))

describe('the passphrase of the vault', () => {
  it('is read from its file, without the line end', async () => {
    await put('pass.txt', '\uFEFFlong and secret \n')
    const read = await passphrase({ TODOKE_VAULT_PASSPHRASE_FILE: 'pass.txt', TODOKE_VAULT_PASSPHRASE: 'weak' })
    expect(read?.reveal()).toBe('long and secret ')
  })

  it('is read from the environment or .env, the weak way', async () => {
    expect((await passphrase({ TODOKE_VAULT_PASSPHRASE: 'weak' }))?.reveal()).toBe('weak')
    await put('.env', 'TODOKE_VAULT_PASSPHRASE=from-file\n')
    expect((await passphrase({}))?.reveal()).toBe('from-file')
  })

  it('is nobody else’s when it is not given', async () => {
    expect(await passphrase({})).toBeNull()
  })

  it('never stands in the settings', async () => {
    const settings = await read({ TODOKE_VAULT_PASSPHRASE: 'canary-passphrase' })
    expect(inspect(settings) + JSON.stringify(settings)).not.toContain('canary-passphrase')
  })

  it.each([
    ['missing.txt', null],
    ['empty.txt', '\n'],
  ])('cannot come from %s', async (name, text) => {
    if (text !== null) await put(name, text)
    await expect(passphrase({ TODOKE_VAULT_PASSPHRASE_FILE: name })).rejects.toMatchObject({
      code: 'bad-input',
      detail: { where: 'TODOKE_VAULT_PASSPHRASE_FILE', found: join(directory, name) },
    })
  })
})
