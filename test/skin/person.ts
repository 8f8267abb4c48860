import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright'

const patience = { timeout: 10_000 }

/** Gives every page of the context the eye that the other functions here look with. */
export const openEye = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript({ path: fileURLToPath(new URL('./eye.js', import.meta.url)) })

/** Clicks the one thing in sight that looks as if it could be clicked and bears exactly these words; fails when there are two, or none in time. `beside` are other words of the same box. */
export async function press(page: Page, words: string, beside = ''): Promise<void> {
  await click(page, `eye.button(${JSON.stringify(words)}, ${JSON.stringify(beside)})`)
}

/** Types into the one field in sight to the right of these words or under them, and sees that it stands there: the page may move under the hand. Fails as `press` does. */
export async function type(page: Page, words: string, text: string): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    await click(page, `eye.field(${JSON.stringify(words)})`)
    await page.keyboard.insertText(text)
    if (String(await page.evaluate(`document.activeElement?.value`)).endsWith(text)) return
  }
}

/** Chooses from the list in sight to the right of these words or under them; fails when there is none in time. */
export async function choose(page: Page, words: string, option: string): Promise<void> {
  const found = await page.waitForFunction<HTMLElement, null>(`eye.list(${JSON.stringify(words)})`, null, patience)
  await found.selectOption({ label: option })
}

/** What stands beside these words or under them, typed, chosen or printed; null when nothing does. */
export async function beside(page: Page, words: string): Promise<string | null> {
  const text: string | null = await page.evaluate(`eye.beside(${JSON.stringify(words)})`)
  return text?.trim() ?? null
}

/** Waits until these words can be read on the page, wherever they are broken; fails when they cannot in time. */
export async function read(page: Page, words: string): Promise<void> {
  await page.waitForFunction(`eye.reads(${JSON.stringify(words)})`, null, patience)
}

/** Whether these words can be read now. */
export const reads = (page: Page, words: string): Promise<boolean> =>
  page.evaluate(`eye.reads(${JSON.stringify(words)})`)

/** The table in sight whose first cell is this heading, as it is read; empty when there is none. */
export async function lines(page: Page, heading: string): Promise<string[][]> {
  const drawn: string[][] = await page.evaluate(`eye.lines(${JSON.stringify(heading)})`)
  return drawn.map((row) => row.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()))
}

/** How often this page has put a screen of the portal before the eye. */
export const drawings = (page: Page): Promise<number> => page.evaluate('eye.drawings')

async function click(page: Page, look: string): Promise<void> {
  const found = await page.waitForFunction<{ x: number; y: number }, null>(look, null, patience)
  const spot = await found.jsonValue().catch(() => null) // its page has just given way to the next
  if (spot) await page.mouse.click(spot.x, spot.y)
  else await click(page, look)
}
