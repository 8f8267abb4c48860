import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Boundary } from '../../src/domain/boundary.ts'
import { crash, type Portal } from './browser.ts'
import { openOwn, type Life } from './life.ts'
import type { Scene } from './scene.ts'
import type { Stage } from './stage.ts'

/** What a process that is to be killed is told. */
export interface Order {
  readonly portal: Portal
  readonly folder: string
  readonly scene: Scene
  readonly boundary: Boundary
  /** Where its browser's script is to be made. */
  readonly script: string
}

/** One run in a process of its own, which is killed by the system at that boundary; `bugs` says so when it has ended in another way. */
export async function liveUntilKilled({ mock, folder }: Stage, scene: Scene, boundary: Boundary): Promise<Life> {
  const script = join(folder, `browser-${scene.facility.facilityCode}`)
  const { portalUrl, origins } = mock
  const order: Order = { portal: { portalUrl, origins }, folder, scene, boundary, script }
  const child = fork(join(import.meta.dirname, 'killed-child.ts'), { execArgv: [] })
  child.send(order)
  const [code, signal] = await once(child, 'exit')
  if (existsSync(`${script}.pid`)) crash(script)
  const store = await openOwn({ folder, scene })
  const items = await store.items()
  await store.close()
  return { report: null, items, bugs: signal === 'SIGKILL' ? [] : [`it was not killed: ${String(code)}`] }
}
