import type { Skin } from '../contract.ts'
import { trackingPage } from './page.ts'

/** The post's tracking page: one GET, server-rendered, no session. Events are only those of a number that it knows. */
export const post: Skin['post'] = (app, world) => {
  app.get<{ Querystring: { reqCodeNo1?: string } }>(
    '/services/srv/search/direct',
    { config: { request: 'tracking' } },
    (request, reply) => {
      const digits = (request.query.reqCodeNo1 ?? '').replaceAll(/\D/g, '')
      const events = world.byTrackingNumber(digits)?.postEvents ?? []
      return reply.type('text/html; charset=utf-8').send(trackingPage(digits, events))
    },
  )
}
