import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { facility, row, storeContract } from './store-contract.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-store-'))
  file = join(folder, 'home', 'todoke.sqlite')
})
afterEach(() => rm(folder, { recursive: true }))

storeContract('SQLite', async () => ({ open: () => openStore({ file }), clear: async () => {} }))

const rest = async (lines: AsyncIterator<string>): Promise<readonly string[]> => {
  const found: string[] = []
  for (let line = await lines.next(); !line.done; line = await lines.next()) found.push(line.value)
  return found
}

const start = (what: 'write' | 'lease') => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), what, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    pid: child.pid ?? 0,
    line: async (): Promise<string> => String((await lines.next()).value),
    ask: (): boolean => child.stdin.write('go\n'),
    finish: () => (child.stdin.end(), gone),
    kill: () => (child.kill('SIGKILL'), gone),
    remaining: () => rest(lines),
  }
}

const ask = (sql: string): readonly unknown[] => {
  const database = new DatabaseSync(file)
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8)

describe('the SQLite file', () => {
  test('is for its owner only, with all that stands beside it; a folder that was there is left as it is', async () => {
    const store = await openStore({ file })
    await store.saveFacilities([facility('1')])
    expect(await modeOf(dirname(file))).toBe('700')
    for (const path of [file, `${file}-wal`, `${file}-shm`]) expect(await modeOf(path)).toBe('600')
    await store.close()
    await chmod(file, 0o644)
    await chmod(dirname(file), 0o755)
    await (await openStore({ file })).close()
    expect(await modeOf(file)).toBe('600')
    expect(await modeOf(dirname(file))).toBe('755')
  })

  test('written by a newer todoke is refused, and left untouched', async () => {
    await (await openStore({ file })).close()
    ask(`insert into kysely_migration values ('9999_from_the_future', '2030-01-01T00:00:00.000Z') returning name`)
    const before = await readFile(file)
    await expect(openStore({ file })).rejects.toMatchObject({
      name: 'Failure',
      code: 'bad-input',
      detail: { reason: 'database-newer', where: file, found: '9999_from_the_future' },
    })
    expect(await readFile(file)).toEqual(before)
  })

  test('that is no database is refused, and left untouched', async () => {
    await mkdir(dirname(file))
    await writeFile(file, 'facilityCode,name\n'.repeat(100))
    const refused = { name: 'Failure', code: 'bad-input', detail: { reason: 'not-a-database', where: file } }
    await expect(openStore({ file })).rejects.toMatchObject(refused)
    expect(await readFile(file, 'utf8')).toBe('facilityCode,name\n'.repeat(100))
  })

  test('that is damaged is refused', async () => {
    const store = await openStore({ file })
    await store.saveFacilities(Array.from({ length: 500 }, (_, index) => facility(String(index))))
    await store.close()
    const { size } = await stat(file)
    const handle = await open(file, 'r+')
    await handle.write(Buffer.alloc(size - 200, 0x5a), 0, null, 200)
    await handle.close()
    const refused = { name: 'Failure', code: 'bad-input', detail: { reason: 'database-damaged', where: file } }
    await expect(openStore({ file })).rejects.toMatchObject(refused)
  })

  test('that cannot be made is refused', async () => {
    await writeFile(join(folder, 'home'), 'a file where a folder should be')
    await expect(openStore({ file })).rejects.toMatchObject({
      code: 'bad-input',
      detail: { reason: 'database-not-opened', where: file },
    })
    await expect(openStore({ file: folder })).rejects.toMatchObject({
      code: 'bad-input',
      detail: { reason: 'database-not-opened', where: folder },
    })
  })

  test('waits while another process writes, without stopping this one', async () => {
    const store = await openStore({ file })
    const other = new DatabaseSync(file)
    other.exec('begin immediate')
    let saved = false
    const saving = store.saveFacilities([facility('1')]).then(() => (saved = true))
    const reader = await openStore({ file })
    expect(await reader.latestRun()).toBeNull()
    await reader.close()
    expect(saved).toBe(false)
    other.exec('rollback')
    other.close()
    await saving
    expect(await store.facilities()).toHaveLength(1)
    await store.close()
  })

  test('200 facilities with 6 rows are written and read in a moment', async () => {
    const store = await openStore({ file })
    const codes = Array.from({ length: 200 }, (_, index) => String(1_000_000_000 + index))
    const rows = Array.from({ length: 6 }, (_, index) => row({ no: index, requestId: String(index) }))
    await store.saveFacilities(codes.map((code) => facility(code)))
    for (const runId of ['1', '2', '3']) {
      await store.beginRun({ id: runId, selection: 'all', startedAt: '2026-11-01T00:00:00Z', endedAt: null }, codes)
      for (const facilityCode of codes)
        await store.endVisit({ runId, facilityCode, endedAt: '2026-11-01T00:00:00Z', rows, failure: null })
    }
    expect(await store.rows()).toHaveLength(1200)
    expect(await store.lastVisits()).toHaveLength(200)
    await store.close()
  })
})

describe('several processes', () => {
  test('of five that start at once on a new file exactly one gets the lease; when it is killed the next has it at once', async () => {
    const children = Array.from({ length: 5 }, () => start('lease'))
    expect(await Promise.all(children.map((child) => child.line()))).toEqual(Array(5).fill('ready'))
    for (const child of children) child.ask()
    const answers = await Promise.all(children.map((child) => child.line()))
    const winner = children[answers.indexOf('mine')]
    expect(answers.toSorted()).toEqual([...Array(4).fill(`held by ${winner?.pid}`), 'mine'])

    const store = await openStore({ file })
    const mine = { host: hostname(), pid: process.pid, what: 'scan' }
    const take = () => store.takeLease('run', mine, '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z')
    expect(await take()).toMatchObject({ pid: winner?.pid })
    await winner?.kill()
    expect(await take()).toBeNull()
    await store.close()
    await Promise.all(children.map((child) => child.finish()))
  })

  test.each([1, 25, 130, 420])(
    'killed after %i visits: all that was said to be kept is kept, and whole',
    async (visits) => {
      const child = start('write')
      const said: string[] = []
      while (said.length < visits) said.push(await child.line())
      await child.kill()
      said.push(...(await child.remaining()))

      expect(ask('pragma integrity_check')).toMatchObject([{ integrity_check: 'ok' }])
      expect(ask('pragma foreign_key_check')).toEqual([])
      const store = await openStore({ file })
      const latest = await store.latestRun()
      const kept: string[] = []
      for (let night = 1; `night ${night - 1}` !== latest?.id; night += 1)
        for (const visit of await store.visits(`night ${night}`)) {
          expect([visit.state, visit.rows.length]).toEqual(visit.state === 'ok' ? ['ok', 6] : ['planned', 0])
          if (visit.state === 'ok') kept.push(`night ${night}/${visit.facilityCode}`)
        }
      expect(kept.slice(0, said.length)).toEqual(said)
      expect(kept.length - said.length).toBeLessThanOrEqual(1) // the one between being kept and being said
      await store.close()
    },
  )
})
