import type { ReportedError, UnreadFacility } from '../domain/reports.ts'
import type { Messages } from '../i18n/index.ts'
import { printable, type Voice } from './terminal.ts'

interface NotDone {
  readonly facilityCode: string
  readonly facilityName: string
  readonly error: ReportedError | null
  readonly lastReadAt?: string | null
}

/** Says of which facilities nothing new is known: the error's code, the manual's step, what to do, where the evidence is. */
export function sayUnread(voice: Voice, unread: readonly (NotDone | UnreadFacility)[], words: Messages): void {
  if (unread.length === 0) return
  voice.say(`\n${voice.paint('bold', words.talk.failures(unread.length))}`)
  for (const facility of unread) sayNotDone(voice, facility, words)
}

function sayNotDone(
  voice: Voice,
  { facilityCode, facilityName, error, lastReadAt }: NotDone,
  { talk }: Messages,
): void {
  const reason = error === null ? talk.neverRead : `[${error.code}]`
  voice.say(`${voice.paint('red', '✗')} ${printable(`${facilityCode} ${facilityName}`)}  ${voice.paint('red', reason)}`)
  if (error?.step) voice.say(`    ${talk.step}: ${printable(error.step)}`)
  if (error !== null) voice.say(`    ${printable(error.message)}`)
  if (error?.evidence) voice.say(voice.paint('dim', `    ${talk.evidence}: ${printable(error.evidence)}`))
  if (lastReadAt) voice.say(voice.paint('dim', `    ${talk.lastRead(momentText(lastReadAt))}`))
}

/** An ISO time as people write it, in Japan's time: 2026-11-21 02:00. */
export function momentText(iso: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' })
  return format.format(new Date(iso))
}
