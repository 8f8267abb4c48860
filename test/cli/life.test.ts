import { once } from 'node:events'
import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { facilitiesCsv, startMockPortal } from '../../mock-portal/index.ts'
import { variablesFor } from '../../src/cli/mock-portal.ts'
import { start, todoke } from './child.ts'

vi.setConfig({ testTimeout: 180_000 }) // each test starts several programs, perhaps on a busy machine

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'todoke-life-'))
})
afterEach(() => rm(directory, { recursive: true }))

const vault = { TODOKE_VAULT: 'file', TODOKE_VAULT_PASSPHRASE: 'a long passphrase for the test', TODOKE_LANG: 'en' }
const run = (line: string, input?: string) =>
  todoke(line, { directory, environment: vault, ...(input !== undefined && { input }) })

describe('the life of a facility', () => {
  it('goes from add to remove, with its password in the vault and nowhere else', async () => {
    const add = 'facility add 1311234569 --name Minato --login-id minato@clinic.example --tag yokohama --password-stdin'
    const added = await run(add, 'Canary-Password-1\n')
    expect(added).toMatchObject({ code: 0, out: 'Registered: 1311234569 Minato\n' })
    const set = await run('vault set 1311234569 --secret-name resetPin', '4711-canary\n')
    expect(set.code).toBe(0)
    const shown = await run('facility show 1311234569')
    expect(shown.out).toContain('Secrets kept: password, secret number')
    expect(await run('facility remove 1311234569 --yes')).toMatchObject({ code: 0 })
    expect(JSON.parse((await run('vault list --json')).out)).toEqual({ secrets: [] })
    expect([added, set, shown].map(({ out, err }) => out + err).join('')).not.toMatch(/canary/i)
  })

  it('does not begin with a bad file', async () => {
    await writeFile(
      join(directory, 'f.csv'),
      'facilityCode,name,loginId,password\n131123456,Minato,a@b.example,Secret-1\n',
    )
    const { code, out, err } = await run('facility import f.csv')
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/2 +facilityCode +.*Wrong length/)
    expect(err).toContain('Nothing was registered')
    expect(JSON.parse((await run('facility list --json')).out)).toEqual({ facilities: [] })
  })

  it('says how to give the passphrase when nobody can be asked', async () => {
    const { code, err } = await todoke('vault set 1311234569', {
      directory,
      environment: { TODOKE_VAULT: 'file', TODOKE_LANG: 'en' },
      input: 'Secret-1\n',
    })
    expect(code).toBe(1)
    expect(err).toContain('vault-missing')
    expect(err).toContain('TODOKE_VAULT_PASSPHRASE_FILE')
  })
})

describe('breaking off', () => {
  it('a scan ends with 130 and a report of what remains', async () => {
    const portal = await startMockPortal({ today: '2026-11-21', facilities: 6, latency: 150 })
    try {
      await writeFile(join(directory, 'f.csv'), facilitiesCsv({ facilities: () => portal.control.truth() }))
      const environment = {
        ...vault,
        ...variablesFor(portal),
        TODOKE_CONCURRENCY: '1',
        TODOKE_NOW: '2026-11-21T02:00:00+09:00',
      }
      await todoke('facility import f.csv', { directory, environment })
      const { child, said, ended } = start(['scan', '--json'], { directory, environment })
      await said('err', '[1/6]')
      child.kill('SIGINT')
      const { code, out, err } = await ended
      const { run: cut, facilities } = JSON.parse(out)
      expect(code).toBe(130)
      expect(err).toContain('Stopping.')
      expect(cut).toMatchObject({ interrupted: true })
      expect(cut.remaining).toBeGreaterThan(0)
      expect(facilities.length + cut.remaining).toBe(6)
    } finally {
      await portal.close()
    }
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 0],
  ] as const)('the mock portal ends at %s with %i', async (signal, wanted) => {
    const { child, said, ended } = start(['mock-portal', '--out', 'f.csv', '--lang', 'en'], { directory })
    await said('out', 'scan\n')
    child.kill(signal)
    const { code, out } = await ended
    expect(code).toBe(wanted)
    expect(out).toMatch(
      /export TODOKE_PORTAL_URL=http:\/\/127\.0\.0\.1:\d+\S* TODOKE_TRACKING_URL=\S+ TODOKE_ALLOWED_ORIGINS=\S+\n/,
    )
    expect(out).toContain(`$env:TODOKE_PORTAL_URL='http://127.0.0.1:`)
    expect(out).toContain('set "TODOKE_PORTAL_URL=http://127.0.0.1:')
    expect((await readFile(join(directory, 'f.csv'), 'utf8')).split('\r\n').length).toBeGreaterThan(10)
    expect((await stat(join(directory, 'f.csv'))).mode & 0o777).toBe(0o600)
  })

  it('the mock portal writes the certificates of its qualification system, with which a terminal comes in', async () => {
    const folder = join(directory, 'the certificates')
    const words = ['mock-portal', '--certificates', folder, '--out', 'f.csv', '--json']
    const { child, said, ended } = start(words, { directory })
    let printed = ''
    child.stdout?.on('data', (text: string) => (printed += text))
    await said('out', '\n}\n')
    const settings = JSON.parse(printed)
    const read = (name: string) => readFile(settings[name])
    const shown = {
      ca: await read('NODE_EXTRA_CA_CERTS'),
      cert: await read('TODOKE_QUALIFICATION_CERT'),
      key: await read('TODOKE_QUALIFICATION_KEY'),
    }
    const asked = request(settings.TODOKE_QUALIFICATION_URL, { ...shown, agent: false }).end()
    const [response] = await once(asked, 'response')
    response.resume()
    child.kill('SIGTERM')
    expect([response.statusCode, (await ended).code]).toEqual([200, 0])
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, 'terminal.pfx'))).mode & 0o777).toBe(0o600)
    const [headings, first] = (await readFile(join(directory, 'f.csv'), 'utf8')).split('\r\n')
    expect(headings).toMatch(/,マスタアカウントのユーザID,マスタアカウントのパスワード,リセット用ユーザID,秘密の番号$/)
    expect(first).toMatch(/,\d{4}$/)
    const again = await todoke('mock-portal --certificates again --lang en', { directory: await filled(folder) })
    expect(again.code).toBe(2)
    expect(again.err).toContain('authority.pem” is there already')
  })

  it('the mock portal says when its port is taken', async () => {
    const portal = await startMockPortal({ today: '2026-11-21', facilities: 1 })
    const { port } = new URL(portal.portalUrl)
    const { code, err } = await run(`mock-portal --port ${port}`)
    await portal.close()
    expect(code).toBe(2)
    expect(err).toContain(`Another program uses the port “${port}”`)
  })

  it('a schedule ends at SIGTERM with 0 and has said when the next run is', async () => {
    const { child, said, ended } = start(['schedule', 'run', '--lang', 'en'], { directory, environment: vault })
    await said('err', 'Next run: ')
    child.kill('SIGTERM')
    const { code, err } = await ended
    expect(code).toBe(0)
    expect(err).toContain('The schedule has ended.')
  })

  it('a reader that goes away is no error', async () => {
    const { child, ended } = start(['--help'], { directory })
    child.stdout?.destroy()
    const { code, err } = await ended
    expect([code, err]).toEqual([0, ''])
  })
})

/** A folder in which `again` holds certificates already. */
async function filled(folder: string): Promise<string> {
  await rename(folder, join(directory, 'again'))
  return directory
}
