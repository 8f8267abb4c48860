import { once } from 'node:events'
import process from 'node:process'
import { openBrowser } from './browser.ts'
import type { Order } from './killed.ts'
import { liveAs } from './life.ts'

const [order] = (await once(process, 'message')) as [Order]
const { portal, folder, scene, boundary, script } = order
const { session } = openBrowser(portal, script)
const at = (crossed: string): void => {
  if (crossed === boundary) process.kill(process.pid, 'SIGKILL')
}
const { report, bugs } = await liveAs(process.pid, { folder, scene, session, at })
console.error(`${boundary} was not crossed: ${JSON.stringify(report)} ${bugs.join('; ')}`)
process.exit(1)
