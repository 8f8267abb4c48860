import { Failure } from '../domain/failure.ts'
import { failed } from './failing.ts'
import type { Door, Doors } from './flow.ts'
import type { KnownWays } from './known-ways.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'
import { standing } from './standing.ts'

/** Asks for an address in the newest window. Throws `origin-refused` or `portal-unreachable`. */
export async function enter(stage: Stage, url: string): Promise<void> {
  const page = stage.context.pages().at(-1) ?? (await stage.context.newPage())
  stage.traffic.mark()
  stage.before = []
  stage.lastPress = null
  stage.told = null
  stage.guard?.open()
  await page.goto(url, { waitUntil: 'commit', timeout: stage.patience }).catch((error: unknown) => {
    const refused = stage.traffic.refused()
    if (refused) throw failed(stage, 'origin-refused', { where: refused })
    const found = stage.traffic.broken() ?? 'no answer'
    throw failed(stage, 'portal-unreachable', { where: new URL(url).origin, found }, error)
  })
}

/** How a screen is reached: by what earlier visits have learnt, or by a walk. */
interface Reaching {
  readonly ways: KnownWays | null
  readonly doors: Doors
  readonly walk: () => Promise<void>
}

/** Stands at a screen of the portal, as `VisitTools.reach` promises. */
export async function reach(stage: Stage, screen: Screen, { ways, doors, walk }: Reaching): Promise<void> {
  if (!ways || stage.effect !== 'reads') return walk()
  const address = ways.addressOf(screen)
  if (address !== null) {
    try {
      await enter(stage, address)
      await standing(stage, screen)
      return
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'maintenance') throw error
      stage.recorder.note(`not found at its address: ${screen.title} (${error.code})`)
      ways.misled(screen)
      await enter(stage, addressOf(doors, 'portal'))
    }
  }
  await walk()
  const frame = await standing(stage, screen)
  if (new URL(frame.url()).origin === stage.portalOrigin) ways.found(screen, frame.url())
}

/** Where a door is. */
export function addressOf(doors: Doors, door: Door): string {
  const address = doors[door]
  if (address === undefined) throw new Error(`no address leads to ${door}`)
  return address
}

/** The same address with these parameters. */
export function withQuery(url: string, query: Readonly<Record<string, string>>): string {
  const address = new URL(url)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  return address.href
}
