import process from 'node:process'

/** A person broke off at a prompt. */
export class Interrupted extends Error {}

/** What Ctrl-C, SIGTERM or a closed terminal means for the running command. */
export interface Interruption {
  readonly signal: AbortSignal
  /** The exit code that the interruption demands; null when there was none, or when it was the good end of the command. */
  readonly exitCode: () => number | null
  readonly stopListening: () => void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const interrupted = 130

/** Listens from now on: a lasting command is asked once to end and `onAsked` is called; a second signal, or a first one for any other command, ends at once. */
export function heedInterrupts(lasts: 'until-done' | 'until-stopped' | undefined, onAsked: () => void): Interruption {
  const controller = new AbortController()
  let code: number | null = null
  const heed = (name: NodeJS.Signals) => {
    if (lasts === undefined || controller.signal.aborted) process.exit(interrupted)
    code = lasts === 'until-stopped' && name !== 'SIGINT' ? null : interrupted
    onAsked()
    controller.abort()
  }
  for (const name of signals) process.on(name, heed)
  return {
    signal: controller.signal,
    exitCode: () => code,
    stopListening: () => signals.forEach((name) => process.off(name, heed)),
  }
}
