import { lookOnce } from '../../src/browser/page/script.ts'
import { byRole, noteRoles, type Roles } from './baselines.ts'
import { dice } from './page/dice.ts'
import type { Drift } from './page/drift.ts'
import type { Kind } from './page/mutations.ts'
import type { Noted, Plant } from './page/plants.ts'
import type { Struck } from './page/strike.ts'
import type { Outcome } from './page/weigh.ts'
import type { Saved } from './saved.ts'

declare global {
  interface Window {
    drift: Drift
  }
}

/** The kinds in turn. */
export const kinds: readonly Kind[] = [
  'wrap',
  'unwrap',
  'insert',
  'swap',
  'reverse',
  'rename',
  'tag',
  'split',
  'text',
  'decoy',
  'hide',
  'remove',
]

/** The weak selectors that the harness must catch. */
export const plantNames: readonly Plant[] = ['nth', 'first', 'contains', 'css id', 'healing on a spend']

/** One struck page and what became of its addresses. */
export interface Mutant {
  readonly number: number
  readonly kind: Kind
  readonly page: string
  readonly address: string
  readonly struck: Struck
  /** Every address of the page, by the flows' own finder. */
  readonly outcomes: readonly Outcome[]
  /** The struck address alone, by each baseline; null where it can express no such address. */
  readonly baselines: Readonly<Record<Baseline, Outcome | null>>
  /** What the planted weaknesses come to on every control of the page; empty when they were not asked. */
  readonly plants: Readonly<Partial<Record<Plant, readonly Outcome[]>>>
}

export type Baseline = 'xpath' | 'role, first' | 'role, strict'

/** An address on a saved page and what others would have noted of it before the drift. */
export interface Site {
  readonly saved: Saved
  readonly address: string
  readonly paths: readonly string[]
  readonly roles: Roles | null
  readonly noted: Noted
}

/** Every address that means something on a saved page. */
export async function sitesOf(saved: readonly Saved[]): Promise<readonly Site[]> {
  const sites: Site[] = []
  for (const each of saved) {
    const { page } = each
    const addresses = await page.evaluate(() => window.drift.addresses())
    const noted = await page.evaluate(() => window.drift.note())
    for (const address of addresses) {
      const paths = await page.evaluate((name) => window.drift.paths(name), address)
      sites.push({ saved: each, address, paths, roles: await noteRoles(each, address), noted })
    }
  }
  return sites
}

/** Strikes one page, every address in turn: the same seed and number make the same mutant. A kind that does not apply to the address gives way to the next. */
export async function mutant(sites: readonly Site[], seed: number, number: number, planted: boolean): Promise<Mutant> {
  const thrown = dice(Math.imul(seed, 2_654_435_761) + Math.imul(number, 40_503))
  const round = Math.floor(number / sites.length)
  const site = dice(Math.imul(seed, 69_069) + round).shuffled(sites)[number % sites.length]
  if (!site) throw new Error('nothing to strike')
  for (let tries = 0; ; tries++) {
    const kind = kinds[(number + Math.floor(tries / triesOfAKind)) % kinds.length] ?? 'wrap'
    const order = { address: site.address, kind, seed: thrown.below(2 ** 31) }
    const seen = await site.saved.page.evaluate<Seen | null>(strikeAndLook(site, order, planted))
    if (seen) return weighed(site, { number, kind }, seen)
  }
}

const triesOfAKind = 4

// One of several, where a baseline would be told which.
const ofLines = ['action', 'open', 'file']

interface Seen {
  readonly struck: Struck
  readonly xpath: Outcome
  readonly outcomes: Outcome[]
  readonly plants: Record<Plant, Outcome[]>
}

// One journey to the page: draw it anew, strike it, look with the flows' own eyes, weigh.
function strikeAndLook(
  { saved, address, paths, noted }: Site,
  order: { readonly address: string; readonly kind: Kind; readonly seed: number },
  planted: boolean,
): string {
  const looked = lookOnce((look, screen) => window.drift.weigh(look, screen), saved.screen)
  const asked = { screen: saved.screen, noted, names: plantNames }
  const plants = planted ? lookOnce((look, input) => window.drift.plants(look, input), asked) : '{}'
  return `(() => {
    drift.renew()
    const struck = drift.strike(${JSON.stringify(order)})
    return struck && { struck, outcomes: ${looked}, plants: ${plants}, xpath: drift.byPaths(${JSON.stringify(address)}, ${JSON.stringify(paths)}) }
  })()`
}

async function weighed(
  { saved: { name, skin, page }, address, roles }: Site,
  made: Pick<Mutant, 'number' | 'kind'>,
  { struck, outcomes, xpath, plants }: Seen,
): Promise<Mutant> {
  return {
    ...made,
    page: `${name}.${skin}`,
    address,
    struck,
    outcomes,
    baselines: {
      xpath: ofLines.includes(address) ? null : xpath,
      'role, first': roles && (await byRole(page, address, roles, 'first')),
      'role, strict': roles && (await byRole(page, address, roles, 'strict')),
    },
    plants,
  }
}
