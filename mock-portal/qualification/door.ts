import { createServer, type ServerOptions } from 'node:https'
import { TLSSocket } from 'node:tls'
import type { X509Certificate } from 'node:crypto'
import type { FastifyInstance, FastifyRequest, FastifyServerFactory } from 'fastify'
import { isSame, type Certificates } from './certificates.ts'
import type { QualificationOptions } from './contract.ts'

type Refusal = NonNullable<QualificationOptions['refusal']>

/** A TLS server that asks for a terminal's certificate. At a `handshake` refusal, who has none, or not a good one, never comes to send a request. */
export function tlsServer(all: Certificates, refusal: Refusal): FastifyServerFactory {
  const options: ServerOptions = {
    cert: all.server.certificate,
    key: all.server.key,
    ca: all.authority,
    requestCert: true,
    rejectUnauthorized: refusal === 'handshake',
  }
  return (handler) => {
    const server = createServer(options, handler)
    server.prependListener('secureConnection', (socket: TLSSocket) => {
      if (refusal === 'handshake' && isRevoked(socket, all)) socket.destroy()
    })
    return server
  }
}

/** Answers every request without a good certificate as nginx does: status 400, and a page that says which of the two it is. */
export function turnAway(app: FastifyInstance, all: Certificates): void {
  app.addHook('onRequest', async (request, reply) => {
    const socket = request.raw.socket
    if (!(socket instanceof TLSSocket)) return
    const shown = socket.getPeerX509Certificate() !== undefined
    if (socket.authorized && !isRevoked(socket, all)) return
    await reply.code(400).type('text/html').send(nginxPage(shown))
  })
}

/** The facility whose terminal a request comes from, by its certificate. */
export function terminalOf(request: FastifyRequest): string | null {
  const certificate = certificateOf(request.raw.socket)
  return /^OU=(\w+)$/m.exec(certificate?.subject ?? '')?.[1] ?? null
}

function isRevoked(socket: TLSSocket, { revoked }: Certificates): boolean {
  const certificate = certificateOf(socket)
  return certificate !== undefined && isSame(certificate, revoked)
}

function certificateOf(socket: unknown): X509Certificate | undefined {
  return socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
}

function nginxPage(shown: boolean): string {
  const [title, sentence] = shown
    ? ['400 The SSL certificate error', 'The SSL certificate error']
    : ['400 No required SSL certificate was sent', 'No required SSL certificate was sent']
  return `<html>\r
<head><title>${title}</title></head>\r
<body>\r
<center><h1>400 Bad Request</h1></center>\r
<center>${sentence}</center>\r
<hr><center>nginx</center>\r
</body>\r
</html>\r
`
}
