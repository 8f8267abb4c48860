import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { Failure } from '../domain/failure.ts'
import { unreadable } from './vault-file.ts'

const patience = { tries: 1500, pause: 20 } // half a minute

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === 5

const isTaken = (database: DatabaseSync): boolean => {
  try {
    database.exec('begin exclusive')
    return true
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  }
}

const open = (lock: string): DatabaseSync => {
  mkdirSync(dirname(lock), { recursive: true, mode: 0o700 })
  if (!existsSync(lock)) closeSync(openSync(lock, 'a', 0o600))
  return new DatabaseSync(lock, { timeout: 0 })
}

/**
 * Runs `work` while no other process, and nobody else in this one, holds `lock`; `Failure('timeout')` after half a minute.
 * The lock is SQLite's on an empty file: the system lets go of it when its holder dies, so none is ever stale.
 */
export async function holding<T>(lock: string, work: () => Promise<T>): Promise<T> {
  let database: DatabaseSync
  try {
    database = open(lock)
  } catch (error) {
    throw unreadable(lock, error)
  }
  try {
    for (let left = patience.tries; !isTaken(database); left -= 1) {
      if (left === 0) throw new Failure('timeout', { reason: 'file-locked', where: lock })
      await setTimeout(patience.pause)
    }
    return await work()
  } finally {
    database.close()
  }
}
