import { readdirSync, readFileSync } from 'node:fs'

/** A running process, as the system shows it. */
export interface Process {
  readonly pid: number
  readonly parent: number
  readonly state: string
  /** When it began: a later one may have its pid. */
  readonly start: string
  readonly command: string
}

/** The browser's own process among the descendants of a process: the one that has started the others; a system's script may stand above it. Throws when none runs. */
export function browserOf(pid: number): Process {
  const below = descendants(pid)
  const parents = new Set(below.filter(({ command }) => command.includes('--type=')).map(({ parent }) => parent))
  const browser = below.find((each) => parents.has(each.pid) && !each.command.includes('--type='))
  if (!browser) throw new Error(`process ${pid} runs no browser`)
  return browser
}

/** The processes of the browser that draw pages. */
export function renderersOf(pid: number): readonly Process[] {
  return descendants(pid).filter(({ command }) => command.includes('--type=renderer'))
}

/** All that a process has started, and what these have started. */
export function descendants(pid: number): readonly Process[] {
  const all = processes()
  const below = (parent: number): Process[] =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)])
  return below(pid)
}

/** The process that has this pid now; null when none has. */
export function processOf(pid: string): Process | null {
  return processAt(pid)[0] ?? null
}

/** Those of the processes that still run; one that has ended and was not buried yet does not. */
export function alive(some: readonly Process[]): readonly Process[] {
  const now = processes()
  return some.filter(({ pid, command }) =>
    now.some((each) => each.pid === pid && each.command === command && each.state !== 'Z'),
  )
}

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(processAt)
}

function processAt(pid: string): Process[] {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const facts = status.slice(status.lastIndexOf(')') + 2).split(' ')
    const [state = '', parent = ''] = facts
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return [{ pid: Number(pid), parent: Number(parent), state, start: facts[19] ?? '', command }]
  } catch {
    return [] // it has just ended
  }
}
