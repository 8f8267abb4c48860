import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

const bin = new URL('../../src/cli/bin.ts', import.meta.url).pathname

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface Start {
  readonly directory: string
  readonly environment?: Readonly<Record<string, string>>
  /** Standard input; without it there is none. */
  readonly input?: string
}

/** Only what a program needs to live: no setting of the person who runs the tests leaks in. */
const bare = Object.fromEntries(
  ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'HOME', 'USERPROFILE', 'NODE_COMPILE_CACHE'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  }),
)

/** Starts todoke as a person does, in a folder of its own. */
export function start(words: readonly string[], { directory, environment = {}, input }: Start) {
  const child = spawn(process.execPath, [bin, ...words], {
    cwd: directory,
    env: { ...bare, ...environment },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  const parts = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (parts.out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (parts.err += text))
  child.stdin?.end(input)
  const ended = once(child, 'close').then((): Ended => ({ code: child.exitCode, ...parts }))
  return {
    child,
    ended,
    said: (stream: 'out' | 'err', text: string) => until(child, () => parts[stream].includes(text)),
  }
}

/** Runs todoke to its end. */
export function todoke(line: string, options: Start): Promise<Ended> {
  return start(
    line.split(' ').filter((word) => word !== ''),
    options,
  ).ended
}

async function until(child: ChildProcess, isSo: () => boolean): Promise<void> {
  const signal = AbortSignal.timeout(50_000)
  while (!isSo()) {
    if (child.exitCode !== null) throw new Error('todoke ended before it said so')
    await Promise.race([
      once(child.stdout ?? child, 'data', { signal }),
      once(child.stderr ?? child, 'data', { signal }),
      once(child, 'close'),
    ])
  }
}
