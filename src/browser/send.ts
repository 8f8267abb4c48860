import type { APIResponse, Request, Route } from 'playwright'
import { overWire } from './wire.ts'

/** What came of a request that was sent once; `gone`: false only when surely no byte of it went out. */
export type Answer =
  { readonly response: APIResponse } | { readonly gone: boolean; readonly reason: string; readonly error: unknown }

interface Sending {
  /** Asked until the first byte goes out; false, and none does. */
  readonly mayGo: () => boolean
  /** Awaited when all of it has gone out and the answer has not come. */
  readonly sent: () => Promise<void>
  /** Milliseconds for which the answer is awaited. */
  readonly limit: number
}

/** Sends a paused request with Node, once: Chromium would silently send it again where a server closes the connection. Never throws but for what `sent` throws. */
export async function sendOnce(route: Route, { mayGo, sent, limit }: Sending): Promise<Answer> {
  const request = route.request()
  // A connection of its own: one kept from before may just be closing.
  const headers = { ...request.headers(), ...fetchMetadata(request), connection: 'close' }
  const { result, gone, mayHaveGone } = overWire(mayGo, () =>
    route.fetch({ headers, maxRedirects: 0, maxRetries: 0, timeout: limit }),
  )
  const answer = result.then(
    (response): Answer => ({ response }),
    (error: unknown): Answer => ({ gone: mayHaveGone(), reason: reasonOf(error), error }),
  )
  const first = await Promise.race([gone.then(() => null), answer])
  if (first === null || 'response' in first) await sent()
  return answer
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return (text.split('\n')[0] ?? '').replace(/^[\w.]+: /, '')
}

// What Chromium itself would say of where the request comes from; it says it below the place where requests are paused.
function fetchMetadata(request: Request): Record<string, string> {
  const script = !request.isNavigationRequest()
  return {
    'sec-fetch-site': siteOf(request),
    'sec-fetch-mode': script ? 'cors' : 'navigate',
    'sec-fetch-dest': script ? 'empty' : 'document',
    ...(script ? {} : { 'sec-fetch-user': '?1' }),
  }
}

function siteOf(request: Request): string {
  const from = request.headers()['origin'] ?? request.headers()['referer']
  if (from === undefined || !URL.canParse(from)) return 'none'
  return new URL(from).origin === new URL(request.url()).origin ? 'same-origin' : 'cross-site'
}
