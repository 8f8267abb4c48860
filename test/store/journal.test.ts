import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { processMark } from '../../src/store/process-life.ts'
import { memoryJournal } from '../histories/memory-journal.ts'
import { codeA, codeB, journalContract } from './journal-contract.ts'
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
