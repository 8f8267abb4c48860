import type { Browser, Page } from 'playwright'
import { accountsOf, contextAt } from '../mock-portal/terminal.ts'
import type { PageName } from './oracle/places.ts'
import { press, save, stand, type, type Walk } from './walk.ts'

/** Whose accounts they are. */
export const hospital = '第２ﾊﾟｰﾙ中央病院' // more accounts than fit on one page

/** The pages of its list: which is saved as one among others, and how many there are. */
export const pages = { saved: 2, last: 4, length: 10 } as const
/** The line of the last page that is opened, from 0. */
export const opened = 1

/** From the icon on the terminal to the new password of an account. */
export async function resetting(browser: Browser, seat: Omit<Walk, 'context'>): Promise<void> {
  const system = await seat.mock.openQualification()
  const walk: Walk = { ...seat, context: await contextAt(browser, system) }
  const door = await walk.context.newPage()
  await door.setViewportSize({ width: 1280, height: 800 })
  await door.goto(system.url)
  await stand(walk, door, 'qualification-door')
  await save(walk, door, 'qualification-door')
  const page = await begin(walk, door)
  await logIn(walk, page)
  await toLastPage(walk, page)
  await reset(walk, page)
}

// A window of its own opens in one skin, another page in the other.
async function begin(walk: Walk, door: Page): Promise<Page> {
  if (walk.oracle['reset-question'] === null) {
    await go(walk, door, 'qualification-door', 'begin')
    return door
  }
  const [window] = await Promise.all([door.waitForEvent('popup'), press(walk, door, 'qualification-door', 'begin')])
  await window.setViewportSize({ width: 1280, height: 800 })
  return window
}

async function logIn(walk: Walk, page: Page): Promise<void> {
  const { master } = accountsOf(walk.mock, hospital)
  await stand(walk, page, 'qualification-login')
  await save(walk, page, 'qualification-login')
  await type(walk, page, ['qualification-login', 'userId'], master.userId)
  await type(walk, page, ['qualification-login', 'password'], master.password)
  await go(walk, page, 'qualification-login', 'logIn')
  await stand(walk, page, 'qualification-menu')
  await save(walk, page, 'qualification-menu')
  await go(walk, page, 'qualification-menu', 'accounts')
  await stand(walk, page, 'account-search')
}

async function toLastPage(walk: Walk, page: Page): Promise<void> {
  await chooseRole(walk, page, '管理者')
  await save(walk, page, 'account-search', 'entered')
  await chooseRole(walk, page, '全て')
  await go(walk, page, 'account-search', 'search')
  for (let at = 1; at < pages.last; at++) {
    await stand(walk, page, 'account-list')
    if (at === pages.saved) await save(walk, page, 'account-list')
    await turn(walk, page)
  }
  await stand(walk, page, 'account-list-last')
  await save(walk, page, 'account-list-last')
  await save(walk, page, 'qualification-page') // here an inquiry leaves
}

async function reset(walk: Walk, page: Page): Promise<void> {
  const { lines = '', opens = '' } = walk.oracle['account-list-last']?.table ?? {}
  await going(page, () => page.locator(lines).nth(opened).locator(opens).click())
  await stand(walk, page, 'account-detail')
  await save(walk, page, 'account-detail')
  page.once('dialog', (dialog) => void dialog.accept())
  await press(walk, page, 'account-detail', 'resetPassword')
  if (walk.oracle['reset-question']) {
    await stand(walk, page, 'reset-question')
    await save(walk, page, 'reset-question')
    await press(walk, page, 'reset-question', 'ok')
  }
  await stand(walk, page, 'reset-result')
  await save(walk, page, 'reset-result')
  await press(walk, page, 'reset-result', 'show')
  await stand(walk, page, 'reset-result-shown')
  await save(walk, page, 'reset-result-shown')
}

async function turn({ oracle }: Walk, page: Page): Promise<void> {
  const css = oracle['account-list']?.table?.turns?.next?.right.at(-1) ?? ''
  await going(page, () => page.locator(css).click())
}

async function chooseRole({ oracle }: Walk, page: Page, label: string): Promise<void> {
  await page.locator(oracle['account-search']?.fields?.['role']?.right[0] ?? '').selectOption({ label })
}

async function go(walk: Walk, page: Page, name: PageName, control: string): Promise<void> {
  await going(page, () => press(walk, page, name, control))
}

async function going(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), act()])
}
