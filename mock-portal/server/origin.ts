import { setTimeout } from 'node:timers/promises'
import Fastify, { type FastifyInstance, type FastifyServerFactory } from 'fastify'
import { addFaults, type Transport } from './transport.ts'

/** One origin's server, not yet listening: it takes form posts, answers no sooner than `latency` allows, and meets the faults. Its routes come from the skin. `over`: the server below it, when it is not a plain one. */
export function createOrigin(transport: Transport, latency: number, over?: FastifyServerFactory): FastifyInstance {
  const app = createServer(over)
  if (latency > 0) app.addHook('onRequest', () => setTimeout(latency))
  addFaults(app, transport)
  return app
}

/** A server that ends its kept-alive connections when it closes, and takes forms as a plain object of texts. */
export function createServer(over?: FastifyServerFactory): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true, ...(over !== undefined && { serverFactory: over }) })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))))
  })
  return app
}

/** Starts the servers on 127.0.0.1, each on the next port (0: on any), and gives their origins; when one cannot start all are closed and it rejects. */
export async function listenAll(servers: readonly FastifyInstance[], port: number): Promise<readonly string[]> {
  const origins: string[] = []
  try {
    for (const [place, server] of servers.entries()) {
      origins.push(await server.listen({ host: '127.0.0.1', port: port === 0 ? 0 : port + place }))
    }
  } catch (error) {
    await Promise.all(servers.map((server) => server.close()))
    throw error
  }
  return origins
}
