import type { APIResponse, BrowserContext, Frame, Page, Request, Route } from 'playwright'
import { inTime } from './in-time.ts'
import { park } from './park.ts'
import { give, takeOne, type Known } from './take-one.ts'
import { identityOf, isChange, isMeant, isPage, isScripts, pageOf, pathOf } from './paused.ts'
import type { Screen } from './screen.ts'

/** Stops every request of a visit that may change something, but for those of a press that the flow has given. */
export interface Guard {
  /** A control that is not the last one is pressed, or a door is opened: what it sends may pass until a screen stands. */
  open(): void
  /** A screen stands: no page may be asked for by sending something; before a last button nothing at all may be sent. */
  arrive(screen: Screen, frame: Frame): void
  /** Takes one request in place of stopping it; `fits` tells which of a script's is meant. All else that is asked for meanwhile is stopped. */
  arm(fits: (request: Request) => boolean): Armed
  /** A window of the portal that stood there when the guard was set: nothing can be spent in it, it only leads on. */
  leavesAlone(page: Page): boolean
  /** The page that was asked for since the last press, and stopped; null when none was. */
  stopped(): string | null
  /** Closes every window but one that may stay, leaves an empty page in that one, and then lets go. Never throws. */
  release(staying: Page | null): Promise<void>
}

/** One press of a last button. */
export interface Armed {
  readonly caught: Promise<Route>
  /** Gives the page its answer; the same request asked for again gets the same. */
  answer(response: APIResponse): Promise<void>
  /** From now on nothing is taken any more; a request without an answer is stopped, and so is all that comes until the flow goes on. */
  end(): Promise<void>
}

interface GuardOptions {
  readonly context: BrowserContext
  /** Windows that stand there when the guard is set, and what they send there, are left alone until they go elsewhere or show a last button. */
  readonly portalOrigin: string
  readonly note: (text: string) => void
}

type Mode = 'open' | 'pages' | 'shut' | 'pressed' | { readonly take: (route: Route) => boolean }

/** Sets the guard before the first window in which something can be spent. It turns off the HTTP cache, so visits that only read have none. */
export async function setGuard({ context, portalOrigin, note }: GuardOptions): Promise<Guard> {
  let mode: Mode = 'shut'
  let stopped: string | null = null
  const before = new Set<Page>(context.pages().filter((page) => originOf(page) === portalOrigin))
  const pressed: Known[] = []

  const leavesAlone = (page: Page): boolean => {
    if (originOf(page) !== portalOrigin) before.delete(page)
    return before.has(page)
  }
  const isPortals = (request: Request): boolean => {
    const page = pageOf(request)
    return page !== null && leavesAlone(page) && new URL(request.url()).origin === portalOrigin
  }
  const mayPass = (request: Request): boolean => {
    if (mode === 'open') return true
    if (typeof mode === 'object' || mode === 'pressed')
      return !isChange(request) && !isPage(request) && !isScripts(request)
    if (!isChange(request)) return true
    return mode === 'pages' && !isPage(request) && !pressed.some(({ path }) => path === pathOf(request))
  }
  const handle = async (route: Route): Promise<void> => {
    const request = route.request()
    if (isPortals(request)) return route.continue()
    if (typeof mode === 'object' && mode.take(route)) return
    const same = pressed.find(({ asked }) => asked === identityOf(request))
    if (same) return give(route, await same.answer)
    if (mayPass(request)) return route.continue()
    note(`stopped: ${request.method()} ${pathOf(request)}`)
    if (isPage(request)) stopped = `${request.method()} ${pathOf(request)}`
    return route.abort('aborted')
  }
  await context.route('**/*', (route) => void handle(route).catch(() => {})) // its page has gone; a request that is left paused is not sent

  return {
    open: () => {
      mode = 'open'
      stopped = null
    },
    arrive: (screen, frame) => {
      if (endsHere(screen) || screen.table?.actions?.commits) before.delete(frame.page())
      if (mode === 'open' || mode === 'pages') mode = endsHere(screen) ? 'shut' : 'pages'
    },
    arm: (fits) => {
      stopped = null
      const paused = takeOne((request) => isMeant(request, fits))
      const take = (route: Route): boolean => {
        if (!paused.take(route)) return false
        mode = 'pressed'
        pressed.push(paused.known(route.request()))
        return true
      }
      mode = { take }
      return {
        caught: paused.caught,
        answer: (response) => {
          mode = 'pages'
          return paused.give(response)
        },
        end: async () => {
          if (typeof mode === 'object') mode = 'pressed' // what comes late is stopped, until the flow presses something else
          await paused.give(null)
        },
      }
    },
    leavesAlone,
    stopped: () => stopped,
    release: async (staying) => {
      mode = 'shut'
      before.clear()
      pressed.length = 0
      const leaving = context.pages().map((page) => (page === staying ? park(page, originOf(page)) : page.close()))
      const left = await inTime(Promise.all(leaving), 5_000).catch(() => null)
      if (left === null) {
        await staying?.close().catch(() => {}) // it has gone
        return
      }
      await context.unrouteAll({ behavior: 'ignoreErrors' }).catch(() => {})
    },
  }
}

function endsHere({ controls }: Screen): boolean {
  return Object.values(controls ?? {}).some(({ commits }) => commits)
}

function originOf(page: Page): string {
  return URL.canParse(page.url()) ? new URL(page.url()).origin : ''
}
