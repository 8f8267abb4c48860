import { readdirSync, readFileSync } from 'node:fs'

/** CPU time and memory of a process and of all that it ever started, from /proc; null on a system without it. */
export interface TreeMeter {
  /** CPU seconds so far, of processes that have ended too. */
  cpuSeconds(): number
  /** The highest sum of proportional set sizes seen so far, in MB. */
  peakMegabytes(): number
  stop(): void
}

interface Seen {
  readonly parent: number
  readonly own: number
  /** Of its ended children, as far as it has waited for them. */
  readonly waited: number
  readonly alive: boolean
}

const ticksPerSecond = 100
const interval = 200

/** Watches a tree of processes until stopped. A process that starts and ends between two looks is counted when its parent waits for it. */
export function meterTree(root: number): TreeMeter | null {
  if (process.platform !== 'linux') return null
  const seen = new Map<number, Seen>()
  let peak = 0
  let looks = 0
  const look = (): void => {
    update(seen, root)
    if (looks++ % 2 === 0) peak = Math.max(peak, memoryOf(seen))
  }
  look()
  const timer = setInterval(look, interval)
  return {
    cpuSeconds: () => {
      update(seen, root)
      return ticksOf(seen, root) / ticksPerSecond
    },
    peakMegabytes: () => peak / 1024,
    stop: () => clearInterval(timer),
  }
}

function update(seen: Map<number, Seen>, root: number): void {
  const now = new Map<number, Seen>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null
    if (stat) now.set(Number(name), stat)
  }
  for (const [id, each] of seen) if (!now.has(id)) seen.set(id, { ...each, alive: false })
  // A process keeps the parent it had when it was first seen: an orphan still belongs to its tree.
  for (const [id, each] of now) {
    if (id === root || seen.has(id) || belongs(each.parent, now, seen, root))
      seen.set(id, { ...each, parent: seen.get(id)?.parent ?? each.parent })
  }
}

function belongs(id: number, now: ReadonlyMap<number, Seen>, seen: ReadonlyMap<number, Seen>, root: number): boolean {
  for (let at = id; at > 1; at = now.get(at)?.parent ?? 0) if (at === root || seen.has(at)) return true
  return false
}

// What a parent has waited for and what was seen of ended children are the same time, or parts of it: the larger counts.
function ticksOf(seen: ReadonlyMap<number, Seen>, id: number): number {
  const own = seen.get(id)
  if (!own) return 0
  let ended = 0
  let living = 0
  for (const [child, { parent, alive }] of seen) {
    if (parent !== id) continue
    if (alive) living += ticksOf(seen, child)
    else ended += ticksOf(seen, child)
  }
  return own.own + Math.max(own.waited, ended) + living
}

function statOf(id: number): Seen | null {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number) // a name may hold spaces
    const [, parent = 0] = fields
    const [user = 0, system = 0, waitedUser = 0, waitedSystem = 0] = fields.slice(11, 15)
    return { parent, own: user + system, waited: waitedUser + waitedSystem, alive: true }
  } catch {
    return null // it has just ended
  }
}

function memoryOf(seen: ReadonlyMap<number, Seen>): number {
  return [...seen].reduce((sum, [id, { alive }]) => sum + (alive ? proportionalOf(id) : 0), 0)
}

function proportionalOf(id: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
