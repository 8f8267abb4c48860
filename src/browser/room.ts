import type { Browser, BrowserContext, BrowserContextOptions, Frame, Page, Request, Response } from 'playwright'
import { Failure } from '../domain/failure.ts'
import { park } from './park.ts'

/** A context that serves one visit after another: what it has cached and compiled is worth seconds, what it remembers of a visit is wiped. */
export interface Room {
  readonly context: BrowserContext
  visits: number
}

const stored = 'cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage'

/** A room without windows; `further` says what it shows and through what it goes. Throws `browser-crashed`. */
export async function openRoom(browser: Browser, further: BrowserContextOptions = {}): Promise<Room> {
  try {
    const context = await browser.newContext({
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      viewport: { width: 1280, height: 900 },
      ...further,
    })
    await context.addInitScript(nothingOutlives)
    return { context, visits: 0 }
  } catch (error) {
    throw new Failure('browser-crashed', {}, error)
  }
}

// What a service worker asks for is not seen, and what a page sends while it goes is answered when its visit may be over.
const nothingOutlives = `
  if (navigator.serviceWorker) navigator.serviceWorker.register = () => new Promise(() => {})
  navigator.sendBeacon = () => true
  const asking = globalThis.fetch
  globalThis.fetch = async (what, how) => asking(new Request(what, how), { keepalive: false })
  addEventListener('pagehide', () => {
    globalThis.fetch = () => new Promise(() => {})
    XMLHttpRequest.prototype.send = () => {}
  }, true)`

/** Which origins each window has shown. */
export type Origins = ReadonlyMap<Page, ReadonlySet<string>>

/** What one visit has done to a room. */
export interface Watch {
  readonly seen: Origins
  /** Whether a page was asked for and has not answered: the browser may go on waiting for it though its window is closed, and keeps the cookies of the answer. */
  readonly awaited: () => boolean
  readonly release: () => void
}

/** Notes the origins of every document that stands in any window of the room, and which are still to come, until released. */
export function watchVisit({ context }: Room): Watch {
  const seen = new Map<Page, Set<string>>()
  const unanswered = new Set<Request>()
  const note = (frame: Frame): void => {
    if (!frame.url().startsWith('http')) return
    const page = frame.page()
    seen.set(page, (seen.get(page) ?? new Set()).add(new URL(frame.url()).origin))
  }
  const watch = (page: Page): void => {
    page.frames().forEach(note)
    page.on('framenavigated', note)
  }
  const asked = (request: Request): void => void (request.isNavigationRequest() && unanswered.add(request))
  const answered = (response: Response): void => void unanswered.delete(response.request())
  const failed = (request: Request): void => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') unanswered.delete(request) // that a page was given up does not end its request
  }
  context.pages().forEach(watch)
  context.on('page', watch).on('request', asked).on('response', answered).on('requestfailed', failed)
  return {
    seen,
    awaited: () => unanswered.size > 0,
    release: () => {
      context.off('page', watch).off('request', asked).off('response', answered).off('requestfailed', failed)
      context.pages().forEach((page) => page.off('framenavigated', note))
    },
  }
}

/** Forgets all that sites may have stored, but not the cache of their scripts, and closes every window but one that has only seen one origin. False when that failed. */
export async function wipe(
  { context }: Room,
  { known, seen }: { readonly known: readonly string[]; readonly seen: Origins },
): Promise<boolean> {
  try {
    const [page, ...others] = context.pages()
    if (!page) return false
    const protocol = await context.newCDPSession(page)
    const [own, ...further] = seen.get(page) ?? []
    const home = further.length === 0 ? own : undefined
    await Promise.all(others.map((each) => each.close()))
    if (home !== undefined) await park(page, home)
    const origins = new Set([...known, ...[...seen.values()].flatMap((each) => [...each])])
    for (const origin of origins) await protocol.send('Storage.clearDataForOrigin', { origin, storageTypes: stored })
    await context.clearCookies()
    await (home === undefined ? page.close() : protocol.detach())
    return true
  } catch {
    return false
  }
}
