import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http'
import { createSecureServer, Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type Asked = (IncomingMessage | Http2ServerRequest) & { readonly text: string; readonly bytes: Buffer }
export type Reply = ServerResponse | Http2ServerResponse
export type Protocol = 'http' | 'https' | 'h2'

/** One line for each request that came in, in order. */
export interface Came {
  readonly what: string
  readonly body: string
  readonly headers: Asked['headers']
}

export interface SpendingServer {
  readonly origin: string
  readonly came: Came[]
  /** Requests to this path, of any method. */
  of(path: string): readonly Came[]
  close(): Promise<void>
}

/** A server of any protocol whose answers the test gives; `answer` may destroy the connection instead. */
export async function serve(
  answer: (asked: Asked, reply: Reply, socket: Socket) => void,
  protocol: Protocol = 'http',
): Promise<SpendingServer> {
  const came: Came[] = []
  const sockets = new Set<Socket>()
  const handle = (request: IncomingMessage | Http2ServerRequest, reply: Reply): void => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const bytes = Buffer.concat(chunks)
      came.push({ what: `${request.method} ${request.url}`, body: bytes.toString('latin1'), headers: request.headers })
      const socket = [...sockets].find(({ remotePort }) => remotePort === request.socket.remotePort) // the one below TLS
      if (socket) answer(Object.assign(request, { text: bytes.toString(), bytes }), reply, socket)
    })
  }
  const server = await open(protocol, handle)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('sessionError', () => {})
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `${protocol === 'http' ? 'http' : 'https'}://127.0.0.1:${port}`,
    came,
    of: (path) => came.filter(({ what }) => what.split(' ')[1]?.split('?')[0] === path),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

type Handle = (request: IncomingMessage | Http2ServerRequest, reply: Reply) => void

async function open(protocol: Protocol, handle: Handle) {
  if (protocol === 'http') return createHttp({ keepAliveTimeout: 60_000 }, handle)
  const certificate = await selfSigned()
  if (protocol === 'https') return createHttps({ ...certificate, keepAliveTimeout: 60_000 }, handle)
  return createSecureServer({ ...certificate, allowHTTP1: true }, handle as never)
}

let made: Promise<{ key: Buffer; cert: Buffer }> | null = null

/** A certificate for this machine that nobody vouches for. */
export function selfSigned(): Promise<{ key: Buffer; cert: Buffer }> {
  made ??= make()
  return made
}

async function make(): Promise<{ key: Buffer; cert: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-certificate-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const what = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const name = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  try {
    await promisify(execFile)('openssl', ['req', ...what, ...name, '-keyout', key, '-out', cert])
    return { key: await readFile(key), cert: await readFile(cert) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Answers with a page. */
export function html(reply: Reply, body: string): void {
  reply.setHeader('content-type', 'text/html; charset=utf-8')
  finish(reply, `<!DOCTYPE html><title>RA</title>${body}`)
}

/** Ends an answer, of either protocol. */
export function finish(reply: Reply, body: string | Buffer = ''): void {
  ;(reply as ServerResponse).end(body)
}
