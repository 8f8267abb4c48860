import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** A mail as it came over the wire: the envelope, and everything between DATA and the full stop. */
export interface Received {
  readonly from: string
  readonly to: string
  readonly data: string
}

/** An SMTP server on 127.0.0.1 that takes every mail and keeps it. */
export async function startMailServer(): Promise<{ port: number; mails: Received[]; close(): Promise<void> }> {
  const mails: Received[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    converse(socket, mails)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  }
  return { port: typeof address === 'object' && address !== null ? address.port : 0, mails, close }
}

function converse(socket: Socket, mails: Received[]): void {
  let unread = ''
  let data: string | null = null
  const envelope = { from: '', to: '' }
  const take = (line: string): string | null => {
    if (data !== null && line !== '.') {
      data += `${line}\n`
      return null
    }
    if (data !== null) {
      mails.push({ ...envelope, data })
      data = null
      return '250 taken'
    }
    const [, address = ''] = /<(.*?)>/.exec(line) ?? []
    if (line.startsWith('MAIL')) envelope.from = address
    if (line.startsWith('RCPT')) envelope.to = address
    if (line !== 'DATA') return line === 'QUIT' ? '221 bye' : '250 ok'
    data = ''
    return '354 go on'
  }
  socket.write('220 mail\r\n')
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    const lines = (unread + chunk.toString('latin1')).split('\r\n')
    unread = lines.pop() ?? ''
    for (const line of lines) {
      const answer = take(line)
      if (answer !== null) socket.write(`${answer}\r\n`)
    }
  })
}
