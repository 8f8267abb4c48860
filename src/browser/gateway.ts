import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** A proxy of this process alone that leads to a few places and nowhere else. */
export interface Gateway {
  readonly address: string
  close(): Promise<void>
}

/**
 * Opens a gateway to these origins. A browser context that shows a client certificate goes through a proxy of Playwright's, so that the browser's own wall
 * of origins does not hold for it; Playwright itself goes through this one, which refuses every other place below all that a page may ask for.
 */
export async function openGateway(origins: readonly string[]): Promise<Gateway> {
  const places = new Map(origins.map((origin) => [placeOf(new URL(origin)), new URL(origin)]))
  const open = new Set<Duplex>()
  const server = createServer((_, response) => void response.writeHead(403).end())
  server.on('connect', ({ url }, socket: Duplex, head: Buffer) => {
    const place = places.get(url ?? '')
    if (!place) socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    for (const each of place ? [socket, tunnel(place, socket, head)] : [socket]) {
      open.add(each)
      each.once('close', () => open.delete(each))
    }
  })
  return { address: `http://127.0.0.1:${await listening(server)}`, close: () => closed(server, open) }
}

function placeOf({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`
}

function tunnel(place: URL, socket: Duplex, head: Buffer): Socket {
  const port = Number(placeOf(place).split(':').at(-1))
  const there = connect({ host: place.hostname.replace(/^\[|\]$/g, ''), port }, () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    there.write(head)
    there.pipe(socket).pipe(there)
  })
  there.on('error', () => socket.destroy())
  socket.on('error', () => there.destroy())
  socket.once('close', () => there.destroy())
  return there
}

async function listening(server: Server): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function closed(server: Server, open: ReadonlySet<Duplex>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  server.closeAllConnections()
  for (const each of open) each.destroy()
  await promise
}
