// @ts-check
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import process from 'node:process'

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] added to this process's own
 * @property {number} [seconds] after which the process and its children are ended
 * @property {boolean} [quiet] its output is returned instead of shown
 */

/** @typedef {{ code: number, output: string }} Ended */
/** @typedef {(command: string, args: readonly string[], options?: RunOptions) => Promise<Ended>} Run */

const notStarted = 127 // as a shell has it

/**
 * Runs a program without a shell and waits for its end; never rejects. Ctrl-C reaches the program from the terminal, SIGTERM is handed on.
 * @type {Run}
 */
export function run(command, args, options = {}) {
  const bounded = options.seconds !== undefined
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : bounded ? ['ignore', 2, 2] : 'inherit',
    detached: bounded && process.platform !== 'win32', // a group of its own, so that all of it can be ended
    windowsHide: true,
  })
  const timer = bounded ? setTimeout(() => endAll(child.pid), Number(options.seconds) * 1000) : undefined
  const release = handOnSignals(child, bounded)
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text) => (output += text))
  child.stderr?.setEncoding('utf8').on('data', (text) => (output += text))
  return new Promise((resolve) => {
    /** @param {number} code */
    const end = (code) => {
      clearTimeout(timer)
      release()
      resolve({ code, output })
    }
    child.once('error', () => end(notStarted))
    child.once('close', (code, signal) => end(code ?? 128 + constants.signals[signal ?? 'SIGTERM']))
  })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {boolean} grouped
 */
function handOnSignals(child, grouped) {
  const onTerminate = () => void (grouped ? endAll(child.pid) : child.kill('SIGTERM'))
  const onInterrupt = () => void (grouped && endAll(child.pid)) // otherwise the terminal has told it already
  process.on('SIGTERM', onTerminate).on('SIGINT', onInterrupt)
  return () => void process.off('SIGTERM', onTerminate).off('SIGINT', onInterrupt)
}

/** @param {number | undefined} pid */
function endAll(pid) {
  if (pid === undefined) return
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true }).on('error', () => {})
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // it ended by itself meanwhile
  }
}
