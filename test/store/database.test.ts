import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-database-'))
})
afterEach(() => rm(folder, { recursive: true }))

const idOf = async (name: string): Promise<string> => {
  const store = await openStore({ file: join(folder, name) })
  try {
    return await store.databaseId()
  } finally {
    await store.close()
  }
}

describe('the name of a database', () => {
  it('stays when it is opened again, and goes with a copy', async () => {
    const id = await idOf('one.db')
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await idOf('one.db')).toBe(id)
    await copyFile(join(folder, 'one.db'), join(folder, 'moved.db'))
    expect(await idOf('moved.db')).toBe(id)
  })

  it('is another in another database', async () => {
    expect(await idOf('one.db')).not.toBe(await idOf('other.db'))
  })
})
