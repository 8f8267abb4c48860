import type { JournalItem } from './intent.ts'
import { isLoopback } from './loopback.ts'

/** Where the mailbox stands on its server, and who opens it; the password is in the vault. */
export interface MailboxAddress {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly folder: string
  /** TLS from the first byte; false on this machine alone. */
  readonly isSecure: boolean
}

/** The mailbox into which 受付完了 mails come; it is only read, and nothing in it is ever marked as read. */
export interface Mailbox {
  readonly address: MailboxAddress
  /** How many 受付完了 mails of this application have come since the ISO time. Never throws: a mailbox that cannot be read counts none, and none proves nothing. */
  receipts(item: JournalItem, since: string): Promise<number>
  /** How many mails the folder holds. Throws `Failure` when it cannot be read. */
  look(): Promise<number>
  close(): Promise<void>
}

/** Reads `imaps://user@host:993/folder`; without a folder INBOX. null when it is no such address, bears a password, or would go out in the clear. */
export function readMailboxAddress(written: string): MailboxAddress | null {
  if (!URL.canParse(written)) return null
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(written)
  const isSecure = protocol === 'imaps:'
  if (!isSecure && !(protocol === 'imap:' && isLoopback(hostname))) return null
  const user = decoded(username)
  const folder = decoded(pathname.slice(1))
  if (!hostname || !user || folder === null || password !== '' || search !== '' || hash !== '') return null
  return {
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: Number(port) || (isSecure ? 993 : 143),
    user,
    folder: folder || 'INBOX',
    isSecure,
  }
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null // a lonely %
  }
}
