import type { FastifyInstance } from 'fastify'

const patience = 25_000

/** The portal's message channel: a connection that stays open until `patience` is over, the browser leaves or the server closes, so a page never falls idle. */
export const servePresence = (app: FastifyInstance): void => {
  const waiting = new Set<() => void>()
  app.post('/amb/handshake', { config: { request: 'asset' } }, (_request, reply) => reply.send([{ successful: true }]))
  app.post('/amb/connect', { config: { request: 'asset' } }, async (request, reply) => {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience)
      const leave = () => {
        clearTimeout(timer)
        resolve()
      }
      waiting.add(leave)
      request.raw.socket.once('close', leave)
      reply.raw.once('close', () => waiting.delete(leave))
    })
    return [{ channel: '/meta/connect', successful: true }]
  })
  app.addHook('preClose', (done) => {
    for (const leave of waiting) leave()
    done()
  })
}
