import { chromium, type Browser } from 'playwright'
import { findBrowser } from '../src/browser/find-browser.ts'

/** The browser that todoke itself would take here, without a window. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: findBrowser({ configured: null, headed: false }).path })
