import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import { Failure } from '../domain/failure.ts'
import type { FileReason } from '../domain/reason.ts'

// https://sqlite.org/rescode.html, the primary codes
const busy = 5
const refusals: Readonly<Record<number, FileReason>> = {
  3: 'database-not-writable',
  [busy]: 'file-locked',
  8: 'database-not-writable',
  10: 'disk-failing',
  11: 'database-damaged',
  13: 'disk-full',
  14: 'database-not-opened',
  26: 'not-a-database',
}
// The file system's own, from before SQLite has the file.
const systemRefusals = new Map<unknown, FileReason>([
  ['EACCES', 'database-not-writable'],
  ['EPERM', 'database-not-writable'],
  ['EROFS', 'database-not-writable'],
  ['ENOSPC', 'disk-full'],
])
const patience = { tries: 1000, pause: 10 } // ten seconds

const codeOf = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null

const asFailure = (error: unknown, file: string): unknown => {
  const reason = refusals[codeOf(error) ?? 0]
  if (reason) return new Failure(reason === 'file-locked' ? 'timeout' : 'bad-input', { reason, where: file }, error)
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error
  const known = systemRefusals.get(error.code)
  if (known) return new Failure('bad-input', { reason: known, where: file }, error)
  return new Failure('bad-input', { reason: 'database-not-opened', where: file, found: String(error.code) }, error)
}

const bindable = (value: unknown): SQLInputValue => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  throw new TypeError(`SQLite takes no ${typeof value}`)
}

const open = (file: string): DatabaseSync => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600)) // never opens an existing one: closing it would drop this process's locks on it
  chmodSync(file, 0o600) // the -wal and -shm beside it get the same mode from SQLite
  const database = new DatabaseSync(file, {
    timeout: patience.tries * patience.pause,
    enableForeignKeyConstraints: true,
  })
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 0')
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

const ask = <R>(database: DatabaseSync, { sql, parameters }: CompiledQuery): QueryResult<R> => {
  const statement = database.prepare(sql)
  const values = parameters.map(bindable)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shape is what the query's types say; SQLite cannot tell
  if (statement.columns().length > 0) return { rows: statement.all(...values) as R[] }
  return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) }
}

// SQLite's own waiting would stop this whole process, and for ever when the lock is held by another door of the same process.
const askPatiently = async <R>(database: DatabaseSync, query: CompiledQuery, file: string): Promise<QueryResult<R>> => {
  for (let left = patience.tries; ; left -= 1)
    try {
      return ask(database, query)
    } catch (error) {
      if (codeOf(error) !== busy || left === 0) throw asFailure(error, file)
      await setTimeout(patience.pause)
    }
}

const driver = (database: DatabaseSync, file: string): Driver => {
  const connection: DatabaseConnection = {
    executeQuery: (query) => askPatiently(database, query, file),
    streamQuery: () => {
      throw new Error('nothing is streamed')
    },
  }
  const say = async (words: string) => {
    await connection.executeQuery(CompiledQuery.raw(words))
  }
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    // Who reads first and writes later is refused, not queued, when two processes meet: so a writer queues at once.
    beginTransaction: (_, { accessMode }) => say(accessMode === 'read only' ? 'begin' : 'begin immediate'),
    commitTransaction: () => say('commit'),
    rollbackTransaction: async () => (database.isTransaction ? say('rollback') : undefined), // a full disk has already ended it
    destroy: async () => database.close(),
  }
}

const adapter = (): SqliteAdapter =>
  Object.defineProperty(new SqliteAdapter(), 'supportsTransactionalDdl', { value: true }) // it does: a migration is all or nothing

const opened = (file: string): DatabaseSync => {
  try {
    return open(file)
  } catch (error) {
    throw asFailure(error, file)
  }
}

/** SQLite in `file` (made 0600, its folder 0700) for kysely; a file that is no sound database, a full disk, a lock held for ten seconds are `Failure`s that name the file. */
export function sqliteDialect(file: string): Dialect {
  const database = opened(file)
  return {
    createDriver: () => driver(database, file),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: adapter,
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}
