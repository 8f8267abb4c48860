import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { isDead, processMark } from '../../src/store/process-life.ts'

test('a living process is not dead, one that has ended is', () => {
  expect(isDead(process.pid, processMark(process.pid))).toBe(false)
  expect(isDead(process.pid, null)).toBe(false)
  expect(isDead(1, null)).toBe(false)
  const { pid } = spawnSync(process.execPath, ['-e', '0'])
  expect(isDead(pid, null)).toBe(true)
  expect(processMark(pid)).toBeNull()
})

test('a pid that another process bears now is dead, one of another container is not judged', () => {
  const mark = processMark(process.pid)
  // Elsewhere no mark can be had, and a living pid is taken for the same process.
  if (mark === null) return expect(process.platform).not.toBe('linux')
  const [world, start] = mark.split(' ')
  expect(isDead(process.pid, `${world} ${Number(start) - 1}`)).toBe(true)
  expect(isDead(process.pid, `pid:[1] ${Number(start) - 1}`)).toBe(false)
  expect(isDead(2 ** 30, `pid:[1] 1`)).toBe(false)
})
