import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Origins, World } from '../../mock-portal/contract.ts'
import { apply } from './ra-apply.ts'
import { asked, takeForms } from './asked.ts'
import { delayOf } from './markup.ts'
import { detailPage } from './ra-detail.ts'
import { listPage } from './ra-list.ts'
import { overPage, passing, refusedPage, type RaSheet } from './ra-page.ts'
import { called, html } from './reply.ts'

interface Ra {
  readonly world: World
  readonly origins: () => Origins
}

/** Registers the registration authority of the other maker: every screen is a form posted, and the session travels in its hidden field. */
export function ra(app: FastifyInstance, world: World, origins: () => Origins): void {
  const parts = { world, origins }
  takeForms(app)
  app.post('/nyukan', called('entry'), (request, reply) => enter(parts, request, reply))
  app.get('/shinsei-madoguchi', called('entry'), (_request, reply) => enterDirectly(parts, 'apply', reply))
  app.get('/shikko-madoguchi', called('entry'), (_request, reply) => enterDirectly(parts, 'revoke', reply))
  app.post('/ichiran', called('list'), (request, reply) => html(reply, page(parts, request, listOf(world))))
  app.post('/shosai', called('detail'), (request, reply) => html(reply, page(parts, request, detailOf(parts, request))))
  app.post('/haiso', called('delivery'), (request, reply) => delivery(parts, request, reply))
  apply(app, world, () => origins().portal)
  changes(app, parts)
}

type Change = 'cancel' | 'revoke' | 'edit'

function changes(app: FastifyInstance, parts: Ra): void {
  const { world } = parts
  const change = (path: string, name: Change, act: (session: string, request: FastifyRequest) => boolean) =>
    app.post(path, called(name), (request, reply) => {
      const draw = (sheet: RaSheet) => (act(sheet.session, request) ? listOf(world, name)(sheet) : refusedPage())
      return html(reply, page(parts, request, draw))
    })
  change('/torikeshi', 'cancel', (session, request) => world.cancel(session, asked(request, 'no')))
  change('/shikko', 'revoke', (session, request) => world.revoke(session, asked(request, 'no')))
  change('/koshin', 'edit', (session, request) =>
    world.edit(session, asked(request, 'no'), {
      contactName: asked(request, 'h0'),
      terminalName: asked(request, 'h1'),
      email: asked(request, 'h2'),
      phone: asked(request, 'h3'),
    }),
  )
}

const listOf =
  (world: World, after: Change | null = null) =>
  (sheet: RaSheet): string => {
    const told = after && world.alertAt(sheet.session, after)
    const view = world.list(sheet.session)
    return listPage(sheet, { ...view, alert: told ?? view.alert })
  }

function enter({ world, origins }: Ra, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const session = world.redeemToken(asked(request, 'kagi'))
  if (session === null) return html(reply, overPage(origins().portal))
  const applies = asked(request, 'yoto') === 'shinsei'
  return html(reply, passing(applies ? '/shinsei' : '/ichiran', session))
}

function enterDirectly({ world }: Ra, door: 'apply' | 'revoke', reply: FastifyReply): FastifyReply {
  const session = world.enterDirectly(door)
  return html(reply, session === null ? refusedPage() : passing(door === 'apply' ? '/shinsei' : '/ichiran', session))
}

function page(parts: Ra, request: FastifyRequest, draw: (sheet: RaSheet) => string): string {
  const session = asked(request, 'kid')
  const facility = parts.world.raFacility(session)
  const portal = parts.origins().portal
  if (facility === null) return overPage(portal)
  return draw({ session, portal, say: (word) => parts.world.label(word, facility.facilityCode) })
}

const detailOf =
  ({ world }: Ra, request: FastifyRequest) =>
  (sheet: RaSheet): string => {
    const detail = world.detail(sheet.session, asked(request, 'no'))
    return detail === null ? overPage(sheet.portal) : detailPage(sheet, detail)
  }

function delivery({ world }: Ra, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const facility = world.raFacility(asked(request, 'kid'))
  if (facility === null) return reply.code(401).send({})
  const id = asked(request, 'no')
  const own = facility.applications.find((one) => one.id === id)
  const application = own ?? world.detail(asked(request, 'kid'), id)?.application // a fault's extra rows are not the facility's own
  if (application === undefined) return reply.code(404).send({})
  const { trackingNumber, deliveryStatus } = application
  return reply.send({ bango: trackingNumber, jokyo: deliveryStatus, machi: delayOf('haiso', application.id) })
}
