import { naive, naiveShell } from './naive.ts'
import { plainHttp } from './plain-http.ts'
import { todoke, todokeShort } from './todoke.ts'

/** The ways that are measured against each other, in the order of a round. */
export const ways = { todoke, todokeShort, naive, naiveShell, http: plainHttp } as const
export type WayName = keyof typeof ways
