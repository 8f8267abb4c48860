import { once } from 'node:events'
import process from 'node:process'
import { openBrowser } from './browser.ts'
import type { Order } from './killed.ts'
import { liveAs } from './life.ts'
import { standAll } from './together.ts'

const [order] = (await once(process, 'message')) as [Order]
const { portal, folder, cuts, script } = order
const { session } = openBrowser(portal, script)
const never = new Promise<void>(() => {})

const standing = await standAll(
  cuts,
  async ({ scene }, at) => {
    await sitAt(scene.facility.facilityCode)
    return liveAs(process.pid, { folder, scene, session, at })
  },
  never,
)
const strayed = standing.filter(({ crossed }) => !crossed)
if (strayed.length === 0) process.kill(process.pid, 'SIGKILL')
for (const { cut, life } of strayed) console.error(`${cut.boundary} was not crossed: ${JSON.stringify(await life)}`)
process.exit(1)

async function sitAt(facilityCode: string): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  await fetch(`${portal.controlUrl}/terminal`, { method: 'PUT', headers, body: JSON.stringify({ facilityCode }) })
}
