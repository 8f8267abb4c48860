import { expect, it } from 'vitest'
import { html, serve } from './spending-server.ts'
import { done, success, visit } from './spending-visit.ts'
import { useBrowser } from './use-browser.ts'

const shared = useBrowser()

it('waits for a page of which only a frame within did not come', async () => {
  shared.server = await serve((asked, reply) => {
    if (asked.url === '/counter') {
      reply.statusCode = 503
      return html(reply, 'Service Unavailable')
    }
    html(
      reply,
      `<iframe src="/counter"></iframe><main></main><script>
      setTimeout(() => { document.querySelector('main').innerHTML = '${success}' }, 4_000)</script>`,
    )
  })
  const stood = await visit(
    shared.browser,
    { origin: shared.server.origin, effect: 'reads', patience: 12_000 },
    async ({ enter, on, stands }) => {
      await enter('portal')
      await on(done).stands()
      return stands(done)
    },
  )
  expect(stood).toBe(true)
  expect(shared.server.of('/counter')).toHaveLength(1)
})
