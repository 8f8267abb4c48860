import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { processMark } from '../../src/store/process-life.ts'
import { memoryJournal } from '../histories/memory-journal.ts'
import { codeA, codeB, journalContract, wish } from './journal-contract.ts'
import { facility } from './store-contract.ts'

const withStore = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-journal-'))
  const store = await openStore({ file: join(folder, 'todoke.sqlite') })
  await store.saveFacilities([facility(codeA), facility(codeB)])
  const clear = async (): Promise<void> => {
    await store.close()
    await rm(folder, { recursive: true })
  }
  return { journal: store, clear }
}

journalContract('SQLite', withStore)
journalContract('memory', async () => ({ journal: memoryJournal(), clear: async () => {} }))

test('a sender is alive, dead, or nobody here knows', async () => {
  const { journal, clear } = await withStore()
  const life = (pid: number, mark: string | null, host = hostname()) =>
    journal.life({ holder: { host, pid, what: 'apply run' }, processMark: mark, clock: '' })
  const mark = processMark(process.pid)
  const { pid } = spawnSync(process.execPath, ['-e', '0'])
  expect(await life(process.pid, mark)).toBe(mark === null ? 'unknown' : 'alive')
  expect(await life(process.pid, null)).toBe('unknown')
  expect(await life(pid, null)).toBe('dead')
  expect(await life(process.pid, 'another container 1')).toBe('unknown')
  expect(await life(process.pid, mark, 'another-host')).toBe('unknown')
  await clear()
})

test('of several processes that begin the same items at once, one begins each, and the cap holds over all', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-journal-'))
  const file = join(folder, 'todoke.sqlite')
  const store = await openStore({ file })
  const keys = Array.from({ length: 40 }, (_, index) => String(1_000_000_000 + index))
  await store.saveFacilities(keys.map((key) => facility(key)))
  await store.saveItems(
    keys.map((key) => wish(key, { facilityCode: key })),
    '2026-11-21T09:00:00+09:00',
  )
  const holder = { host: hostname(), pid: process.pid, what: 'apply run' }
  await store.takeLease('spending', holder, '2026-11-21T00:59:00Z', '2026-11-21T01:01:00Z')
  const children = [0, 1, 2].map((turn) => {
    const order = [...keys.slice(turn * 10), ...keys.slice(0, turn * 10)]
    const child = spawn(process.execPath, [
      join(import.meta.dirname, 'journal-child.ts'),
      file,
      JSON.stringify(holder),
      ...order,
    ])
    child.stdout.setEncoding('utf8')
    return { child, said: once(child.stdout, 'data'), lines: [] as string[] }
  })
  await Promise.all(children.map(({ said }) => said))
  const ends = children.map(({ child, lines }) => {
    child.stdout.on('data', (text: string) => lines.push(...text.trim().split('\n')))
    child.stdin.write('go\n')
    return once(child, 'close')
  })
  await Promise.all(ends)
  const begun = children.flatMap(({ lines }) => lines.filter((line) => line.endsWith(' begun')))
  expect(begun).toHaveLength(30)
  expect(new Set(begun).size).toBe(30)
  expect((await store.yen()).uncertain.items).toBe(30)
  await store.close()
  await rm(folder, { recursive: true })
})
