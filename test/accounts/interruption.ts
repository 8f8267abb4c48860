import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from '../../mock-portal/contract.ts'
import type { ResetBoundary } from '../../src/domain/boundary.ts'
import type { Surroundings } from '../../src/app.ts'
import { Failure, type Settings, type Todoke } from '../../src/index.ts'
import { crash } from '../browser-script.ts'
import { vaultPassphrase, type Terminal } from './stage.ts'

/** What befalls a reset: a fault at the system's requests, or the end of the process or of its browser there. */
export type Blow =
  | { readonly fault: Fault; readonly answerLimit?: number }
  | { readonly killed: ResetBoundary }
  | { readonly gone: ResetBoundary }

/** Whose password is to be reset, as a person orders it. */
export interface Wish {
  readonly facilityCode: string
  readonly userId: string
  readonly again?: string
}

/** What a process that is to be killed at a boundary is told. */
export interface KilledOrder {
  readonly settings: Omit<Settings, 'qualificationPassphrase'>
  readonly pfxPassphrase: string
  readonly passphrase: string
  readonly wish: Wish
  readonly boundary: ResetBoundary
}

/** What a run told: that it was done, and whether the password it gave is the account's; or why not. */
export type Told =
  | { readonly done: true; readonly isRight: boolean; readonly error: string | null }
  | { readonly done: false; readonly code: string; readonly reason: string | null; readonly found: string | null }

/** One order after a blow: what the struck run and the next one told, whether that one sent a reset, and how often the system has reset the account in all. */
export interface Story {
  readonly first: Told | null
  readonly second: Told
  readonly sentAgain: boolean
  readonly resets: number
}

/** A todoke, and how many resets it has sent till now: what a killed run has sent may come in later than its end. */
export interface Watched {
  readonly todoke: Todoke
  readonly sent: () => number
}

/** Opens one at that terminal. */
export async function watchedAt(terminal: Terminal): Promise<Watched> {
  let sent = 0
  const todoke = await terminal.open({
    crossed: (boundary) => {
      if (boundary === 'request-sent') sent++
    },
  })
  return { todoke, sent: () => sent }
}

/** Strikes a reset, and orders it a second time, by this todoke, as a person does who was told nothing. */
export async function interrupted(
  terminal: Terminal,
  { todoke, sent }: Watched,
  wish: Wish,
  blow: Blow,
): Promise<Story> {
  const { mock } = terminal
  const first =
    'killed' in blow ? await killedRun(terminal, wish, blow.killed) : await struckRun(terminal, todoke, wish, blow)
  mock.control.setFaults([])
  const before = sent()
  const second = await order(terminal, todoke, wish)
  const resets = terminal.resets().filter(({ detail }) => detail['userId'] === wish.userId)
  return { first, second, sentAgain: sent() > before, resets: resets.length }
}

// One run of the order, by a todoke of its own in these surroundings.
async function orderOnce(terminal: Terminal, wish: Wish, surroundings: Surroundings): Promise<Told> {
  const todoke = await terminal.open(surroundings)
  try {
    return await order(terminal, todoke, wish)
  } finally {
    await todoke.close()
  }
}

/** One run of the order. */
export async function order(terminal: Terminal, todoke: Todoke, wish: Wish): Promise<Told> {
  try {
    const { state, password, error } = await todoke.resetPassword(wish, { submit: true })
    if (state !== 'submitted') throw new Error(`a reset that was ordered ended as ${state}`)
    return { done: true, isRight: password?.reveal() === passwordOf(terminal, wish), error: error?.code ?? null }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { done: false, code: error.code, reason: error.detail.reason ?? null, found: error.detail.found ?? null }
  }
}

function struckRun(
  terminal: Terminal,
  todoke: Todoke,
  wish: Wish,
  blow: Exclude<Blow, { killed: ResetBoundary }>,
): Promise<Told> {
  const { mock, browser } = terminal
  if ('fault' in blow) {
    mock.control.setFaults([blow.fault])
    const { answerLimit } = blow
    return answerLimit === undefined ? order(terminal, todoke, wish) : orderOnce(terminal, wish, { answerLimit })
  }
  const crossed = (boundary: string): void => {
    if (boundary === blow.gone) crash(browser)
  }
  return orderOnce(terminal, wish, { crossed })
}

async function killedRun(terminal: Terminal, wish: Wish, boundary: ResetBoundary): Promise<null> {
  const { qualificationPassphrase, ...settings } = terminal.settings
  const pfxPassphrase = qualificationPassphrase?.reveal() ?? ''
  const child = fork(join(import.meta.dirname, 'killed-child.ts'), {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.send({ settings, pfxPassphrase, passphrase: vaultPassphrase, wish, boundary } satisfies KilledOrder)
  const [, signal] = await once(child, 'close')
  if (existsSync(`${terminal.browser}.pid`)) crash(terminal.browser)
  if (signal !== 'SIGKILL') throw new Error(`${boundary}: it was not killed`)
  return null
}

/** The password of the account as the system has it now. */
export function passwordOf({ mock }: Terminal, { facilityCode, userId }: Wish): string {
  const found = mock.control.accounts(facilityCode).find((account) => account.userId === userId)
  if (!found) throw new Error(`there is no ${userId}`)
  return found.password
}
