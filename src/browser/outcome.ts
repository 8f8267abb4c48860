import { setTimeout as pause } from 'node:timers/promises'
import type { APIResponse, Request, Route } from 'playwright'
import type { Outcome } from '../domain/desk.ts'
import { Failure } from '../domain/failure.ts'
import { says } from './dialogs.ts'
import { failed } from './failing.ts'
import type { Armed } from './guard.ts'
import type { Lease } from './lease.ts'
import { isPage, pathOf } from './paused.ts'
import { sendOnce } from './send.ts'
import type { Stage } from './stage.ts'
import { standing } from './standing.ts'

const longestSleep = 5_000

/** Asks for the permit, sends the paused request once, shows the page its answer, and says what happened. Throws what `permit` and `crossed` throw. */
export async function send(stage: Stage, armed: Armed, lease: Lease, route: Route): Promise<Outcome> {
  const passed = stopwatch(stage.now)
  if (!(await lease.permit())) return notSent(failed(stage, 'not-allowed', { found: 'not permitted' }))
  let slept = false
  const answer = await sendOnce(route, {
    mayGo: () => !(slept ||= passed() > longestSleep),
    sent: async () => lease.crossed?.('request-sent'),
    limit: stage.answerLimit,
  })
  if ('response' in answer) {
    await lease.crossed?.('answer-read')
    return answered(stage, armed, lease, { request: route.request(), response: answer.response })
  }
  stage.recorder.note(`${answer.gone ? 'sent once, and not answered' : 'not sent'}: ${answer.reason}`)
  if (answer.gone) return { kind: 'no-answer', reason: answer.reason }
  const failure = slept
    ? failed(stage, 'timeout', { found: 'the process slept after it was permitted to send' })
    : failed(stage, 'portal-unreachable', { found: answer.reason }, answer.error)
  return notSent(failure)
}

/** The outcome of a press of which surely nothing went out. */
export function notSent(failure: Failure): Outcome {
  return { kind: 'not-sent', failure }
}

interface Exchange {
  readonly request: Request
  readonly response: APIResponse
}

async function answered(stage: Stage, armed: Armed, lease: Lease, { request, response }: Exchange): Promise<Outcome> {
  const status = response.status()
  stage.recorder.note(`sent once: ${request.method()} ${pathOf(request)}, answered by HTTP ${status}`)
  const told: string[] = (stage.told = [])
  stage.traffic.mark()
  await Promise.race([armed.answer(response), pause(stage.patience, null, { ref: false })])
  const { stands, found } = await afterwards(stage, lease, request)
  if (!stage.hush) await stage.recorder.picture('after', stage.context.pages().at(-1))
  const fits = told.every((text) => says(text, lease.success.alert ?? []))
  const words = told.length > 0 && !stage.hush ? told.join(' / ') : found
  return { kind: 'answered', status, accepted: stands && fits && status < 400, found: words }
}

// Whatever goes wrong now, the answer has come.
async function afterwards(
  stage: Stage,
  { success }: Lease,
  request: Request,
): Promise<{ stands: boolean; found: string }> {
  try {
    if (isPage(request)) await Promise.race([drawn(request), pause(stage.patience, null, { ref: false })])
    await standing(stage, success.screen)
    for (let glance = 0; success.alert && stage.told?.length === 0 && glance < 20; glance++) await pause(50) // it is told when the page has loaded
    return { stands: true, found: success.screen.title }
  } catch (error) {
    const words = error instanceof Failure ? (error.detail.found ?? error.code) : String(error)
    return { stands: false, found: words }
  }
}

// The screen that was there before may look like the one that is to come: until the new document has come it does not count.
async function drawn(request: Request): Promise<void> {
  for (let each: Request | null = request; each; each = each.redirectedTo()) {
    const response = await each.response().catch(() => null)
    await response?.finished().catch(() => null)
  }
}

// Two clocks: one stands still while the machine sleeps, the other may be fixed or set back.
function stopwatch(now: () => string): () => number {
  const [began, at] = [performance.now(), Date.parse(now())]
  return () => Math.max(performance.now() - began, Date.parse(now()) - at)
}
