import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createTodoke } from '../../src/app.ts'
import { settings } from '../cli/stage.ts'

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
