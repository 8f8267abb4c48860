import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lookOnce } from '../../src/browser/page/script.ts'
import type { Listing } from '../../src/browser/page/files.ts'
import type { Screen } from '../../src/browser/screen.ts'
import { readApplicationRow } from '../../src/domain/read-row.ts'
import { accountDetail } from '../../selectors/account-detail.ts'
import { accountList } from '../../selectors/account-list.ts'
import { accountSearch } from '../../selectors/account-search.ts'
import { applicationConfirmation } from '../../selectors/application-confirmation.ts'
import { applicationForm } from '../../selectors/application-form.ts'
import { applicationPopup } from '../../selectors/application-popup.ts'
import { applicationSent } from '../../selectors/application-sent.ts'
import { resetQuestion, resetResult } from '../../selectors/password-reset.ts'
import { launch } from '../launch.ts'
import { kinds, mutant, plantNames, sitesOf, type Mutant, type Site } from './mutants.ts'
import { pages, type PageName } from './oracle/places.ts'
import { summarize, survival, told } from './report.ts'
import { expectedOf, openSaved, oracles, type Saved } from './saved.ts'

const seed = 1
const patience = 900_000

let browser: Browser
let saved: readonly Saved[]
let sites: readonly Site[]

beforeAll(async () => {
  browser = await launch()
  saved = await openSaved(browser)
  sites = await sitesOf(saved)
}, patience)

afterAll(() => browser.close())

const addressesOf = ({ controls, fields, values, table, list, files }: Partial<Screen>): string[] => [
  ...Object.keys(controls ?? {}).map((name) => `control:${name}`),
  ...Object.keys(fields ?? {}).map((name) => `field:${name}`),
  ...Object.keys(values ?? {}).map((name) => `value:${name}`),
  ...(table ? ['table'] : []),
  ...(table?.actions ? ['action'] : []),
  ...(table?.opens ? ['open'] : []),
  ...(list ? ['list'] : []),
  ...(files ? ['files', 'file'] : []),
  ...(files?.pages ? ['range'] : []),
  ...(files?.pages || table?.pages ? ['turn:next', 'turn:previous'] : []),
]
const wantedOf = (screen: Screen): string[] => {
  const addresses = addressesOf(screen)
  return addresses.length > 0 ? addresses : ['sign']
}

// What selectors/ holds, whatever it is called there.
const isScreen = (value: unknown): value is Screen =>
  typeof value === 'object' && value !== null && 'title' in value && 'landmark' in value
const screensOf = async (): Promise<[string, Screen][]> => {
  const folder = join(import.meta.dirname, '../../selectors')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts'))
  const modules = await Promise.all(files.map((name) => import(pathToFileURL(join(folder, name)).href)))
  return modules.flatMap((module: object) =>
    Object.entries(module).filter((one): one is [string, Screen] => isScreen(one[1])),
  )
}
// A screen under another title whose addresses are all those of one that is saved.
const isAsSaved = (screen: Screen): boolean =>
  addressesOf(screen).length > 0 &&
  Object.values<Screen>(pages).some((one) =>
    (['controls', 'fields', 'values', 'table', 'list', 'files'] as const).every(
      (part) => screen[part] === undefined || screen[part] === one[part],
    ),
  )

// Signs that a screen is another one; nothing is ever pressed or filled there.
const onlySigns = ['home control:signIn', 'home field:password', 'code field:password']
// What would open a menu that neither skin folds: it is not pressed where its entries stand.
const foldedNowhere = ['qualification-menu control:section']
// Two ways to the file of a document: each skin has one of them.
const otherWays = {
  default: ['document-page control:attachment'],
  other: ['document-page files', 'document-page file'],
} as const
const placeless = (skin: keyof typeof otherWays): readonly string[] => [
  ...onlySigns,
  ...foldedNowhere,
  ...otherWays[skin],
]

describe('the saved pages', () => {
  test('show every screen in selectors/', async () => {
    const screens = await screensOf()
    expect(screens.length).toBeGreaterThanOrEqual(new Set(Object.values(pages)).size)
    const shown = new Set(saved.map(({ screen }) => screen))
    const absent = screens.filter(([, screen]) => !shown.has(screen) && !isAsSaved(screen))
    expect(absent.map(([name]) => name).toSorted()).toEqual([])
  })

  test.each(['default', 'other'] as const)('have a right place for every address in selectors/ (%s)', (skin) => {
    for (const screen of new Set<Screen>(Object.values(pages))) {
      const here = saved.filter((each) => each.skin === skin && each.screen === screen)
      if (here.length === 0 && saved.some((each) => each.screen === screen)) continue // a native dialog in this skin
      const known = sites.filter((site) => here.includes(site.saved)).map(({ address }) => address)
      const name = here[0]?.name ?? ''
      const wanted = wantedOf(screen).filter((address) => !placeless(skin).includes(`${name} ${address}`))
      expect([...new Set(known)].toSorted(), `${name} ${skin}`).toEqual(wanted.toSorted())
    }
  })

  test('are found and read right as they are', async () => {
    for (const { name, skin, screen, places, page } of saved) {
      const outcomes = await page.evaluate<{ address: string; outcome: string }[]>(
        lookOnce((look, input) => window.drift.weigh(look, input), screen),
      )
      const right = outcomes.filter(({ address }) => !(address in (places.nowhere ?? {})))
      expect(
        right.filter(({ outcome }) => outcome !== 'right'),
        `${name} ${skin}`,
      ).toEqual([])
      expect(
        outcomes.filter(({ outcome }) => outcome === 'wrong'),
        `${name} ${skin}`,
      ).toEqual([])
    }
  })

  // Where an application is sent from, and what says that it was: no other page of the RA is taken for them.
  test('are not taken for another screen of an application', async () => {
    const screens = { applicationForm, applicationPopup, applicationConfirmation, applicationSent }
    const pagesOfTheRa = saved.filter(({ name }) => name.startsWith('application'))
    expect(pagesOfTheRa.length).toBeGreaterThan(20)
    for (const { name, skin, screen: own, page } of pagesOfTheRa) {
      const standing = await page.evaluate<string[]>(
        lookOnce(
          (look, input) =>
            Object.entries(input).flatMap(([each, screen]) => (look.judge.verdict(screen, []).stands ? [each] : [])),
          screens,
        ),
      )
      const expected = Object.entries<Screen>(screens).filter(
        ([, each]) => each === own || (own === applicationPopup && each === applicationForm),
      )
      expect(standing, `${name} ${skin}`).toEqual(expected.map(([each]) => each))
    }
  })

  // Where a password is set, and what says that it was.
  test('are not taken for another screen of a reset', async () => {
    const screens: Readonly<Record<string, Screen>> = {
      accountDetail,
      accountList,
      accountSearch,
      resetQuestion,
      resetResult,
    }
    const pagesOfTheSystem = saved.filter(({ name }) => /^(qualification|account|reset)/.test(name))
    expect(pagesOfTheSystem.length).toBeGreaterThan(20)
    for (const { name, skin, screen: own, page } of pagesOfTheSystem) {
      const standing = await page.evaluate<string[]>(
        lookOnce(
          (look, input) =>
            Object.entries(input).flatMap(([each, screen]) =>
              look.inside(screen.within)?.judge.verdict(screen, []).stands ? [each] : [],
            ),
          screens,
        ),
      )
      const isList = name === 'qualification-page' // saved once more for what stands on every page
      // In one skin the boxes stand over アカウント情報.
      const behind = skin === 'default' && name.startsWith('reset')
      const expected = Object.entries<Screen>(screens).filter(
        ([, each]) => each === (isList ? accountList : own) || (behind && each === accountDetail),
      )
      expect(standing, `${name} ${skin}`).toEqual(expected.map(([each]) => each))
    }
  })

  const read: Readonly<Partial<Record<PageName, (page: Saved) => Promise<unknown>>>> = {
    top: notices,
    'application-list': list,
    'application-list-empty': list,
    'application-detail': detail,
    'application-detail-delivery': detail,
    'application-detail-unsent': detail,
    'application-form': fields,
    'application-form-direct': fields,
    'application-form-insurer': fields,
    'application-popup': values,
    'application-confirmation': fields,
    'application-confirmation-insurer': fields,
    'account-search': fields,
    'account-list': accounts,
    'account-list-last': accounts,
    'account-detail': fields,
    'reset-result': fields,
    'reset-result-shown': fields,
    'master-account-list': shelf,
    'grant-decision-list': shelf,
    tracking: events,
    'tracking-unknown': events,
  }
  const golden = (Object.keys(read) as PageName[]).flatMap((name) =>
    Object.entries(oracles).flatMap(([skin, oracle]) => (oracle[name] === null ? [] : [{ name, skin }])),
  )

  test.each(golden)('give what the mock holds: $name, $skin', async ({ name, skin }) => {
    const page = saved.find((each) => each.name === name && each.skin === skin)
    const reader = read[name]
    if (!page || !reader) throw new Error(`no such page: ${name}`)
    expect(await reader(page)).toEqual(of(skin, await expectedOf(name)))
  })
})

describe('the harness', () => {
  let mutants: Mutant[]

  beforeAll(async () => {
    mutants = []
    for (let number = 0; number < 500; number++) mutants.push(await mutant(sites, seed, number, true))
  }, patience)

  test('strikes every kind and every address', () => {
    expect(new Set(mutants.map(({ kind }) => kind))).toEqual(new Set(kinds))
    const struck = new Set(mutants.map(({ page, address }) => `${page} ${address}`))
    const all = sites.map((site) => `${site.saved.name}.${site.saved.skin} ${site.address}`)
    expect(all.filter((each) => !struck.has(each))).toEqual([])
  })

  test('makes the same mutant of the same seed again', async () => {
    const again = await mutant(sites, seed, 123, true)
    expect(again).toEqual(mutants[123])
  })

  test.each(plantNames)('catches the planted weakness: %s', (plant) => {
    expect(summarize(mutants).plants[plant]).toBeGreaterThan(0)
  })

  test('finds our own addresses never wrong, and nearly always alive', () => {
    const summary = summarize(mutants)
    expect(summary.wrongs.map(told)).toEqual([])
    expect(summary.ours.survivable).toBeGreaterThan(300)
    expect(survival(summary.ours)).toBeGreaterThanOrEqual(0.95)
  })

  test('sees the baselines do worse on the same mutants', () => {
    const { ours, baselines } = summarize(mutants)
    expect(baselines.xpath.wrong).toBeGreaterThan(0)
    expect(baselines['role, first'].wrong).toBeGreaterThan(0)
    for (const baseline of Object.values(baselines)) expect(survival(baseline)).toBeLessThan(survival(ours))
  })
})

async function look<Output>(
  { page, screen }: Saved,
  kind: 'files' | 'table' | 'list' | 'values' | 'fields' | 'empty',
): Promise<Output> {
  await page.evaluate(() => window.drift.renew())
  return page.evaluate<Output>(
    lookOnce(
      (look, input) => {
        const eyes = look.inside(input.screen.within)
        if (!eyes) return null
        if (input.kind === 'files') return input.screen.files ? eyes.files.read(input.screen.files) : null
        if (input.kind === 'list') return input.screen.list ? eyes.lists.read(input.screen.list) : null
        if (input.kind === 'empty') return eyes.judge.saysEmpty(input.screen.table?.empty ?? [])
        if (input.kind === 'table') return input.screen.table ? eyes.tables.read(input.screen.table) : null
        if (input.kind === 'fields')
          return Object.entries(input.screen.fields ?? {}).map(([name, field]) => {
            const read = eyes.beside.shown(field)
            return [name, 'text' in read ? read.text || null : null]
          })
        return Object.entries(input.screen.values ?? {}).map(([name, value]) => {
          const read = eyes.beside.value(value)
          return [name, 'text' in read ? read.text || null : null]
        })
      },
      { kind, screen },
    ),
  )
}

type Lines = { readonly lines: readonly { cells: Record<string, string>; actions: readonly string[] }[] }

// No line is believed only where the screen says that there is none.
async function linesOf(page: Saved): Promise<Lines['lines']> {
  const { lines = [] } = await look<Partial<Lines>>(page, 'table')
  expect(lines.length === 0).toBe(await look<boolean>(page, 'empty'))
  return lines
}
const values = async (page: Saved): Promise<object> =>
  Object.fromEntries(await look<[string, string][]>(page, 'values'))
const fields = async (page: Saved): Promise<object> =>
  Object.fromEntries(await look<[string, string][]>(page, 'fields'))
const detail = async (page: Saved): Promise<unknown> => ({ ...(await values(page)), ...(await fields(page)) })

async function list(page: Saved): Promise<unknown> {
  const rows = (await linesOf(page)).map(readApplicationRow)
  return { ...(await values(page)), rows }
}

async function accounts(page: Saved): Promise<unknown> {
  const rows = (await linesOf(page)).map(({ cells }) => ({
    userId: cells['ユーザID'],
    userName: cells['ユーザ名'],
    role: cells['権限区分'],
  }))
  return { ...(await values(page)), rows }
}

async function shelf(page: Saved): Promise<unknown> {
  const { files, range } = await look<Listing>(page, 'files')
  return { files: files.map(({ words, beside }) => ({ words, beside })), range }
}

// Where the skins differ in more than looks, each has its own truth.
const of = (skin: string, expected: unknown): unknown =>
  typeof expected === 'object' && expected !== null && skin in expected
    ? (expected as Readonly<Record<string, unknown>>)[skin]
    : expected

async function events(page: Saved): Promise<unknown> {
  return (await linesOf(page)).map(({ cells }) => ({
    on: cells['状態発生日'],
    history: cells['配送履歴'],
    office: cells['取扱局'],
    prefecture: cells['県名・国名'] ?? cells['県名'],
  }))
}

async function notices(page: Saved): Promise<unknown> {
  const entries = await look<{ title: string; detail: string }[]>(page, 'list')
  return entries.map(({ title, detail: print }) => ({
    title,
    number: /管理番号 (\d+)/.exec(print)?.[1],
    views: Number(/表示 (\d+)/.exec(print)?.[1]),
    age: /\d+ \S+前/.exec(print)?.[0],
  }))
}
