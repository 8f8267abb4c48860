import { setTimeout as pause } from 'node:timers/promises'
import type { Frame } from 'playwright'
import { pressAgain } from './click.ts'
import { failed, throwIfStopped, whyNot } from './failing.ts'
import { askFrames, type Answer } from './frames.ts'
import type { Verdict } from './page/judge.ts'
import { lookOnce, lookUntil } from './page/script.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'

const glance = 1_000

/** Waits until the screen stands in some window, or one of its refusals does. Throws the refusal's code, or the reason why nothing came. */
export async function standing(stage: Stage, screen: Screen): Promise<Frame> {
  const stood = await standingOneOf(stage, [screen], () => false)
  if (!stood) throw new Error('it was given up without a reason')
  return stood.frame
}

/** The same for the first of several screens; null as soon as `instead` is true. */
export async function standingOneOf<S extends Screen>(
  stage: Stage,
  screens: readonly S[],
  instead: () => boolean,
): Promise<Stood<S> | null> {
  const end = performance.now() + stage.patience
  const pressesAgain = [2_500, 6_000]
  const began = performance.now()
  while (performance.now() < end) {
    const answer = await look(stage, screens, Math.min(glance, end - performance.now()))
    throwIfStopped(stage)
    if (instead()) return null
    const stood = answer && (answer.output.stands ? stoodAt(screens, answer) : await refuse(stage, screens, answer))
    if (stood) return arrive(stage, stood)
    if (gaveUp(stage, performance.now() - began)) break
    if (pressesAgain[0] !== undefined && performance.now() - began > pressesAgain[0]) {
      pressesAgain.shift()
      await pressAgain(stage)
    }
  }
  throw await whyNot(stage, screens.map(({ title }) => title).join(' / '))
}

/** The frame in which the screen stands now, whatever stands in others; null in none. */
export async function glanceAt(stage: Stage, screen: Screen): Promise<Frame | null> {
  const expression = lookOnce(
    (look, input) => look.inside(input.within)?.judge.verdict(input, []).stands || null,
    screen,
  )
  const answer = await askFrames<boolean>(stage.context, () => expression, 0)
  return answer?.frame ?? null
}

/** Waits until the screen stands nowhere any more, and nothing that its press has asked for is awaited: a page that is only slow to answer a look has not gone. */
export async function gone(stage: Stage, screen: Screen): Promise<void> {
  const end = performance.now() + stage.patience
  for (let looks = 0; looks < 2;) {
    looks = stage.traffic.waiting() || (await glanceAt(stage, screen)) ? 0 : looks + 1
    throwIfStopped(stage)
    if (performance.now() > end) throw failed(stage, 'timeout', { where: screen.title, found: 'it stays' })
    await pause(50)
  }
}

interface Stood<S extends Screen> {
  readonly screen: S
  readonly frame: Frame
}

/** What one look says, and of which of the screens. */
type Seen = Verdict & { readonly at: number }

function stoodAt<S extends Screen>(screens: readonly S[], { output, frame }: Answer<Seen>): Stood<S> | null {
  const screen = screens[output.at]
  return screen ? { screen, frame } : null
}

function look(stage: Stage, screens: readonly Screen[], patience: number): Promise<Answer<Seen> | null> {
  const question = { screens, before: stage.before }
  const expression = (share: number): string =>
    lookUntil(
      (look, input) => {
        const verdicts = input.screens.map((screen, at) => {
          const own = look.inside(screen.within) ?? look // without its box only its refusals may stand
          const asked = own === look && screen.within ? { ...screen, landmark: [] } : screen
          return { ...own.judge.verdict(asked, input.before), at }
        })
        return verdicts.find(({ stands }) => stands) ?? verdicts.find(({ refusal }) => refusal) ?? null
      },
      question,
      share,
    )
  return askFrames<Seen>(stage.context, expression, patience)
}

// A refusal that only flashes by while the page is being drawn is none.
async function refuse<S extends Screen>(
  stage: Stage,
  screens: readonly S[],
  first: Answer<Seen>,
): Promise<Stood<S> | null> {
  await pause(first.output.refusal?.settles ?? 0)
  const second = await look(stage, screens, glance)
  throwIfStopped(stage)
  if (second?.output.stands) return stoodAt(screens, second)
  const refusal = second?.output.refusal ?? null
  if (!refusal) return null
  // A page that could not reach its server says so in its own words; the wire knows better.
  const broken = stage.traffic.broken()
  if (broken && refusal.code !== 'maintenance')
    throw failed(stage, 'portal-unreachable', { found: `${refusal.found} (${broken})` })
  const where = screens[second?.output.at ?? 0]?.title ?? ''
  throw failed(stage, refusal.code, { where, found: refusal.found }, first.frame.url())
}

// Where the page itself did not come nothing will; a page that came may still mend what it fetches.
function gaveUp(stage: Stage, waited: number): boolean {
  if (stage.traffic.broken() === null) return false
  return waited > (stage.traffic.pageBroken() ? Math.min(3_000, stage.patience / 2) : stage.patience / 2)
}

function arrive<S extends Screen>(stage: Stage, stood: Stood<S>): Stood<S> {
  if (stage.screen !== stood.screen) stage.typed = []
  stage.screen = stood.screen
  stage.guard?.arrive(stood.screen, stood.frame)
  return stood
}
