import { Failure } from '../domain/failure.ts'
import type { Mailbox, MailboxAddress } from '../domain/mailbox.ts'
import type { Secret } from '../domain/secret.ts'
import { connect, type Connection } from './connection.ts'
import { failureOf } from './failing.ts'
import { isReceiptOf, sender } from './receipt.ts'

/** What a mailbox needs of its surroundings. */
export interface MailboxParts {
  readonly address: MailboxAddress
  /** null when none is kept. */
  readonly password: () => Promise<Secret | null>
  /** Milliseconds that one question may take. */
  readonly patience: number
  /** Told once why the mailbox is no witness any more. */
  readonly onFailure: (failure: Failure) => void
}

/** Opens nothing yet: the first question connects, the others use that connection. After a failure nothing is asked any more, so that no password is tried twice. */
export function openMailbox(parts: MailboxParts): Mailbox {
  const line = lineTo(parts)
  let failure: Failure | null = null
  const ask = async <Answer>(question: (connection: Connection) => Promise<Answer>): Promise<Answer> => {
    if (failure) throw failure
    try {
      return await line.ask(question)
    } catch (error) {
      if (failure) throw failure
      failure = failureOf(error, parts.address)
      parts.onFailure(failure)
      throw failure
    }
  }
  return {
    address: parts.address,
    async receipts(item, since) {
      const letters = await ask((opened) => opened.letters(sender, Date.parse(since))).catch(() => [])
      return new Set(letters.filter((letter) => isReceiptOf(letter, item, since)).map(({ id }) => id)).size
    },
    look: () => ask(async ({ size }) => size),
    close: line.close,
  }
}

interface Line {
  ask<Answer>(question: (connection: Connection) => Promise<Answer>): Promise<Answer>
  close(): Promise<void>
}

// One connection at a time; a question that takes too long ends it, and so itself.
function lineTo({ address, password, patience }: MailboxParts): Line {
  let current: Promise<Connection> | null = null
  const onEnd = (): void => {
    current = null // a server hangs up on who is silent for long
  }
  const connected = async (limit: AbortSignal): Promise<Connection> => {
    const secret = await password()
    if (!secret) throw new Failure('vault-missing', { reason: 'mailbox-password-missing' })
    return connect({ address, password: secret, limit, onEnd })
  }
  const within = async <Answer>(question: (connection: Connection) => Promise<Answer>): Promise<Answer> => {
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(new DOMException('', 'TimeoutError')), patience)
    try {
      const opened = await (current ??= connected(limit.signal))
      limit.signal.addEventListener('abort', opened.drop)
      return await question(opened)
    } catch (error) {
      limit.signal.throwIfAborted()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    ask: within,
    async close() {
      if (current) await within((opened) => opened.close()).catch(() => {})
    },
  }
}
