import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MockPortal } from '../mock-portal/contract.ts'
import { facilitiesCsv, startMockPortal } from '../mock-portal/index.ts'
import { createTodoke } from '../src/index.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const facilityCode = '1311234569'
let folder: string
let portal: MockPortal

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-readme-'))
  portal = await startMockPortal({ today: '2026-11-21', facilities: 11 })
})

afterAll(async () => {
  await portal.close()
  await rm(folder, { recursive: true })
})

test("README's script for the support desk tells what stands at one facility", async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const written = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const script = join(folder, 'support-desk.ts')
  await writeFile(script, written.replace("'todoke'", JSON.stringify(pathToFileURL(join(root, 'src/index.ts')).href)))
  const settings = {
    TODOKE_HOME: join(folder, 'home'),
    TODOKE_PORTAL_URL: portal.portalUrl,
    TODOKE_ALLOWED_ORIGINS: portal.origins.ra,
    TODOKE_VAULT: 'file',
    TODOKE_VAULT_PASSPHRASE_FILE: join(folder, 'passphrase'),
    TODOKE_NOW: '2026-11-21T10:00:00+09:00',
  }
  await writeFile(settings.TODOKE_VAULT_PASSPHRASE_FILE, 'a passphrase of the test')
  await writeFile(join(folder, 'facilities.csv'), facilitiesCsv({ facilities: () => portal.control.truth() }))
  const dotenv = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`)
  await writeFile(join(folder, '.env'), dotenv.join(''))
  await importFacilities(join(folder, 'facilities.csv'))
  const { stdout, stderr } = await run(process.execPath, [script, facilityCode], { cwd: folder })
  expect(stderr).toBe('')
  expect(stdout.trim().split('\n')).toEqual([
    'さくら内科クリニック read just now',
    expect.stringMatching(/^\S+ 発行済み 20 renew-now$/),
    expect.stringMatching(/^\S+ 失効済み -160 none$/),
  ])
})

async function importFacilities(file: string): Promise<void> {
  const before = process.cwd()
  process.chdir(folder)
  const todoke = await createTodoke().finally(() => process.chdir(before))
  try {
    const { imported } = await todoke.importFacilities(file)
    expect(imported).toBe(11)
  } finally {
    await todoke.close()
  }
}
