import { setTimeout as pause } from 'node:timers/promises'
import type { Route } from 'playwright'
import type { Outcome } from '../domain/desk.ts'
import { Failure } from '../domain/failure.ts'
import { click, lastButton } from './click.ts'
import { failed, throwIfStopped } from './failing.ts'
import type { Armed, Guard } from './guard.ts'
import { isSilent, unlike, type Lease } from './lease.ts'
import { notSent, send } from './outcome.ts'
import { carriedBy, isPage, pathOf } from './paused.ts'
import { nameOf, reach, type Target } from './press.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'
import { glanceAt } from './standing.ts'

/** A last button, where it stands, and what it may send. */
export interface Commitment {
  readonly screen: Screen
  readonly target: Target
  readonly lease: Lease
}

/**
 * Presses a last button once. What happened is told by the request that the press made, whatever becomes of the page; a failure before it went out is
 * `not-sent`. Throws what `permit` and `crossed` throw, and the reason of a visit that is ended before `permit` is asked.
 */
export async function commit(stage: Stage, commitment: Commitment): Promise<Outcome> {
  if (!stage.guard) throw new Error(`${commitment.screen.title}: a last button is pressed under guard() only`)
  const hushed = stage.hush
  const running = press(stage, stage.guard, commitment)
  stage.pressing = running.catch(() => {})
  const outcome = await running
  if (outcome.kind !== 'not-sent') return outcome
  stage.hush = hushed
  return recorded(stage, outcome.failure)
}

async function recorded({ recorder, context, screen }: Stage, failure: Failure): Promise<Outcome> {
  const masked = recorder.masked(failure)
  await recorder.failure(masked, context.pages(), screen?.secret !== undefined)
  return notSent(masked)
}

async function press(stage: Stage, guard: Guard, commitment: Commitment): Promise<Outcome> {
  const { screen, target, lease } = commitment
  const element = await orFailure(reach(stage, screen, target))
  if (element instanceof Failure) return notSent(element)
  await stage.recorder.picture('before', stage.context.pages().at(-1))
  stage.hush ||= lease.success.screen.secret === 'shown'
  const armed = guard.arm((request) => lease.meant.length > 0 && unlike(carriedBy(request), lease) === null)
  stage.asked = lease.question ? { question: lease.question, said: null } : null
  try {
    const route = await orFailure(paused(stage, armed, commitment, click(stage, element)))
    if (route instanceof Failure) return notSent(route)
    await lease.crossed?.('request-paused')
    return await send(stage, armed, lease, route)
  } finally {
    stage.asked = null
    await armed.end()
  }
}

// The click itself says nothing: one that times out may have sent, one that resolves may not.
async function paused(stage: Stage, armed: Armed, commitment: Commitment, clicking: Promise<unknown>): Promise<Route> {
  const { screen, target, lease } = commitment
  let cause: unknown = null
  clicking.then((reason) => (cause = reason)).catch((error: unknown) => (cause = error))
  const end = performance.now() + stage.patience
  let boxed = false
  while (performance.now() < end) {
    const route = await Promise.race([armed.caught, pause(50, null)])
    throwIfStopped(stage)
    const answered = boxed || Boolean(stage.asked?.said)
    if (route) return checked(stage, commitment, { route, answered })
    if (lease.box && !answered) boxed = await pressBox(stage, lease.box)
  }
  const where = `${screen.title} ${nameOf(target)}`
  throw failed(stage, 'timeout', { where, found: 'the press has asked for nothing' }, cause ?? undefined)
}

async function pressBox(stage: Stage, { screen, control }: NonNullable<Lease['box']>): Promise<boolean> {
  if (!(await glanceAt(stage, screen))) return false
  const element = await reach(stage, screen, { control: lastButton(screen, control) })
  click(stage, element).catch(() => {})
  return true
}

interface Caught {
  readonly route: Route
  /** The question was asked, and answered with OK. */
  readonly answered: boolean
}

function checked(stage: Stage, { screen, target, lease }: Commitment, { route, answered }: Caught): Route {
  const request = route.request()
  const where = `${screen.title} ${nameOf(target)} (${pathOf(request)})`
  if (!stage.allowed(request.url())) throw failed(stage, 'origin-refused', { where: new URL(request.url()).origin })
  if ((lease.question || lease.box) && !answered) throw failed(stage, 'mismatch', { where, found: 'nothing was asked' })
  const carried = carriedBy(request)
  if (isPage(request) && request.method() === 'POST' && isSilent(carried)) return route
  const difference = unlike(carried, lease)
  if (difference) throw failed(stage, 'mismatch', { where, ...difference })
  return route
}

// A failure is an answer here; anything else is not.
async function orFailure<Result>(running: Promise<Result>): Promise<Result | Failure> {
  try {
    return await running
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}
