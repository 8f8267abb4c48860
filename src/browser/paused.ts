import type { Page, Request } from 'playwright'
import { readingsOf, type Readings } from './body.ts'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/** True for a request that is made to change something. */
export function isChange(request: Request): boolean {
  return !harmless.has(request.method())
}

/** True when a document is asked for. */
export function isPage(request: Request): boolean {
  return request.isNavigationRequest()
}

/** True when a script asks for data. */
export function isScripts(request: Request): boolean {
  return ['xhr', 'fetch', 'eventsource', 'ping'].includes(request.resourceType())
}

/** True for the request that a press of a last button makes: a window's next document, or what a script sends to its own site; of other sites and of reading scripts only what fits. */
export function isMeant(request: Request, fits: (request: Request) => boolean): boolean {
  if (isPage(request) && (isChange(request) || isWindows(request))) return true
  const own = isChange(request) && isScripts(request) && request.resourceType() !== 'ping' && isOwn(request)
  return own || ((isPage(request) || isScripts(request)) && fits(request))
}

/** The values that a request carries, as `readingsOf`. */
export function carriedBy(request: Request): Readings | null {
  return readingsOf({
    url: request.url(),
    contentType: request.headers()['content-type'] ?? '',
    body: request.postDataBuffer(),
  })
}

/** What makes two requests the same. */
export function identityOf(request: Request): string {
  const body = carriedBy(request)?.[0] ?? request.postDataBuffer()?.toString('base64') // the same fields sent again bear another boundary
  return JSON.stringify([request.method(), request.url(), body])
}

export function pathOf(request: Request): string {
  return new URL(request.url()).pathname
}

/** The window that asks; null for one that has just been opened, and for a worker. */
export function pageOf(request: Request): Page | null {
  try {
    return request.frame().page()
  } catch {
    return null
  }
}

/** True for what the document of a window itself asks for, and for that document; false in a frame within. */
export function isWindows(request: Request): boolean {
  try {
    return request.frame().parentFrame() === null
  } catch {
    return true
  }
}

function isOwn(request: Request): boolean {
  const from = request.headers()['origin']
  return from === undefined || from === 'null' || from === new URL(request.url()).origin
}
