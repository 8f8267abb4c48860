import { chromium, type Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { lookOnce } from '../../src/browser/page/script.ts'
import { readApplicationRow } from '../../src/domain/read-row.ts'
import { kinds, mutant, plantNames, sitesOf, type Mutant, type Site } from './mutants.ts'
import { pages, type PageName } from './oracle/places.ts'
import { summarize, survival, told } from './report.ts'
import { expectedOf, openSaved, type Saved } from './saved.ts'

const seed = 1
const patience = 300_000

let browser: Browser
let saved: readonly Saved[]
let sites: readonly Site[]

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findBrowser({ configured: null, headed: false }).path })
  saved = await openSaved(browser)
  sites = await sitesOf(saved)
}, patience)

afterAll(() => browser.close())

const addressesOf = ({
  controls,
  fields,
  values,
  table,
  list,
}: Partial<(typeof saved)[number]['screen']>): string[] => [
  ...Object.keys(controls ?? {}).map((name) => `control:${name}`),
  ...Object.keys(fields ?? {}).map((name) => `field:${name}`),
  ...Object.keys(values ?? {}).map((name) => `value:${name}`),
  ...(table ? ['table'] : []),
  ...(table?.actions ? ['action'] : []),
  ...(list ? ['list'] : []),
]

// Signs that a screen is another one; nothing is ever pressed or filled there.
const onlySigns = ['home control:signIn', 'home field:password', 'code field:password']

describe('the saved pages', () => {
  test.each(['default', 'other'])('have a right place for every address in selectors/ (%s)', (skin) => {
    for (const screen of new Set(Object.values(pages))) {
      const here = saved.filter((each) => each.skin === skin && each.screen === screen)
      const known = sites.filter((site) => here.includes(site.saved)).map(({ address }) => address)
      const name = here[0]?.name ?? ''
      const wanted = addressesOf(screen).filter((address) => !onlySigns.includes(`${name} ${address}`))
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

  const read: Readonly<Partial<Record<PageName, (page: Saved) => Promise<unknown>>>> = {
    top: notices,
    'application-list': list,
    'application-list-empty': list,
    'application-detail': detail,
    'application-detail-delivery': detail,
    'application-detail-unsent': detail,
    tracking: events,
    'tracking-unknown': events,
  }
  const golden = (Object.keys(read) as PageName[]).flatMap((name) =>
    (['default', 'other'] as const).map((skin) => ({ name, skin })),
  )

  test.each(golden)('give what the mock holds: $name, $skin', async ({ name, skin }) => {
    const page = saved.find((each) => each.name === name && each.skin === skin)
    const reader = read[name]
    if (!page || !reader) throw new Error(`no such page: ${name}`)
    expect(await reader(page)).toEqual(await expectedOf(name))
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

async function look<Output>({ page, screen }: Saved, kind: 'table' | 'list' | 'values' | 'empty'): Promise<Output> {
  await page.evaluate(() => window.drift.renew())
  return page.evaluate<Output>(
    lookOnce(
      (eyes, input) => {
        if (input.kind === 'list') return input.screen.list ? eyes.lists.read(input.screen.list) : null
        if (input.kind === 'empty') return eyes.judge.saysEmpty(input.screen.table?.empty ?? [])
        if (input.kind === 'table') return input.screen.table ? eyes.tables.read(input.screen.table) : null
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
const detail = async (page: Saved): Promise<unknown> =>
  Object.fromEntries(await look<[string, string][]>(page, 'values'))

async function list(page: Saved): Promise<unknown> {
  const rows = (await linesOf(page)).map(readApplicationRow)
  return { ...Object.fromEntries(await look<[string, string][]>(page, 'values')), rows }
}

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
