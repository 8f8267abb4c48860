import { Failure } from '../domain/failure.ts'

/** Starts something that listens; a port that is taken is `Failure('bad-input')`. */
export async function orPortTaken<T>(port: number | undefined, start: () => Promise<T>): Promise<T> {
  try {
    return await start()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    throw new Failure('bad-input', { reason: 'port-taken', where: '--port', found: String(port) }, error)
  }
}
