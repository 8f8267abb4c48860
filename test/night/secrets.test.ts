import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Fault, MockPortal } from '../../mock-portal/contract.ts'
import { run, start } from './command.ts'
import { filesUnder, formsOf, leaksIn, type Written } from './leaks.ts'
import { browserOf } from './processes.ts'
import { named, passphrase, withStage } from './stage.ts'

/** What each facility's password is, and what happens to it tonight. */
interface Canary {
  readonly name: string
  readonly password: string
  readonly fault?: Fault
  readonly change?: Parameters<MockPortal['control']['update']>[1]
}

const rejection = 'ユーザー名またはパスワードが無効です。'
const echoed = `Echo-9"'<b>&amp;\\u0041%20+=?;é髙`

const canaries: readonly Canary[] = [
  { name: 'さくら内科クリニック', password: echoed, change: { password: 'Another-1' } },
  { name: '髙橋歯科医院', password: 'Postman+&= "7", 雀', change: { secondFactor: 'mail' } },
  { name: '﨑山調剤薬局', password: "Späte:Antwort- #8'", fault: { kind: 'slow', at: 'login', milliseconds: 60_000 } },
  {
    name: 'みなと訪問看護ステーション',
    password: 'Zu  zwei  Leerzeichen 5',
    fault: { kind: 'status', at: 'login', status: 503 },
  },
  { name: '北町整形外科', password: 'Abgebrochen/..//%2F-6', fault: { kind: 'drop-before', at: 'login' } },
  { name: '山の手小児科', password: 'Muss-Neu{"a":[1]}-4' },
  { name: 'ひまわり薬局', password: '* - | > yaml: "3" #x', fault: { kind: 'session-over', at: 'list' } },
  {
    name: 'あおば歯科クリニック',
    password: 'Mit-Zweitem-Faktor-2',
    fault: { kind: 'drop-column', word: 'ステータス' },
  },
]
const oneTimeSecret = 'CANARYBIRDCANARYBIRDCANARYBIRD22'

it('no secret is in any byte that a night of failures leaves or says', { timeout: 600_000 }, () =>
  withStage(
    {
      prepare,
      imported: ({ name }) => canaries.some((canary) => canary.name === name),
      settings: { concurrency: 3, patience: 8_000 },
    },
    async (stage) => {
      const { mock, home } = stage
      strike(mock)
      const night = await run(stage, 'scan', { TODOKE_DEBUG: '1' })
      expect(night.code).toBe(1)
      mock.control.setFaults([{ kind: 'slow', at: 'login', milliseconds: 60_000 }])
      const crashed = start(stage, `scan --json --facility ${named(mock, '髙橋歯科医院').facilityCode}`)
      await crashed.said(/^/)
      await until(() => mock.control.requests('login', named(mock, '髙橋歯科医院').facilityCode) > 1)
      process.kill(browserOf(crashed.pid).pid, 'SIGKILL')
      mock.control.setFaults([{ kind: 'rename-label', word: 'ログイン', to: 'はいる' }])
      const unknown = await run(stage, 'scan --json --lang en')
      const said = [night, await crashed.ended, unknown, await run(stage, 'certs'), await run(stage, 'facility list')]
      const files = await filesUnder(home)
      expect(await failuresIn(files)).toEqual(
        expect.arrayContaining([
          'element-missing',
          'login-rejected',
          'password-reset-required',
          'portal-unreachable',
          'second-factor-required',
          'table-shape',
          'timeout',
        ]),
      )
      expect(files.filter(({ path }) => path.endsWith('.screen.yaml')).length).toBeGreaterThan(8)
      const spoken = said
        .flatMap(({ out, err }) => [out, err])
        .map((text) => ({ path: 'said', bytes: Buffer.from(text) }))
      const searched = [...files.filter(({ path }) => path !== join(home, 'vault.json')), ...spoken]
      expect(searched.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeGreaterThan(100_000)
      expect(leaksIn(searched, [...canaries.map(({ password }) => password), oneTimeSecret, passphrase])).toEqual([])
      await expectPrivate(home)
    },
  ),
)

it('the search for secrets finds one in every form', () => {
  for (const [form, bytes] of formsOf(echoed)) {
    expect(bytes.length, form).toBeGreaterThan(8)
    expect(Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]).includes(bytes)).toBe(true)
  }
})

function prepare(mock: MockPortal): void {
  for (const { name, password } of canaries) mock.control.update(named(mock, name).facilityCode, { password })
  mock.control.update(named(mock, 'あおば歯科クリニック').facilityCode, { totpSecret: oneTimeSecret })
}

/** What happens tonight; and this portal tells those whom it rejects what they have typed. */
function strike(mock: MockPortal): void {
  const faults = canaries.flatMap(({ name, fault, change }) => {
    const { facilityCode } = named(mock, name)
    if (change) mock.control.update(facilityCode, change)
    return fault ? [{ ...fault, facilityCode }] : []
  })
  mock.control.setFaults([
    ...faults,
    { kind: 'rename-label', word: rejection, to: `パスワード「${echoed}」が無効です。` },
  ])
}

async function failuresIn(files: readonly Written[]): Promise<readonly string[]> {
  const failures = files.filter(({ path }) => path.endsWith('failure.json'))
  const codes = failures.map(({ bytes }) => String(JSON.parse(bytes.toString()).code))
  return [...new Set(codes)]
}

async function expectPrivate(home: string): Promise<void> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true })
  const paths = [home, ...entries.map((entry) => join(entry.parentPath, entry.name))]
  expect(paths.length).toBeGreaterThan(30)
  for (const path of paths) {
    const { mode } = await stat(path)
    expect((mode & 0o077).toString(8), path).toBe('0')
  }
}

async function until(fulfilled: () => boolean): Promise<void> {
  while (!fulfilled()) await new Promise((resolve) => setImmediate(resolve))
}
