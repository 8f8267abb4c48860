import { Failure } from '../domain/failure.ts'
import type { MailboxAddress } from '../domain/mailbox.ts'

/** What a person is told of an error of the mail client: never its own words, which may quote what was sent. */
export function failureOf(error: unknown, { host, folder }: MailboxAddress): Failure {
  if (error instanceof Failure) return error
  if (has(error, 'authenticationFailed')) return new Failure('bad-input', { reason: 'mailbox-refused', where: host })
  if (has(error, 'mailboxMissing')) return new Failure('bad-input', { reason: 'mailbox-folder-missing', where: folder })
  return new Failure('bad-input', { reason: 'mailbox-unreachable', where: host, found: nameOf(error) })
}

function has(error: unknown, mark: string): boolean {
  return error instanceof Error && new Map(Object.entries(error)).get(mark) === true
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
