import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mock } from './mock.ts'
import { meterTree } from './process-tree.ts'
import type { Reading, Task } from './task.ts'
import { wrongReadings } from './truth.ts'
import type { WayName } from './ways/index.ts'

/** What one run of one way cost, per facility. `cpuSeconds` and `peakMegabytes` are null where the system does not tell. */
export interface Measured {
  readonly way: WayName
  readonly facilities: number
  readonly seconds: number
  readonly cpuSeconds: number | null
  readonly kilobytes: number
  readonly peakMegabytes: number | null
}

/** Runs one way in a process of its own. Throws when one row is not exactly the mock's: what is fast and wrong is not measured. */
export async function measure(mock: Mock, way: WayName, work: Omit<Task, 'folder'>): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-bench-'))
  const child = fork(new URL('way-process.ts', import.meta.url))
  try {
    child.send({ name: way, task: { ...work, folder } })
    await answer(child)
    return await run(mock, child, way, work)
  } finally {
    child.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

async function run(mock: Mock, child: ChildProcess, way: WayName, work: Omit<Task, 'folder'>): Promise<Measured> {
  const count = work.facilities.length
  const meter = meterTree(child.pid ?? 0)
  const before = { bytes: await mock.bytes(), cpu: meter?.cpuSeconds() ?? 0 }
  child.send('go')
  const { reading, seconds } = await answer<{ reading: Reading; seconds: number }>(child)
  const cpu = meter ? meter.cpuSeconds() - before.cpu : null
  meter?.stop()
  const wrong = wrongReadings(reading, work.facilities, work.today)
  if (wrong.length > 0) throw new Error(`void, because ${way} read wrongly:\n${wrong.join('\n')}`)
  return {
    way,
    facilities: count,
    seconds: seconds / count,
    cpuSeconds: cpu === null ? null : cpu / count,
    kilobytes: ((await mock.bytes()) - before.bytes) / 1024 / count,
    peakMegabytes: meter?.peakMegabytes() ?? null,
  }
}

async function answer<Message>(child: ChildProcess): Promise<Message> {
  const settled = new AbortController()
  const { signal } = settled
  // Its exit may be told before its last words are.
  const ended = once(child, 'disconnect', { signal }).then(() => {
    throw new Error(`it ended with ${child.exitCode ?? child.signalCode}`)
  })
  ended.catch(() => {}) // the answer came first
  const answered = once(child, 'message', { signal })
  answered.catch(() => {})
  try {
    const [message] = await Promise.race([answered, ended])
    return message
  } finally {
    settled.abort()
  }
}
