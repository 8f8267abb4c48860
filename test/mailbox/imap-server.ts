import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { createServer as createSecureServer } from 'node:tls'

/** A mail in the folder: its bytes, and when the server took it in. */
export interface Kept {
  readonly source: Buffer
  readonly received: Date
}

/** How a test wants the server to behave. */
export interface Manners {
  readonly password?: string
  /** The command at which it falls silent for ever. */
  readonly hangsAt?: string
  /** The command that it answers with NO. */
  readonly refuses?: string
  /** Speaks TLS, with these. */
  readonly certificate?: { readonly key: Buffer; readonly cert: Buffer }
}

export interface ImapServer {
  readonly port: number
  /** May grow at any time. */
  readonly mails: Kept[]
  /** Every command that came in, without its tag; a password is never among them. */
  readonly commands: string[]
  /** Hangs up on everyone, and waits until they have noticed. */
  hangUp(): Promise<void>
  close(): Promise<void>
}

/** An IMAP4rev1 server on 127.0.0.1 with one folder, INBOX, for one reader. */
export async function startImapServer(mails: Kept[], manners: Manners = {}): Promise<ImapServer> {
  const commands: string[] = []
  const sockets = new Set<Socket>()
  const welcome = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    converse(socket, { mails, commands, manners })
  }
  const { certificate } = manners
  const server = certificate ? createSecureServer(certificate, welcome) : createServer(welcome)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    mails,
    commands,
    async hangUp() {
      await Promise.all([...sockets].map((socket) => once(socket.end(), 'close')))
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Talk {
  readonly mails: readonly Kept[]
  readonly commands: string[]
  readonly manners: Manners
}

function converse(socket: Socket, talk: Talk): void {
  const say = (line: string): boolean => socket.write(`${line}\r\n`)
  let unread = ''
  if (talk.manners.hangsAt !== 'greeting') say('* OK [CAPABILITY IMAP4rev1] here')
  socket.on('data', (chunk) => {
    const lines = (unread + chunk.toString('latin1')).split('\r\n')
    unread = lines.pop() ?? ''
    for (const line of lines) {
      const [, tag = '', command = ''] = /^(\S+) (.*)$/.exec(line) ?? []
      const name = command.replace(/^UID /, '').split(' ')[0] ?? ''
      talk.commands.push(name === 'LOGIN' ? 'LOGIN' : command)
      if (name === talk.manners.hangsAt) return
      const refused = name === talk.manners.refuses || (name === 'LOGIN' && !isRight(command, talk.manners))
      if (!refused) for (const answer of answersTo(command, talk.mails)) socket.write(answer)
      say(`${tag} ${refused ? 'NO [UNAVAILABLE] refused' : `OK ${name === 'EXAMINE' ? '[READ-ONLY] ' : ''}done`}`)
      if (name === 'LOGOUT') socket.end()
    }
  })
}

function isRight(login: string, { password }: Manners): boolean {
  const given = /^LOGIN \S+ (?:"((?:[^"\\]|\\.)*)"|(\S+))$/.exec(login)
  return password === undefined || (given?.[1] ?? given?.[2] ?? '').replaceAll(/\\(.)/g, '$1') === password
}

function answersTo(command: string, mails: readonly Kept[]): readonly (string | Buffer)[] {
  const [name] = command.replace(/^UID /, '').split(' ')
  if (name === 'CAPABILITY') return ['* CAPABILITY IMAP4rev1\r\n']
  if (name === 'LIST') return /inbox/i.test(command) ? ['* LIST () "/" INBOX\r\n'] : []
  if (name === 'EXAMINE' || name === 'NOOP') return [`* ${mails.length} EXISTS\r\n`, '* OK [UIDVALIDITY 1] fine\r\n']
  if (name === 'LOGOUT') return ['* BYE bye\r\n']
  if (name === 'SEARCH') return [`* SEARCH ${found(command, mails).join(' ')}\r\n`]
  if (name === 'FETCH') return uidsIn(command).flatMap((uid) => fetched(uid, mails[uid - 1]))
  return []
}

function found(command: string, mails: readonly Kept[]): readonly number[] {
  const from = /FROM "?([^" ]+)"?/.exec(command)?.[1]
  const day = /SINCE "?(\d+-\w+-\d+)"?/.exec(command)?.[1]
  if (from === undefined || day === undefined) throw new Error(`not expected: ${command}`)
  const since = Date.parse(`${day} 00:00 GMT`)
  return mails.flatMap(({ source, received }, index) => {
    const sender = /^From:.*$/im.exec(source.toString('latin1'))?.[0] ?? ''
    return sender.includes(from) && received.getTime() >= since ? [index + 1] : []
  })
}

function uidsIn(command: string): readonly number[] {
  const set = /^UID FETCH (\S+)/.exec(command)?.[1] ?? ''
  return set.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split(':').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
}

function fetched(uid: number, mail: Kept | undefined): readonly (string | Buffer)[] {
  if (!mail) return []
  const [, day = '', month = '', year = '', time = ''] =
    /^\w+, (\d+) (\w+) (\d+) (\S+)/.exec(mail.received.toUTCString()) ?? []
  const head = `* ${uid} FETCH (UID ${uid} INTERNALDATE "${day}-${month}-${year} ${time} +0000" BODY[]<0> {${mail.source.length}}\r\n`
  return [head, mail.source, ')\r\n']
}
