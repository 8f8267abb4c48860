import { setTimeout as pause } from 'node:timers/promises'
import type { Frame } from 'playwright'
import { pressAgain } from './click.ts'
import { failed, throwIfStopped, whyNot } from './failing.ts'
import { askFrames, type Answer } from './frames.ts'
import type { Verdict } from './page/judge.ts'
import { lookUntil } from './page/script.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'

const glance = 1_000

/** Waits until the screen stands in some window, or one of its refusals does. Throws the refusal's code, or the reason why nothing came. */
export async function standing(stage: Stage, screen: Screen): Promise<Frame> {
  const end = performance.now() + stage.patience
  const pressesAgain = [2_500, 6_000]
  const began = performance.now()
  while (performance.now() < end) {
    const answer = await look(stage, screen, Math.min(glance, end - performance.now()))
    throwIfStopped(stage)
    if (answer?.output.stands) return arrive(stage, screen, answer.frame)
    if (answer?.output.refusal) return await refuse(stage, screen, answer)
    if (gaveUp(stage, performance.now() - began)) break
    if (pressesAgain[0] !== undefined && performance.now() - began > pressesAgain[0]) {
      pressesAgain.shift()
      await pressAgain(stage)
    }
  }
  throw await whyNot(stage, screen.title)
}

/** The frame in which the screen stands now; null in none. */
export async function glanceAt(stage: Stage, screen: Screen): Promise<Frame | null> {
  const answer = await look(stage, screen, 0)
  return answer?.output.stands ? answer.frame : null
}

function look(stage: Stage, screen: Screen, patience: number): Promise<Answer<Verdict> | null> {
  const question = { screen, before: stage.before }
  const expression = (share: number): string =>
    lookUntil(
      (look, input) => {
        const verdict = look.judge.verdict(input.screen, input.before)
        return verdict.stands || verdict.refusal ? verdict : null
      },
      question,
      share,
    )
  return askFrames<Verdict>(stage.context, expression, patience)
}

// A refusal that only flashes by while the page is being drawn is none.
async function refuse(stage: Stage, screen: Screen, first: Answer<Verdict>): Promise<Frame> {
  await pause(first.output.refusal?.settles ?? 0)
  const second = await look(stage, screen, glance)
  throwIfStopped(stage)
  if (second?.output.stands) return arrive(stage, screen, second.frame)
  const refusal = second?.output.refusal ?? null
  if (!refusal) return standing(stage, screen)
  // A page that could not reach its server says so in its own words; the wire knows better.
  const broken = stage.traffic.broken()
  if (broken && refusal.code !== 'maintenance')
    throw failed(stage, 'portal-unreachable', { found: `${refusal.found} (${broken})` })
  throw failed(stage, refusal.code, { where: screen.title, found: refusal.found }, first.frame.url())
}

// Where the page itself did not come nothing will; a page that came may still mend what it fetches.
function gaveUp(stage: Stage, waited: number): boolean {
  if (stage.traffic.broken() === null) return false
  return waited > (stage.traffic.pageBroken() ? Math.min(3_000, stage.patience / 2) : stage.patience / 2)
}

function arrive(stage: Stage, screen: Screen, frame: Frame): Frame {
  if (stage.screen !== screen) stage.typed = []
  stage.screen = screen
  stage.guard?.arrive(screen, frame)
  return frame
}
