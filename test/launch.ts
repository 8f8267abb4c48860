import { chromium, type Browser } from 'playwright'
import { findBrowser } from '../src/browser/find-browser.ts'

/** Starts a browser; by default the one that todoke itself would take here, without a window. */
export const launch = (path = findBrowser({ configured: null, headed: false }).path): Promise<Browser> =>
  chromium.launch({ executablePath: path })
