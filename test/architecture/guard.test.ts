import { describe, expect, it } from 'vitest'
import { findingsIn } from './rules.ts'
import { readSource } from './source.ts'
import { packageFindings, unreachedFiles, unusedExports } from './unused.ts'

const check = (path: string, text: string) => findingsIn([readSource(path, text)]).map(({ what }) => what)
const marker = ['TO', 'DO'].join('')

describe('the guard of the house', () => {
  it.each([
    ['src/domain/a.ts', `import { b } from '../store/b.ts'`, 'domain may not import store'],
    ['src/domain/a.ts', `import type { B } from '../browser/b.ts'`, 'domain may not import browser'],
    ['src/domain/a.ts', `export { b } from '../i18n/b.ts'`, 'domain may not import i18n'],
    ['src/domain/a.ts', `export * from '../i18n/b.ts'`, 'domain may not import i18n'],
    ['src/domain/a.ts', `const b = await import('../cli/b.ts')`, 'domain may not import cli'],
    ['src/domain/a.ts', `import '../app.ts'`, 'domain may not import app'],
    [
      'selectors/a.ts',
      `import { screen } from '../src/browser/screen.ts'`,
      'selectors may not import browser (types only)',
    ],
    [
      'selectors/a.ts',
      `import { type S, screen } from '../src/browser/screen.ts'`,
      'selectors may not import browser (types only)',
    ],
    ['flows/a.ts', `import { x } from '../src/engine/x.ts'`, 'flows may not import engine'],
    ['src/browser/a.ts', `import { x } from '../../flows/x.ts'`, 'browser may not import flows'],
    ['src/engine/a.ts', `import type { Store } from '../store/x.ts'`, 'engine may not import store'],
    ['src/engine/a.ts', `import { f } from '../../flows/index.ts'`, 'engine may not import flows'],
    ['src/web/a.ts', `import { s } from '../store/s.ts'`, 'web may not import store'],
    ['src/cli/a.ts', `import { s } from '../store/s.ts'`, 'cli may not import store'],
    ['src/cli/a.ts', `import { f } from '../domain/f.ts'`, 'cli may not import domain (types only)'],
    ['src/index.ts', `import { p } from '../mock-portal/index.ts'`, 'index may not import mock-portal'],
    ['src/app.ts', `import { p } from '../mock-portal/index.ts'`, 'app may not import mock-portal'],
    ['mock-portal/a.ts', `import { d } from '../src/domain/d.ts'`, 'mock-portal may not import domain'],
    ['src/setup/a.mjs', `import { d } from '../domain/d.ts'`, 'setup may not import domain'],
    ['src/attic/a.ts', `import { d } from '../domain/d.ts'`, 'attic may not import domain'],
    ['src/app.ts', `import { d } from './attic/d.ts'`, 'app may not import attic'],
    ['src/store/a.ts', `import { d } from '../../test/d.ts'`, 'store may not import test'],
    ['flows/a.ts', `import { chromium } from 'playwright'`, 'only src/browser knows Playwright'],
    ['src/engine/a.ts', `import type { Page } from 'playwright-core'`, 'only src/browser knows Playwright'],
    ['src/engine/a.ts', `const p = await import('@playwright/test')`, 'only src/browser knows Playwright'],
    ['src/engine/a.ts', `const p = createRequire(import.meta.url)('playwright')`, 'only src/browser knows Playwright'],
    ['src/engine/a.ts', `const now = new Date()`, 'read the clock'],
    ['src/engine/a.ts', `const now = Date()`, 'read the clock'],
    ['src/engine/a.ts', `const now = Date.now()`, 'read the clock'],
    ['src/engine/a.ts', `const clock = Date.now`, 'read the clock'],
    ['flows/a.ts', `const now = Temporal.Now.plainDateISO()`, 'read the clock'],
    ['flows/a.ts', `await page.waitForTimeout(5)`, 'waits blindly'],
    ['src/browser/a.ts', `await page.goto(url, { waitUntil: 'networkidle' })`, 'waits blindly'],
    ['test/a.test.ts', `await page.waitForTimeout(5)`, 'waits blindly'],
    ['src/browser/a.ts', 'const a = 1\n'.repeat(201), '201 lines'],
    ['src/browser/page-helpers.ts', `const a = 1`, 'a name that says nothing'],
    ['src/utils/a.ts', `const a = 1`, 'a name that says nothing'],
    ['src/browser/a.ts', `export const sessionManager = 1`, 'a name that says nothing'],
    ['test/a.test.ts', `it.only('x', () => {})`, 'a test that is skipped'],
    ['test/a.test.ts', `describe.concurrent.skip('x', () => {})`, 'a test that is skipped'],
    ['test/a.test.ts', `it.skipIf(true)('x', () => {})`, 'a test that is skipped'],
    ['test/a.test.ts', `test.todo('x')`, 'a test that is skipped'],
    ['test/a.test.ts', `xit('x', () => {})`, 'a test that is skipped'],
    ['flows/a.ts', `const a = 1 // ${marker} later`, 'unfinished work'],
  ])('catches %s: %s', (path, text, what) => {
    expect(check(path, text)).toEqual([expect.stringContaining(what)])
  })

  it.each([
    ['src/cli/a.ts', `import { Failure } from '../domain/failure.ts'`],
    ['src/config-sources.ts', `import { text } from './i18n/index.ts'`],
    ['selectors/a.ts', `import type { Screen } from '../src/browser/screen.ts'`],
    ['selectors/a.ts', `import { type Screen } from '../src/browser/screen.ts'`],
    ['flows/a.ts', `import { c } from '../selectors/c.ts'\nimport { f } from '../src/browser/flow.ts'`],
    ['src/web/a.ts', `import { r } from '../report/r.ts'`],
    ['src/cli/demo.ts', `import { startMockPortal } from '../../mock-portal/index.ts'\nconst now = new Date()`],
    ['src/app.ts', `import { f } from '../flows/index.ts'\nconst now = new Date()`],
    ['src/domain/a.ts', `import { b } from './b.ts'\nconst d = new Date('2026-01-01')\nconst at = performance.now()`],
    [
      'src/browser/a.ts',
      `import { chromium } from 'playwright'\nconst commonName = 'a', text = 'new Date() waitForTimeout'`,
    ],
    ['test/a.test.ts', `import { x } from '../src/store/x.ts'\nit.each([1])('x', () => { list.skip })`],
    ['test/bench/naive.ts', `await page.goto(url, { waitUntil: 'networkidle' })`],
  ])('lets pass %s: %s', (path, text) => {
    expect(check(path, text)).toEqual([])
  })
})

describe('the search for what nobody uses', () => {
  const sources = [
    readSource('src/index.ts', `export { used } from './domain/a.ts'\nimport x from 'named'`),
    readSource(
      'src/domain/a.ts',
      `export const used = 1, tested = 2, lonely = 3\nexport type Lost = 1\nexport interface Face {}\nexport const face = (f: Face) => f\nexport function gone() {}`,
    ),
    readSource('src/domain/b.ts', `const a = 1`),
    readSource('src/domain/c.ts', `export const whole = 1`),
    readSource('src/domain/d.ts', `import * as c from './c.ts'\nimport y from '@scope/unnamed/deep'`),
    readSource('test/a.test.ts', `import { tested } from '../src/domain/a.ts'\nimport z from 'for-tests'`),
  ]

  it('tells exports for nobody from exports for tests', () => {
    const { all, testsOnly } = unusedExports(sources, ['src/index.ts'])
    expect(all.map(({ what }) => what)).toEqual(['lonely', 'Lost', 'face', 'gone'])
    expect(testsOnly).toEqual([{ path: 'src/domain/a.ts', what: 'tested' }])
  })

  it('finds files that nothing reaches', () => {
    expect(unreachedFiles(sources, ['src/index.ts'])).toEqual(['src/domain/b.ts', 'src/domain/c.ts', 'src/domain/d.ts'])
  })

  it('finds packages without use and without name', () => {
    const manifest = { dependencies: { named: '1', idle: '1' }, devDependencies: { spare: '1', tool: '1' } }
    expect(packageFindings(sources, manifest, ['tool', 'away'])).toEqual([
      'idle is not imported',
      'spare (dev) is not imported',
      '@scope/unnamed is missing in dependencies',
      '@scope/unnamed is missing in package.json',
      'for-tests is missing in package.json',
      'away is no tool of package.json',
    ])
  })
})
