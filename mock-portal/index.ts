import type { FastifyInstance } from 'fastify'
import type { Knobs, MockPortal, MockPortalOptions, Skin, World } from './contract.ts'
import { portal } from './portal/index.ts'
import { post } from './post/index.ts'
import { qualificationBeside } from './qualification/open.ts'
import { ra } from './ra/index.ts'
import { controlOf } from './server/control.ts'
import { serveControl } from './server/control-api.ts'
import { serveDocumentControl } from './server/document-api.ts'
import { createOrigin, createServer, listenAll } from './server/origin.ts'
import { postmanTo } from './server/postman.ts'
import type { Place } from './server/sender.ts'
import type { Transport } from './server/transport.ts'
import { freshState } from './world/state.ts'
import { worldOver } from './world/world.ts'

export { facilitiesCsv } from './world/facilities-file.ts'

const defaultSkin: Skin = { name: 'default', portal, ra, post }

/** Starts the portal, the RA, the post and the control API on 127.0.0.1; rejects when a port is taken, with nothing left running. */
export async function startMockPortal(options: MockPortalOptions): Promise<MockPortal> {
  const { seed: number = 1, facilities = 11, allCategories = false, today, skin = defaultSkin } = options
  const seed = { seed: number, facilities, allCategories, today }
  const state = freshState(seed)
  const postman = options.smtp === undefined ? null : postmanTo(options.smtp)
  const surroundings = { now: options.now ?? Date.now, deliver: postman?.deliver ?? keep }
  const world = worldOver(state, seed, surroundings)
  const control = controlOf({ state, seed, world, surroundings })
  const origins = { portal: '', ra: '', post: '' }
  const { latency = 0, weight = 0 } = options
  const apps = dress({ skin, state, world, applyByHand: control.applyByHand, latency, weight }, origins)
  const controlApp = createServer()
  serveControl(controlApp, control, world)
  serveDocumentControl(controlApp, control)
  const servers = [apps.portal, apps.ra, apps.post, controlApp]
  const [portalOrigin = '', raOrigin = '', postOrigin = '', controlUrl = ''] = await listenAll(
    servers,
    options.port ?? 0,
  )
  Object.assign(origins, { portal: portalOrigin, ra: raOrigin, post: postOrigin })
  const beside = qualificationBeside({
    state,
    seed,
    skin,
    applyByHand: control.applyByHand,
    latency,
    now: surroundings.now,
  })
  const close = async () => {
    await Promise.all([...servers.map((server) => server.close()), beside.close()])
    await postman?.close()
  }
  const portalUrl = `${portalOrigin}${skin.topPath ?? '/csm'}`
  return { origins, portalUrl, controlUrl, control, openQualification: beside.open, close }
}

const keep = (): void => undefined

interface Wardrobe extends Knobs, Omit<Transport, 'place'> {
  readonly world: World
}

function dress(
  { skin, state, world, applyByHand, ...knobs }: Wardrobe,
  origins: MockPortal['origins'],
): Record<keyof MockPortal['origins'], FastifyInstance> {
  const open = (place: Place) => createOrigin({ state, place, skin, applyByHand }, knobs.latency)
  const apps = { portal: open('portal'), ra: open('ra'), post: open('post') }
  skin.portal(apps.portal, world, () => origins, knobs)
  skin.ra(apps.ra, world, () => origins)
  skin.post(apps.post, world)
  return apps
}
