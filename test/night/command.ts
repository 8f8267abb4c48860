import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Stage } from './stage.ts'

const bin = join(import.meta.dirname, '../../src/cli/bin.ts')

/** How a process ended, and all that it said. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** A `todoke` of its own. */
export interface Command {
  readonly pid: number
  /** Resolves when stderr has said something that fits; rejects when the process ends without. */
  said(pattern: RegExp): Promise<string>
  kill(signal: NodeJS.Signals): void
  readonly ended: Promise<Ended>
}

/** Where a `todoke` of its own runs. */
type Surroundings = Pick<Stage, 'home' | 'environment'>

/** Starts `todoke` with these words on the stage. */
export function start(stage: Surroundings, words: string, more: Readonly<Record<string, string>> = {}): Command {
  const env = { ...stage.environment, ...more }
  const child = spawn(process.execPath, [bin, ...words.split(' ')], { env, cwd: join(stage.home, '..') })
  child.stdin.end()
  let heard = ''
  const listeners = new Set<() => void>()
  const tellAll = () => listeners.forEach((tell) => tell())
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    heard += part
    tellAll()
  })
  const out = text(child.stdout)
  const exit = new Promise<Pick<Ended, 'code' | 'signal'>>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  )
  let over = false
  const ended = exit.then(async ({ code, signal }) => {
    over = true
    tellAll()
    return { code, signal, out: await out, err: heard }
  })
  const said = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const [found] = pattern.exec(heard) ?? []
        if (found === undefined && !over) return
        listeners.delete(look)
        if (found === undefined) reject(new Error(`it ended without saying ${pattern}: ${heard}`))
        else resolve(found)
      }
      listeners.add(look)
      look()
    })
  return { pid: child.pid ?? 0, said, kill: (signal) => void child.kill(signal), ended }
}

/** Runs `todoke` to its end. */
export async function run(stage: Surroundings, words: string, more?: Readonly<Record<string, string>>): Promise<Ended> {
  return start(stage, words, more).ended
}
