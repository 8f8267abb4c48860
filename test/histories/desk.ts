import { hasAddress } from '../../src/domain/attempt.ts'
import type { Boundary } from '../../src/domain/boundary.ts'
import type { Desk, Outcome, Prepared } from '../../src/domain/desk.ts'
import { Failure, type FailureCode } from '../../src/domain/failure.ts'
import type { Intent, Particulars, RowAddress } from '../../src/domain/intent.ts'
import type { Dice } from '../drift/page/dice.ts'
import { rowOf, type Certificate, type Hand, type Portal } from './portal.ts'

/** What may befall a request that spends. */
export const strokes = [
  'none',
  'drop-before',
  'drop-after',
  'status-before',
  'status-after',
  'slow-commit',
  'never-answered',
  'slow-answer',
  'session-over',
  'refused',
  'browser-crashed',
  'late-row',
  'repeated',
] as const
export type Stroke = (typeof strokes)[number]

/** One visit to a simulated portal. */
export interface DeskSituation {
  readonly portal: Portal
  readonly facilityCode: string
  readonly dice: Dice
  /** From 0, nothing ever goes wrong, to 1. */
  readonly trouble: number
  /** What befalls every request, in place of what the dice say. */
  readonly stroke?: Stroke
  readonly at: (boundary: Boundary) => Promise<void>
  /** Takes a turn without being a boundary. */
  readonly step: (what: string) => Promise<void>
  readonly log: (line: string) => void
  /** The key of the item that is being filed. */
  readonly key: () => string
}

const passing: readonly FailureCode[] = ['session-expired', 'portal-unreachable', 'timeout', 'browser-crashed']
const lasting: readonly FailureCode[] = ['element-missing', 'mismatch', 'unknown-screen']

/** A desk of the simulated portal: a walk that may fail anywhere, and a press whose request may meet any stroke. */
export function simulatedDesk(situation: DeskSituation): Desk {
  const { portal, facilityCode, dice, trouble, at, step, log } = situation
  let broken: FailureCode | null = null
  const mayFail = (where: string): void => {
    if (broken) throw new Failure(broken, { where })
    if (!dice.chance(trouble * 0.02)) return
    broken = dice.pick(passing)
    log(`  ${facilityCode} ${where}: ${broken}`)
    throw new Failure(broken, { where })
  }
  const walk = async (boundary: Boundary): Promise<void> => {
    mayFail(boundary)
    if (dice.chance(trouble * 0.003)) throw new Failure(dice.pick(lasting), { where: boundary })
    await at(boundary)
  }
  const found = (address: RowAddress): readonly Certificate[] =>
    portal.seen(facilityCode).filter((one, index) => hasAddress(rowOf(one, index), address))
  const press = async (request: Request, permit: () => Promise<boolean>): Promise<Outcome> => {
    if (dice.chance(trouble * 0.02)) return sure(new Failure('browser-crashed'))
    await at('request-paused')
    if (!(await permit())) return sure(new Failure('not-allowed'))
    const stroke: Stroke = situation.stroke ?? (dice.chance(trouble * 0.4) ? dice.pick(strokes) : 'none')
    log(`  ${facilityCode} ${request.what} ${situation.key()} sent: ${stroke}`)
    if (stroke === 'refused') return sure(new Failure('portal-unreachable'))
    if (stroke === 'slow-answer') portal.pass(55_000)
    if (stroke === 'session-over') broken = 'session-expired'
    if (stroke === 'browser-crashed') broken = 'browser-crashed'
    const outcome = strike(stroke, request, { portal, dice })
    await at('request-sent')
    if (stroke === 'never-answered') {
      portal.pass(120_000)
      if (dice.chance(0.5)) portal.later(dice.below(8_000), () => request.commit())
    }
    await at('answer-read')
    return outcome
  }
  return {
    async rows() {
      await step('rows')
      mayFail('rows')
      return portal.seen(facilityCode).map(rowOf)
    },
    async particulars(address) {
      await step('particulars')
      mayFail('particulars')
      const [one, ...more] = found(address)
      return one && more.length === 0 ? particularsOf(one) : null
    },
    async prepare(intent): Promise<Prepared> {
      await walk('form-open')
      const hand: Hand = { by: 'todoke', key: situation.key() }
      const request = requestFor(intent, { portal, facilityCode, hand, target: () => theOne(found, intent) })
      await walk('filled')
      await walk('popup')
      const isApplication = intent.act === 'apply'
      const earlier = portal.listed(facilityCode).length || null
      if (isApplication) await walk('confirmed')
      const shown = { 端末名称等: isApplication ? intent.terminalName : (intent.row.terminalName ?? '') }
      return {
        earlier: isApplication ? earlier : null,
        fee: isApplication ? 1500 : null,
        shown,
        press: (permit) => press(request, permit),
      }
    },
  }
}

const sure = (failure: Failure): Outcome => ({ kind: 'not-sent', failure })

interface Request {
  readonly what: string
  /** Commits; false when the portal did not allow it. */
  readonly commit: (options?: { readonly lag: number }) => boolean
}

function strike(
  stroke: Stroke,
  { commit }: Request,
  { portal, dice }: { readonly portal: Portal; readonly dice: Dice },
): Outcome {
  const lost: Outcome = { kind: 'no-answer', reason: stroke }
  const answered = (status: number, accepted: boolean): Outcome => ({
    kind: 'answered',
    status,
    accepted,
    found: stroke,
  })
  switch (stroke) {
    case 'none':
      return answered(200, commit())
    case 'late-row':
      return answered(200, commit({ lag: dice.below(6_000) }))
    case 'drop-after':
    case 'browser-crashed':
      commit()
      return lost
    case 'repeated': {
      const accepted = commit()
      commit()
      return answered(200, accepted)
    }
    case 'status-after':
      commit()
      return answered(503, false)
    case 'status-before':
      return answered(503, false)
    case 'session-over':
      return answered(200, false)
    case 'slow-commit':
    case 'slow-answer':
      portal.later(dice.below(8_000), () => commit())
      return lost
    default:
      return lost
  }
}

function requestFor(
  intent: Intent,
  {
    portal,
    facilityCode,
    hand,
    target,
  }: {
    readonly portal: Portal
    readonly facilityCode: string
    readonly hand: Hand
    readonly target: () => Certificate
  },
): Request {
  if (intent.act === 'apply') {
    const { contactName, terminalName } = intent
    const particulars = { contactName, terminalName, email: 'a@example.jp', phone: '0300000000' }
    const commit: Request['commit'] = (options) => {
      portal.apply(facilityCode, particulars, hand, { ...options, numbered: portal.certificates.length % 2 === 0 })
      return true
    }
    return { what: 'apply', commit }
  }
  const { id, status } = target()
  const wanted = intent.act === 'cancel' ? 'pending' : 'issued'
  if (status !== wanted) throw new Failure('not-allowed', { found: status })
  if (intent.act === 'edit') return { what: 'edit', commit: () => portal.edit(id, intent.change, hand) }
  const { act } = intent
  return { what: act, commit: () => portal.operate(id, act, hand) }
}

function theOne(found: (address: RowAddress) => readonly Certificate[], intent: Intent): Certificate {
  if (intent.act === 'apply') throw new Error('no row')
  const [one, ...more] = found(intent.row)
  if (!one || more.length > 0) throw new Failure('not-allowed', { where: 'row', found: String(more.length) })
  return one
}

function particularsOf({ contactName, terminalName, email, phone }: Certificate): Particulars {
  return { contactName, terminalName, email, phone }
}
