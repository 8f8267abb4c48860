import type { Dice } from '../drift/page/dice.ts'
import type { Portal } from './portal.ts'

/** A process that was killed: nobody may catch it and go on. */
export class Killed extends Error {}

/** One simulated process among others; it waits for its turn wherever it says so. */
export interface Actor {
  readonly name: string
  /** Waits for a turn; until then others go on, time passes, and the actor may stand frozen. Throws `Killed` when it was killed. */
  turn(): Promise<void>
  freeze(milliseconds: number): void
  kill(): void
}

interface Cast {
  readonly actor: Actor
  frozenUntil: number
  killed: boolean
  done: boolean
  go: () => void
  arrived: () => void
}

/** Lets several simulated processes take turns as the dice fall. */
export interface Stage {
  /** Begins a process; it stands still until `play`. */
  enter(name: string, work: (actor: Actor) => Promise<void>): void
  /** Plays until all have ended, or all that remain are frozen for longer than `patience` milliseconds. */
  play(patience?: number): Promise<void>
}

/** An empty stage at this portal. What a process throws but `Killed` is thrown by `play`. */
export function openStage(portal: Portal, dice: Dice): Stage {
  const casts: Cast[] = []
  let broken: unknown
  const enter: Stage['enter'] = (name, work) => {
    const actor: Actor = {
      name,
      turn: () => {
        cast.arrived()
        return new Promise((resolve, reject) => {
          cast.go = () => (cast.killed ? reject(new Killed(name)) : resolve())
        })
      },
      freeze: (milliseconds) => {
        cast.frozenUntil = portal.now + milliseconds
      },
      kill: () => {
        cast.killed = true
      },
    }
    const cast: Cast = { actor, frozenUntil: 0, killed: false, done: false, go: () => {}, arrived: () => {} }
    casts.push(cast)
    const began = actor.turn().then(() => work(actor))
    void began
      .catch((error: unknown) => {
        if (!(error instanceof Killed)) broken ??= error
      })
      .finally(() => {
        cast.done = true
        cast.arrived()
      })
  }
  const step = async (cast: Cast): Promise<void> => {
    const arrival = new Promise<void>((resolve) => {
      cast.arrived = resolve
    })
    cast.go()
    await arrival
    if (broken !== undefined) throw broken
  }
  return {
    enter,
    async play(patience = Number.POSITIVE_INFINITY) {
      for (;;) {
        const left = casts.filter(({ done }) => !done)
        const awake = left.filter(({ frozenUntil, killed }) => killed || frozenUntil <= portal.now)
        if (awake.length > 0) {
          await step(dice.pick(awake))
          continue
        }
        const next = Math.min(...left.map(({ frozenUntil }) => frozenUntil)) - portal.now
        if (left.length === 0 || next > patience) return
        portal.pass(next)
      }
    },
  }
}
