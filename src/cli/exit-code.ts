import { type FailureCode, failures } from '../domain/failure.ts'

/** The exit code for what became of each facility (contract.md): the highest counts; the portal as a whole is gone when nobody reached it. */
export function exitCodeOf(outcomes: readonly (FailureCode | null)[]): number {
  const codes = outcomes.filter((code) => code !== null)
  const isGone =
    codes.length > 0 && codes.length === outcomes.length && codes.every((code) => code === 'portal-unreachable')
  return Math.max(0, isGone ? 3 : 0, ...codes.map((code) => failures[code].exit))
}
