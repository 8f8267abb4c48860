import type { Page } from 'playwright'

const limit = 4_000
// What belongs to the window itself can only be cleared from inside.
const clearing = '<!DOCTYPE html><title></title><script>sessionStorage.clear(); window.name = ""</script>'

/**
 * Puts an empty document of this origin, made here, into a window: its process lives on with the scripts it has compiled, and nothing of the visit stands or
 * runs. Whatever is asked for meanwhile is stopped, before any other route sees it. Throws when the window does not go there.
 */
export async function park(page: Page, origin: string): Promise<void> {
  const address = `${origin}/`
  await page.route(
    '**/*',
    (route) =>
      (route.request().url() === address && route.request().isNavigationRequest()
        ? route.fulfill({ contentType: 'text/html', body: clearing })
        : route.abort('aborted')
      ).catch(() => {}), // its page has gone
  )
  await page.goto(address, { waitUntil: 'load', timeout: limit })
  await page.unrouteAll({ behavior: 'ignoreErrors' })
}
