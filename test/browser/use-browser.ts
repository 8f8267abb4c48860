import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launch } from '../launch.ts'
import type { SpendingServer } from './spending-server.ts'

/** What the tests of a file share: one browser, and the server that a test has opened last. */
export interface Shared {
  browser: Browser
  server: SpendingServer
}

/** A browser for the tests of a file; the server is closed after each of them, the browser after all. */
export function useBrowser(): Shared {
  const shared = {} as Shared
  beforeAll(async () => {
    shared.browser = await launch()
  })
  afterAll(() => shared.browser.close())
  afterEach(() => shared.server.close())
  return shared
}
