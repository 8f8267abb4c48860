import { Failure } from '../domain/failure.ts'

/** Runs something that may hang, as a frozen page does without a sign: after `milliseconds` it is ended with `timeout`. */
export async function withLimit<Result>(
  milliseconds: number,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const limit = new AbortController()
  const timer = setTimeout(
    () => limit.abort(new Failure('timeout', { reason: 'visit-too-long', found: String(milliseconds / 1_000) })),
    milliseconds,
  )
  try {
    return await run(AbortSignal.any([signal, limit.signal]))
  } finally {
    clearTimeout(timer)
  }
}
