import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'

const bin = new URL('../../src/cli/bin.ts', import.meta.url).pathname

/** Milliseconds to the first output, or to the end when there is none. */
async function timeOf(args: readonly string[]): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), closed])
  const taken = performance.now() - began
  await closed
  return taken
}

it('speaks within 100 ms of three times what an empty Node takes', async () => {
  const empty: number[] = []
  const lines = new Map([
    ['--help', [] as number[]],
    ['certs --help', []],
    ['scna', []],
  ])
  for (let round = 0; round < 7; round++) {
    empty.push(await timeOf(['-e', '0'])) // in turn, so that a busy machine slows all alike
    for (const [line, times] of lines) times.push(await timeOf([bin, ...line.split(' ')]))
  }
  for (const [line, times] of lines) {
    expect(Math.min(...times), line).toBeLessThan(3 * Math.min(...empty) + 100)
  }
})
