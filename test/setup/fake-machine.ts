import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Machine } from '../../src/setup/machine.mjs'
import type { Ended, RunOptions } from '../../src/setup/run.mjs'

/** A program run by the setup, as one line, and how. */
export interface Ran extends RunOptions {
  readonly line: string
}

/** A machine that runs nothing: it answers by the table (the first key that the command line contains; else exit code 1) and notes what was run and said. */
export function fakeMachine(answers: Record<string, Ended | (() => Ended)>, changes: Partial<Machine> = {}) {
  const ran: Ran[] = []
  const told: string[] = []
  const warned: string[] = []
  const machine: Machine = {
    root: '/clone',
    platform: 'linux',
    arch: 'x64',
    node: '/host/node',
    administrator: false,
    environment: {},
    tell: ({ ja, en }) => void told.push(`${ja}\n${en}`),
    warn: ({ ja, en }) => void warned.push(`${ja}\n${en}`),
    run: async (command, args, options = {}) => {
      const line = [command, ...args].join(' ')
      ran.push({ line, ...options })
      const answer = Object.entries(answers).find(([part]) => line.includes(part))?.[1]
      return typeof answer === 'function' ? answer() : (answer ?? { code: 1, output: '' })
    },
    ...changes,
  }
  return { machine, ran, told, warned, lines: () => ran.map(({ line }) => line) }
}

export const done: Ended = { code: 0, output: '' }

export const answer = (value: unknown): Ended => ({ code: 0, output: JSON.stringify(value) })

/** A folder that is gone when the test has ended. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-setup-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
