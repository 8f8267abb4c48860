import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { crash } from '../browser-script.ts'
import type { Portal } from './browser.ts'
import type { Stage } from './stage.ts'
import type { Cut } from './together.ts'

/** What a process that is to be killed is told. */
export interface Order {
  readonly portal: Portal
  readonly folder: string
  readonly cuts: readonly Cut[]
  /** Where its browser's script is to be made. */
  readonly script: string
}

/** Runs in a process of their own, which is killed by the system when each of them stands at its boundary. Null, or what has happened instead. */
export async function liveUntilKilled({ mock, folder }: Stage, cuts: readonly Cut[]): Promise<string | null> {
  const script = join(folder, 'browser-of-the-killed')
  const { portalUrl, controlUrl, origins } = mock
  const order: Order = { portal: { portalUrl, controlUrl, origins }, folder, cuts, script }
  const child = fork(join(import.meta.dirname, 'killed-child.ts'), {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const told: string[] = []
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void told.push(text))
  child.send(order)
  const [code, signal] = await once(child, 'close')
  if (existsSync(`${script}.pid`)) crash(script)
  return signal === 'SIGKILL' ? null : `it was not killed, but ended with ${String(code)}: ${told.join('')}`
}
