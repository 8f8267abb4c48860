import PostalMime, { type Address } from 'postal-mime'
import { textOfHtml } from './html-text.ts'

/** A mail as far as it is asked about. */
export interface Letter {
  readonly uid: number
  /** The same for two copies of one mail. */
  readonly id: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  /** What it says, once for each form in which it says it. */
  readonly texts: readonly string[]
  /** Milliseconds since 1970 by its Date and by the server that took it in; NaN when not told. */
  readonly sentAt: number
  readonly receivedAt: number
}

/** A mail as the server gives it. */
export interface Envelope {
  readonly uid: number
  readonly source: Uint8Array
  readonly received: Date | string | undefined
}

/** Reads a mail in whatever charset and encoding it has come. Throws when it is no mail. */
export async function readLetter({ uid, source, received }: Envelope): Promise<Letter> {
  const mail = await PostalMime.parse(source)
  const { messageId, from, to = [], deliveredTo, subject = '', text, html, date } = mail
  return {
    uid,
    id: messageId ?? `uid ${uid}`,
    from: addressesOf(from)[0] ?? '',
    to: [...to.flatMap(addressesOf), ...addressesOf(deliveredTo === undefined ? undefined : plain(deliveredTo))],
    subject,
    texts: [text, html && textOfHtml(html)].filter((each) => each !== undefined),
    sentAt: Date.parse(date ?? ''),
    receivedAt: received === undefined ? Number.NaN : new Date(received).getTime(),
  }
}

function plain(address: string): Address {
  return { name: '', address }
}

function addressesOf(address: Address | undefined): string[] {
  if (address === undefined) return []
  const found = address.group ? address.group.map((each) => each.address) : [address.address]
  return found.map((each) => each.toLowerCase())
}
