import { randomBytes } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { isGone } from '../documents/keep-file.ts'

/** A folder of this process alone for what a browser writes of a download before it is taken; those of processes that have died are removed. */
export async function incomingFolder(home: string): Promise<string> {
  const all = join(home, 'incoming')
  const mark = `${hostname()}-`
  for (const name of await readdir(all).catch(() => [])) {
    const pid = name.startsWith(mark) ? /^\d+/.exec(name.slice(mark.length))?.[0] : undefined
    if (pid !== undefined && isGone(Number(pid))) await rm(join(all, name), { recursive: true, force: true })
  }
  return join(all, `${mark}${process.pid}-${randomBytes(4).toString('hex')}`)
}
