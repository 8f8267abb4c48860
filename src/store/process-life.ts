import { readFileSync, readlinkSync } from 'node:fs'
import type { Life } from '../domain/journal.ts'

const read = (look: () => string): string | null => {
  try {
    return look()
  } catch {
    return null // no such process, or a system without /proc
  }
}

const world = (): string | null => read(() => readlinkSync('/proc/self/ns/pid'))

const startOf = (pid: number): string | null =>
  read(() => {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '' // field 22, starttime: the name before it may hold blanks
  })

/** What tells this process from a later one with the same pid, and from one of another container; null where the system does not say. */
export const processMark = (pid: number): string | null => {
  const start = startOf(pid)
  return start === null ? null : `${world()} ${start}`
}

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH') // EPERM: it lives, as somebody else's
  }
}

/** Whether the process that bore this mark on this host still runs; `unknown` where pids say too little: of another container, or without a mark. */
export const lifeOf = (pid: number, mark: string | null): Life => {
  if (mark === null) return exists(pid) ? 'unknown' : 'dead' // a later process may have its pid
  if (!mark.startsWith(`${world()} `)) return 'unknown' // another container's pids mean nothing here
  return exists(pid) && processMark(pid) === mark ? 'alive' : 'dead'
}

/** True only when the process that bore this mark on this host is certainly gone. */
export const isDead = (pid: number, mark: string | null): boolean => lifeOf(pid, mark) === 'dead'
