import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Fault } from '../../mock-portal/contract.ts'
import type { Todoke } from '../../src/index.ts'
import { filesUnder, leaksIn } from '../night/leaks.ts'
import { named } from '../night/stage.ts'
import { interrupted, order, passwordOf, watchedAt, type Blow, type Story, type Wish } from './interruption.ts'
import { atTerminal, keepAccounts, type Terminal } from './stage.ts'

const slow = { timeout: 900_000 }

/**
 * How an order ends that was struck: `resume`: nothing had been reset, and the second run did; `kept`: it was reset and its password kept; `not-seen`: it was
 * reset, and nobody has seen the password; `unknown`: it may have been reset.
 */
type End = 'resume' | 'kept' | 'not-seen' | 'unknown'

type Case = readonly [name: string, blow: Blow, end: End | readonly End[]]

const at = (fault: Fault): Blow => ({ fault })

const killed: readonly Case[] = [
  ['killed when the intent is written', { killed: 'intent-written' }, 'resume'],
  ['killed before アカウント情報', { killed: 'form-open' }, 'resume'],
  ['killed before the last button', { killed: 'about-to-press' }, 'resume'],
  ['killed while the request is paused', { killed: 'request-paused' }, 'resume'],
  ['killed when the start is written', { killed: 'sending-written' }, 'unknown'],
  ['killed when the request is out', { killed: 'request-sent' }, 'unknown'],
  ['killed when the answer is read', { killed: 'answer-read' }, 'unknown'],
  ['killed when the answer is written', { killed: 'answer-written' }, 'not-seen'],
  ['killed when the password is kept', { killed: 'password-kept' }, 'kept'],
  ['killed when it is settled', { killed: 'settled' }, 'kept'],
]

const gone: readonly Case[] = [
  ['browser gone before アカウント情報', { gone: 'form-open' }, 'resume'],
  ['browser gone before the last button', { gone: 'about-to-press' }, 'resume'],
  ['browser gone when the request is out', { gone: 'request-sent' }, ['unknown', 'not-seen']],
  ['browser gone when the answer is written', { gone: 'answer-written' }, 'not-seen'],
  ['browser gone when the password is kept', { gone: 'password-kept' }, 'kept'],
]

const early = ['q-start', 'q-door', 'q-login', 'q-menu', 'q-condition', 'q-search', 'q-detail'] as const
const onTheWay: readonly Case[] = early.map((place) => [
  `503 at ${place}`,
  at({ kind: 'status', at: place, status: 503 }),
  'resume',
])

const pressed: readonly Case[] = [
  ['dropped before the reset', at({ kind: 'drop-before', at: 'q-reset' }), 'unknown'],
  ['dropped after the reset', at({ kind: 'drop-after', at: 'q-reset' }), 'unknown'],
  ['503 in place of the reset', at({ kind: 'status', at: 'q-reset', status: 503 }), 'unknown'],
  ['503 after the reset', at({ kind: 'status-after', at: 'q-reset', status: 503 }), 'unknown'],
  [
    'an answer to the reset that does not come in time',
    { fault: { kind: 'slow-after', at: 'q-reset', milliseconds: 60_000 }, answerLimit: 3_000 },
    'unknown',
  ],
  ['session over at the reset', at({ kind: 'session-over', at: 'q-reset' }), 'unknown'],
  ['another dialog at the reset', at({ kind: 'alert', at: 'q-reset', text: 'ただいま混み合っております。' }), 'kept'],
  ['503 at 「パスワード表示」', at({ kind: 'status', at: 'q-show', status: 503 }), 'not-seen'],
  ['dropped at 「パスワード表示」', at({ kind: 'drop-before', at: 'q-show' }), 'not-seen'],
  ['session over at 「パスワード表示」', at({ kind: 'session-over', at: 'q-show' }), 'not-seen'],
  ['503 at the last OK', at({ kind: 'status', at: 'q-ok', status: 503 }), 'kept'],
]

async function strikeAll(terminal: Terminal, cases: readonly Case[]): Promise<void> {
  const facility = named(terminal.mock, '第２ﾊﾟｰﾙ中央病院')
  const watched = await watchedAt(terminal)
  const { todoke } = watched
  await keepAccounts(todoke, terminal, facility)
  const { system, account } = terminal
  const secrets = new Set([
    account(facility, 'master').password,
    account(facility, 'reset').password,
    system.certificates.good.passphrase,
  ])
  const open = new Set(['not-seen', 'unknown'])
  for (const [index, [name, blow, ends]] of cases.entries()) {
    const { userId } = terminal.account(facility, index < 13 ? 'admin' : 'general', index < 13 ? index : index - 13)
    const wish = { facilityCode: facility.facilityCode, userId }
    const story = await interrupted(terminal, watched, wish, blow)
    secrets.add(passwordOf(terminal, wish))
    const end = endOf(story)
    expect([ends].flat(), `${name}: ${JSON.stringify(story)}`).toContain(end)
    if (open.delete(end)) await takeTheWayOut(terminal, todoke, wish, story)
    secrets.add(passwordOf(terminal, wish))
  }
  const written = await filesUnder(terminal.home)
  expect(
    leaksIn(
      written.filter(({ path }) => path !== join(terminal.home, 'vault.json')),
      [...secrets],
    ),
  ).toEqual([])
}

// Never two resets for one order, whatever was told.
function endOf(story: Story): string {
  const { second, sentAgain, resets } = story
  if (resets > 1) return 'reset twice'
  if (second.done) {
    if (resets !== 1 || !second.isRight) return 'told as done, and it is not so'
    return sentAgain ? 'resume' : 'kept'
  }
  if (second.code !== 'uncertain-submission' || sentAgain) return JSON.stringify(second)
  if (second.reason === 'password-not-seen') return resets === 1 ? 'not-seen' : 'told as reset, and it is not so'
  return second.reason === 'reset-unknown' ? 'unknown' : JSON.stringify(second)
}

// What nobody has seen or knows is ordered once more, the first time that a case ends so, by a person who says why; till then nothing is pressed.
async function takeTheWayOut(terminal: Terminal, todoke: Todoke, wish: Wish, { second, resets }: Story): Promise<void> {
  const count = (): number => terminal.resets().filter(({ detail }) => detail['userId'] === wish.userId).length
  expect(await order(terminal, todoke, wish)).toEqual(second)
  expect(count()).toBe(resets)
  expect(await order(terminal, todoke, { ...wish, again: '新しいパスワードを誰も見ていない' })).toMatchObject({
    done: true,
    isRight: true,
  })
  expect(count()).toBe(resets + 1)
}

it('a reset whose process is killed at any boundary is done once, or said to be open', slow, () =>
  atTerminal({}, (terminal) => strikeAll(terminal, killed)),
)

it('a reset whose browser goes, and one whose way there breaks off, are done once, or said to be open', slow, () =>
  atTerminal({}, (terminal) => strikeAll(terminal, [...gone, ...onTheWay])),
)

it('a reset whose answer, or whose new password, does not come is never pressed again by itself', slow, () =>
  atTerminal({}, (terminal) => strikeAll(terminal, pressed)),
)
