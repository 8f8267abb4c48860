import type { APIResponse, Request, Route } from 'playwright'
import { identityOf, pathOf } from './paused.ts'

/** A request that a last button has made: it is never sent again, and what is the same gets the same answer. */
export interface Known {
  readonly asked: string
  readonly path: string
  readonly answer: Promise<APIResponse | null>
}

interface PausedOnce {
  /** True for the first that is meant, and for no other. */
  take(route: Route): boolean
  readonly caught: Promise<Route>
  known(request: Request): Known
  /** Only the first counts; nothing happens when nothing was taken. */
  give(response: APIResponse | null): Promise<void>
}

/** Waits for the one request of one press. */
export function takeOne(isMeant: (request: Request) => boolean): PausedOnce {
  const { promise: caught, resolve } = Promise.withResolvers<Route>()
  const { promise: answer, resolve: answered } = Promise.withResolvers<APIResponse | null>()
  let taken: Route | null = null
  let given = false
  return {
    caught,
    take: (route) => {
      if (taken || !isMeant(route.request())) return false
      taken = route
      resolve(route)
      return true
    },
    known: (request) => ({ asked: identityOf(request), path: pathOf(request), answer }),
    give: async (response) => {
      answered(response)
      if (!taken || given) return
      given = true
      await give(taken, response)
    },
  }
}

/** Gives a paused request its answer, or none. Never throws: its page may have gone. */
export async function give(route: Route, response: APIResponse | null): Promise<void> {
  const repeats = response !== null && [307, 308].includes(response.status()) // what these ask for would be sent past the guard
  await (response && !repeats ? route.fulfill({ response }) : route.abort('aborted')).catch(() => {})
}
