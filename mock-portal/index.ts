import type { FastifyInstance } from 'fastify'
import type { Knobs, MockPortal, MockPortalOptions, Skin, World } from './contract.ts'
import { portal } from './portal/index.ts'
import { post } from './post/index.ts'
import { ra } from './ra/index.ts'
import { controlOf } from './server/control.ts'
import { serveControl } from './server/control-api.ts'
import { createOrigin, createServer, listenAll } from './server/origin.ts'
import type { Place } from './server/sender.ts'
import { freshState, type State } from './world/state.ts'
import { worldOver } from './world/world.ts'

export { facilitiesCsv } from './world/facilities-file.ts'

const defaultSkin: Skin = { name: 'default', portal, ra, post }

/** Starts the portal, the RA, the post and the control API on 127.0.0.1; rejects when a port is taken, with nothing left running. */
export async function startMockPortal(options: MockPortalOptions): Promise<MockPortal> {
  const seed = { seed: options.seed ?? 1, facilities: options.facilities ?? 11, today: options.today }
  const state = freshState(seed)
  const world = worldOver(state, seed, options.now ?? Date.now)
  const control = controlOf(state, seed, world)
  const skin = options.skin ?? defaultSkin
  const origins = { portal: '', ra: '', post: '' }
  const apps = dress({ skin, state, world, latency: options.latency ?? 0, weight: options.weight ?? 0 }, origins)
  const controlApp = createServer()
  serveControl(controlApp, control, world)
  const servers = [apps.portal, apps.ra, apps.post, controlApp]
  const [portalOrigin = '', raOrigin = '', postOrigin = '', controlUrl = ''] = await listenAll(
    servers,
    options.port ?? 0,
  )
  Object.assign(origins, { portal: portalOrigin, ra: raOrigin, post: postOrigin })
  const close = async () => void (await Promise.all(servers.map((server) => server.close())))
  return { origins, portalUrl: `${portalOrigin}${skin.topPath ?? '/csm'}`, controlUrl, control, close }
}

interface Wardrobe extends Knobs {
  readonly skin: Skin
  readonly state: State
  readonly world: World
}

function dress(
  { skin, state, world, ...knobs }: Wardrobe,
  origins: MockPortal['origins'],
): Record<Place, FastifyInstance> {
  const open = (place: Place) => createOrigin({ state, place, skin, today: world.today }, knobs.latency)
  const apps = { portal: open('portal'), ra: open('ra'), post: open('post') }
  skin.portal(apps.portal, world, () => origins, knobs)
  skin.ra(apps.ra, world, () => origins)
  skin.post(apps.post, world)
  return apps
}
