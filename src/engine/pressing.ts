import type { Prepared } from '../domain/desk.ts'
import { Failure } from '../domain/failure.ts'
import type { Intent, JournalItem, PasswordReset } from '../domain/intent.ts'
import { todayInJapan } from '../domain/calendar.ts'
import type { SendingAnswer } from '../domain/journal.ts'
import { recordOf, type PressParts } from './filing-parts.ts'
import { nameOf } from './settling.ts'

const freshness = 5_000
/** What the table said so long ago may not hold any more. */
const staleness = 5 * 60_000

/**
 * Presses the last button once, with the start committed before a byte goes out and the end written after; the journal is right at any cut.
 * Nothing goes out when the table was `read` too long ago. Returns why surely nothing went out; null when the table has to tell.
 */
export async function press(
  parts: PressParts,
  item: Pressed,
  prepared: Pick<Prepared, 'press'>,
  read: number,
): Promise<Failure | null> {
  const permission = permissionFor(parts, item, read)
  await parts.at('about-to-press')
  const outcome = await prepared.press(permission.ask)
  const { answer, granted, stood } = permission.given()
  if (outcome.kind !== 'not-sent') {
    if (!granted) throw new Error('the desk has sent without leave')
    await parts.journal.note(item.key, { ...outcome, clock: clockOf(parts.clock()) }, parts.now())
    await parts.at('answer-written')
    return null
  }
  const failure = refusal(answer, stood, item) ?? outcome.failure
  if (answer?.kind === 'begun') await takeBack(parts, item, answer.attempt, failure)
  return failure
}

type Pressed = JournalItem<Intent | PasswordReset>

interface Given {
  readonly answer: SendingAnswer | null
  readonly granted: boolean
  /** Milliseconds that the process stood still. */
  readonly stood: number
}

function clockOf(time: number): string {
  return new Date(time).toISOString()
}

function permissionFor(parts: PressParts, { key }: Pressed, read: number) {
  let answer: SendingAnswer | null = null
  let granted = false
  let stood = 0
  let age = 0
  const ask = async (): Promise<boolean> => {
    if (answer !== null) return false // asked once, answered once
    const asked = parts.clock()
    age = asked - read
    if (age > staleness) return false
    answer = await parts.journal.beginSending({
      key,
      holder: parts.holder,
      at: parts.now(),
      today: todayInJapan(parts.now()),
      clock: clockOf(asked),
      caps: parts.caps,
    })
    if (answer.kind !== 'begun') return false
    await parts.at('sending-written')
    stood = parts.clock() - asked
    granted = stood <= freshness // a process that was frozen meanwhile may have lost its lease
    return granted
  }
  const given = (): Given => ({ answer, granted, stood: age > staleness ? age : stood })
  return { ask, given }
}

async function takeBack(parts: PressParts, { key }: Pressed, attempt: number, failure: Failure): Promise<void> {
  const record = await recordOf(parts, failure)
  const nothing = { from: 'uncertain', by: 'not-sent', requestId: null, listed: null, reason: null } as const
  await parts.journal.settle(key, { attempt, state: 'planned', ...nothing, failure: record, at: parts.now() })
}

function refusal(answer: SendingAnswer | null, stood: number, { intent, fee, postage }: Pressed): Failure | null {
  switch (answer?.kind) {
    case 'lease-lost':
      return new Failure('bad-input', { reason: 'other-run', where: 'spending' })
    case 'not-planned':
      return new Failure('bad-input', { reason: 'other-run', where: nameOf(intent) })
    case 'blocked':
      return new Failure('uncertain-submission', { where: answer.by })
    case 'cap': {
      const { cap, limit, spent } = answer
      const found = String(spent + fee + postage)
      return new Failure('not-allowed', { reason: 'cap-exceeded', where: cap, expected: String(limit), found })
    }
    default:
      return stood > freshness
        ? new Failure('timeout', { reason: 'frozen', found: String(Math.round(stood / 1_000)) })
        : null
  }
}
