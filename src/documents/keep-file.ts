import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { Failure } from '../domain/failure.ts'
import { safeName } from './safe-name.ts'

const unfinishedBy = /^\.todoke-(\d+)-[0-9a-f]+\.tmp$/

/** Keeps a file under its name, whole or not at all, 0600: an equal one that is there is taken, another is left as it is and the new one numbered. Returns its path; throws `bad-input` when it cannot be written. */
export async function keepFile(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await sweep(folder)
    return await keepIn(folder, safeName(name), bytes)
  } catch (error) {
    throw new Failure('bad-input', { reason: 'file-not-written', where: name, found: join(folder, name) }, error)
  }
}

async function keepIn(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const next = join(folder, `.todoke-${process.pid}-${randomBytes(4).toString('hex')}.tmp`)
  try {
    for (let number = 1; ; number++) {
      const path = join(folder, numbered(name, number))
      const there = await readFile(path).catch(() => null)
      if (there?.equals(bytes)) return path
      if (there !== null || (await isThere(path))) continue
      if (number === 1 || !(await isThere(next))) await flush(next, bytes)
      if (await putThere(next, path)) {
        if (process.platform !== 'win32') await flush(dirname(path), null) // a folder cannot be opened there
        return path
      }
    }
  } finally {
    await rm(next, { force: true })
  }
}

function numbered(name: string, number: number): string {
  if (number === 1) return name
  const { name: stem, ext } = parse(name)
  return `${stem} (${number})${ext}`
}

async function flush(path: string, bytes: Uint8Array | null): Promise<void> {
  const handle = await open(path, bytes === null ? 'r' : 'wx', 0o600)
  try {
    if (bytes !== null) await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

// A link replaces nothing; where a disk has none, a name that is free is taken.
async function putThere(next: string, path: string): Promise<boolean> {
  try {
    await link(next, path)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EEXIST') return false
    await rename(next, path)
    return true
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null
}

// Left by a process that was killed.
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = unfinishedBy.exec(name)?.[1]
    if (pid !== undefined && isGone(Number(pid))) await rm(join(folder, name), { force: true })
  }
}

/** True when no such process runs on this machine. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
