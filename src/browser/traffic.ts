import type { Request } from 'playwright'
import type { Ear } from './ear.ts'
import { isPage, isWindows } from './paused.ts'

/** What went over the wire since a mark; tells "the portal did not answer" from "the screen is not what we expect". */
export interface Traffic {
  /** Forgets what was before: called at each press and each door. */
  mark(): void
  /** Requests that began since the mark. */
  begun(): number
  /** Requests since the mark that are still open. */
  open(): number
  /** True while an answer that a page is made of is awaited; a channel that was open at the mark already, and is opened again, is none. */
  waiting(): boolean
  /** The first request since the mark that failed or was answered with 5xx, as a sentence; null when none did. */
  broken(): string | null
  /** True when the page of a window was among what broke; a frame within may break, and the page go on. */
  pageBroken(): boolean
  /** How many bytes the answer from this address said that it would have; null when it did not say, or packed them. */
  announced(url: string): number | null
  /** The first page that was to be loaded from an origin that is not allowed; null when none was. */
  refused(): string | null
}

const carriesPage = new Set(['document', 'xhr', 'fetch'])

/** Watches one visit; `allowed` says which origins may load. */
export function watchTraffic(ear: Ear, allowed: (url: string) => boolean): Traffic {
  let open = new Set<Request>()
  const channels = new Set<string>()
  const lengths = new Map<string, number | null>()
  let begun = 0
  let broken: string | null = null
  let pageBroken = false
  let refused: string | null = null
  ear.request((request) => {
    if (request.isNavigationRequest() && !allowed(request.url())) refused ??= new URL(request.url()).origin
    begun += 1
    open.add(request)
  })
  ear.requestFinished((request) => void open.delete(request))
  ear.requestFailed((request) => {
    const ours = open.delete(request) && allowed(request.url())
    const reason = request.failure()?.errorText ?? ''
    // An aborted request is the page's own doing: it navigated on.
    if (ours && carriesPage.has(request.resourceType()) && reason !== 'net::ERR_ABORTED') {
      broken ??= `${new URL(request.url()).pathname}: ${reason}`
      pageBroken ||= isPage(request) && isWindows(request)
    }
  })
  ear.response((response) => {
    lengths.set(response.url(), lengthOf(response.headers()))
    if (response.status() < 500 || !open.has(response.request())) return
    if (carriesPage.has(response.request().resourceType())) {
      broken ??= `${new URL(response.url()).pathname}: HTTP ${response.status()}`
      pageBroken ||= isPage(response.request()) && isWindows(response.request())
    }
  })
  return {
    mark: () => {
      for (const request of open) channels.add(pathOf(request))
      open = new Set()
      lengths.clear()
      begun = 0
      broken = null
      pageBroken = false
    },
    begun: () => begun,
    open: () => open.size,
    waiting: () =>
      [...open].some((request) => carriesPage.has(request.resourceType()) && !channels.has(pathOf(request))),
    broken: () => broken,
    pageBroken: () => pageBroken,
    announced: (url) => lengths.get(url) ?? null,
    refused: () => refused,
  }
}

function lengthOf(headers: Readonly<Record<string, string>>): number | null {
  const length = headers['content-length']
  return length === undefined || headers['content-encoding'] ? null : Number(length)
}

function pathOf(request: Request): string {
  return new URL(request.url()).pathname
}
