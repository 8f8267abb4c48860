import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright'
import { Failure } from '../domain/failure.ts'
import { answerDialogs } from './dialogs.ts'
import { refuseDownload } from './download.ts'
import { listen, type Ear } from './ear.ts'
import type { Recorder } from './evidence.ts'
import { failed, ofStep } from './failing.ts'
import type { Door, Doors, Flow, VisitTools } from './flow.ts'
import { addressOf, enter, reach, withQuery } from './entering.ts'
import { setGuard } from './guard.ts'
import type { KnownWays } from './known-ways.ts'
import { onScreen } from './on.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'
import { glanceAt } from './standing.ts'
import { watchTraffic } from './traffic.ts'

/** What a visit needs besides the flow. */
export interface VisitOptions {
  readonly context: BrowserContext
  readonly recorder: Recorder
  readonly allowed: (url: string) => boolean
  readonly doors: Doors
  /** The door to the system that the visit is about: secrets are typed on its origin alone. */
  readonly home: Door
  /** What earlier visits have learnt; null where each is to walk. */
  readonly ways: KnownWays | null
  readonly patience: number
  readonly answerLimit: number
  readonly now: () => string
  readonly onStep: (title: string) => void
  /** null when nobody is there. */
  readonly ask: ((question: string) => Promise<string | null>) | null
  /** Aborted when the person ends the run, or when the visit has taken too long. */
  readonly signal: AbortSignal
}

/** Runs one flow in a window that nothing stands in. Throws `Failure` with its step; whatever else goes wrong in a browser becomes `browser-crashed`, `timeout` or a bug. */
export async function runFlow<Input, Output>(
  flow: Flow<Input, Output>,
  input: Input,
  options: VisitOptions,
): Promise<Output> {
  const { context, recorder, signal } = options
  const ear = listen(context)
  const over = new AbortController()
  const stage = openStage(flow.effect, options, ear, over.signal)
  const ended = endOf(stage, signal, ear)
  let running: Promise<unknown> = Promise.resolve()
  let staying: Page | null = null
  try {
    await Promise.race([context.pages()[0] ?? context.newPage(), ended])
    const result = flow.run(toolsFor(stage, options), input)
    running = result
    const output = await Promise.race([result, ended])
    staying = context.pages()[0] ?? null // it may serve the next visit
    return output
  } catch (error) {
    over.abort(error)
    await lastWords(stage, running)
    if (signal.aborted && !(signal.reason instanceof Failure)) throw signal.reason
    const failure = recorder.masked(asFailure(stage, error))
    await recorder.failure(failure, stage.hush ? [] : openPages(context), stage.screen?.secret !== undefined)
    throw failure
  } finally {
    over.abort()
    await stage.guard?.release(staying)
    ear.release()
    await recorder.close()
  }
}

function openStage(effect: Stage['effect'], options: VisitOptions, ear: Ear, over: AbortSignal): Stage {
  const { context, recorder, patience } = options
  const stage: Stage = {
    context,
    traffic: watchTraffic(ear, options.allowed),
    recorder,
    effect,
    patience,
    answerLimit: options.answerLimit,
    now: options.now,
    allowed: options.allowed,
    over,
    homeOrigin: new URL(addressOf(options.doors, options.home)).origin,
    portalOrigin: new URL(options.doors.portal).origin,
    before: [],
    typed: [],
    lastPress: null,
    dialog: null,
    asked: null,
    told: null,
    guard: null,
    download: null,
    pressing: null,
    hush: false,
    stepTitle: '',
    screen: null,
  }
  answerDialogs(stage, ear)
  ear.download((started) => (stage.download ? stage.download(started) : refuseDownload(stage, started)))
  return stage
}

function toolsFor(stage: Stage, options: VisitOptions): VisitTools {
  const step: VisitTools['step'] = async (title, run) => {
    stage.stepTitle = title
    options.recorder.step(title)
    options.onStep(title)
    try {
      return await run()
    } catch (error) {
      throw error instanceof Failure ? options.recorder.masked(ofStep(error, title)) : error
    }
  }
  return {
    step,
    parting: (title, run) => step(title, run).catch(() => options.recorder.note(`not done: ${title}`)),
    on: (screen) => onScreen(stage, screen),
    enter: (door, query) => enter(stage, withQuery(addressOf(options.doors, door), query ?? {})),
    reach: (screen, walk) => reach(stage, screen, { ways: options.ways, doors: options.doors, walk }),
    guard: () => guard(stage),
    stands: async (screen) => (await glanceAt(stage, screen)) !== null,
    keep: (screen) => keep(stage, screen),
    ask: async (question) => (options.ask ? options.ask(question) : null),
    patience: stage.patience,
  }
}

async function guard(stage: Stage): Promise<void> {
  if (stage.effect === 'reads') throw new Error('a flow that declares reads has nothing to guard')
  stage.guard ??= await setGuard({
    context: stage.context,
    portalOrigin: stage.portalOrigin,
    note: (text) => stage.recorder.note(text),
  })
}

async function keep(stage: Stage, screen: Screen): Promise<boolean> {
  const frame = await glanceAt(stage, screen)
  const kept = frame?.page() ?? stage.context.pages()[0]
  const others = stage.context.pages().filter((page) => page !== kept)
  await Promise.all(others.map((page) => page.close()))
  stage.told = null
  stage.traffic.mark()
  return frame !== null
}

// A press whose outcome is open is not left alone, and whoever is told of it may write it down.
async function lastWords(stage: Stage, running: Promise<unknown>): Promise<void> {
  if (!stage.guard) return
  await stage.pressing
  await Promise.race([running.catch(() => {}), pause(5_000, null, { ref: false })])
}

// What ends a visit from outside: a crash of a page or of the browser, or the signal.
function endOf(stage: Stage, signal: AbortSignal, ear: Ear): Promise<never> {
  const promise = new Promise<never>((_, reject) => {
    const crashed = (): void => reject(failed(stage, 'browser-crashed'))
    ear.crash(crashed)
    ear.close(crashed)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    if (signal.aborted) reject(signal.reason)
  })
  promise.catch(() => {}) // the race may be over already
  return promise
}

function openPages(context: BrowserContext): Page[] {
  return context.pages().filter((page) => !page.isClosed())
}

function asFailure(stage: Stage, error: unknown): Failure {
  if (error instanceof Failure) return ofStep(error, stage.stepTitle)
  if (!stage.context.browser()?.isConnected()) return failed(stage, 'browser-crashed', {}, error)
  return failed(stage, 'unknown-screen', { found: error instanceof Error ? error.message : String(error) }, error)
}
