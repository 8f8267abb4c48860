import { config } from 'dotenv'
import { Failure } from '../domain/failure.ts'
import { browserVersion } from './browser-version.ts'
import { findBrowser } from './find-browser.ts'

config({ quiet: true })

try {
  const browser = findBrowser({ configured: process.env['TODOKE_BROWSER'] || null, headed: false })
  const version = await browserVersion(browser.path)
  console.log(JSON.stringify({ ...browser, version, starts: version !== null || process.platform === 'win32' }))
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.log(JSON.stringify({ path: null, refused: error.detail.found ?? null }))
}
