import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Origins, World } from '../contract.ts'
import { allWidgets, pageJson } from './pages.ts'
import type { Visitor } from './visitor.ts'
import type { Widget } from './widget.ts'
import { cookieLine, sessionCookie, sysId, userToken, visitorOf } from './visitor.ts'

const refuse = (reply: FastifyReply) =>
  reply.code(401).send({
    error: { message: 'User Not Authenticated', detail: 'Required to provide Auth information' },
    status: 'failure',
  })

const admit = (request: FastifyRequest, reply: FastifyReply, world: World): Visitor | null => {
  const visitor = visitorOf(request, world)
  void reply.header('cache-control', 'no-cache,no-store')
  if (visitor.over) {
    void refuse(reply.header('set-cookie', cookieLine(sessionCookie, null)))
    return null
  }
  if (visitor.session !== null && request.headers['x-usertoken'] !== userToken(visitor.session)) {
    void refuse(reply.header('x-usertoken-response', userToken(visitor.session)))
    return null
  }
  return visitor
}

const textsOf = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(value ?? {}).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )

interface RectangleBody {
  readonly query?: object
  readonly input?: Readonly<Record<string, unknown>>
}

const serveWidget = (app: FastifyInstance, world: World, widget: Widget): void => {
  const { name, request: called = 'widget' } = widget
  const id = sysId(name)
  app.post<{ Body: RectangleBody | null }>(
    `/api/now/sp/rectangle/${id}`,
    { config: { request: called } },
    (request, reply) => {
      const visitor = admit(request, reply, world)
      if (visitor === null) return reply
      const sight = { world, visitor, query: textsOf(request.body?.query) }
      const input = request.body?.input
      const data = input !== undefined && widget.act !== undefined ? widget.act(sight, input) : widget.data(sight)
      return reply.send({ result: { id, name, data } })
    },
  )
}

const serveToken = (app: FastifyInstance, world: World, origins: () => Origins): void => {
  app.post('/api/x_ssk_cert/v1/token', { config: { request: 'token' } }, (request, reply) => {
    const visitor = admit(request, reply, world)
    if (visitor === null) return reply
    if (visitor.session === null) return refuse(reply)
    return reply.send({ result: { action: `${origins().ra}/p/entry`, token: world.issueToken(visitor.session) } })
  })
}

/** The calls of the app: a page's JSON, a widget's, and the one-time token for the RA. 401 with a token means "take this one", without: the session is over. */
export const serveCalls = (app: FastifyInstance, world: World, origins: () => Origins): void => {
  app.get('/api/now/sp/page', { config: { request: 'page' } }, (request, reply) => {
    const visitor = admit(request, reply, world)
    if (visitor === null) return reply
    return reply.send({ result: pageJson({ world, visitor, query: textsOf(request.query) }) })
  })
  for (const widget of new Set(allWidgets)) serveWidget(app, world, widget)
  serveToken(app, world, origins)
}
