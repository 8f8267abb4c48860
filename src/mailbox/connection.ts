import type { ImapFlow } from 'imapflow'
import type { MailboxAddress } from '../domain/mailbox.ts'
import type { Secret } from '../domain/secret.ts'
import { readLetter, type Letter } from './letter.ts'

/** Longer mails are read as far as this many bytes. */
const longest = 262_144
const day = 86_400_000

/** One connection to the mailbox. Its methods throw what the mail server or the net makes of them. */
export interface Connection {
  /** How many mails the folder holds. */
  readonly size: number
  /** Mails of this sender that the server took in since that day or the day before; each is fetched once, and not marked as read. */
  letters(sender: string, since: number): Promise<readonly Letter[]>
  close(): Promise<void>
  /** Ends it at once; what is being asked fails. */
  readonly drop: () => void
}

/** How the mailbox is opened. */
export interface Opening {
  readonly address: MailboxAddress
  readonly password: Secret
  /** Ends it while it is being opened. */
  readonly limit: AbortSignal
  readonly onEnd: () => void
}

/** Logs in and opens the folder for reading alone. */
export async function connect(opening: Opening): Promise<Connection> {
  const client = await newClient(opening)
  client.on('error', () => {}) // whoever asks next is told
  client.on('close', opening.onEnd)
  opening.limit.addEventListener('abort', () => client.close())
  try {
    opening.limit.throwIfAborted()
    await client.connect()
    const { exists } = await client.mailboxOpen(opening.address.folder, { readOnly: true })
    return connectionOf(client, exists)
  } catch (error) {
    client.close()
    throw error
  }
}

async function newClient({ address, password }: Opening): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow') // only those who have a mailbox wait for it to load
  return new ImapFlow({
    host: address.host,
    port: address.port,
    secure: address.isSecure,
    doSTARTTLS: false, // without TLS it is this machine
    auth: { user: address.user, pass: password.reveal() },
    clientInfo: { name: 'todoke' },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
  })
}

function connectionOf(client: ImapFlow, size: number): Connection {
  const known = new Map<number, Letter>()
  return {
    size,
    async letters(sender, since) {
      await client.noop() // else the server need not tell what has come meanwhile
      const found = await client.search({ from: sender, since: new Date(since - day) }, { uid: true }) // by the server's own days
      if (!Array.isArray(found)) throw new Error('the search was refused')
      const missing = found.filter((uid) => !known.has(uid))
      for (const letter of await fetched(client, missing)) known.set(letter.uid, letter)
      return found.map((uid) => known.get(uid)).filter((letter) => letter !== undefined)
    },
    close: () => client.logout(),
    drop: () => client.close(),
  }
}

async function fetched(client: ImapFlow, uids: number[]): Promise<readonly Letter[]> {
  if (uids.length === 0) return []
  const query = { uid: true, internalDate: true, source: { maxLength: longest } }
  const mails = await client.fetchAll(uids, query, { uid: true })
  const letters = await Promise.all(
    mails.map(async ({ uid, source, internalDate }) =>
      source === undefined ? null : readLetter({ uid, source, received: internalDate }).catch(() => null),
    ),
  )
  return letters.filter((letter) => letter !== null)
}
