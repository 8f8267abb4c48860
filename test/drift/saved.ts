import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { withFinder } from '../../src/browser/page/script.ts'
import type { Screen } from '../../src/browser/screen.ts'
import { defaultOracle } from './oracle/default.ts'
import { otherOracle } from './oracle/other.ts'
import { pages, type PageName, type Places } from './oracle/places.ts'
import { makeReady } from './page/drift.ts'
import { folder } from './walk.ts'

/** The right places of either skin. */
export const oracles = { default: defaultOracle, other: otherOracle } as const

/** A saved page, open in a browser and ready to be struck. */
export interface Saved {
  readonly name: PageName
  readonly skin: keyof typeof oracles
  readonly screen: Screen
  readonly places: Places
  readonly page: Page
}

/** What a saved page of either skin must give; from the mock's truth. */
export async function expectedOf(name: PageName): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, `${name}.expected.json`), 'utf8'))
}

/** Opens every saved page of both skins in one browser; throws when the oracle does not fit one of them. */
export async function openSaved(browser: Browser): Promise<readonly Saved[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ja-JP', offline: true })
  const opened: Saved[] = []
  for (const skin of ['default', 'other'] as const) {
    for (const name of Object.keys(pages) as PageName[]) {
      const places: Places | null = oracles[skin][name]
      if (places === null) continue
      const page = await context.newPage()
      await page.setContent(await readFile(join(folder, `${name}.${skin}.html`), 'utf8'))
      await page.evaluate(makeReady(places))
      await page.evaluate(withFinder('null'))
      opened.push({ name, skin, screen: pages[name], places, page })
    }
  }
  return opened
}
