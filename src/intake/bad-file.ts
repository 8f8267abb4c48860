import { Failure } from '../domain/failure.ts'
import type { FileReason } from '../domain/reason.ts'

/** The failure of a file that todoke cannot read: which, why, and the place or mark in question. No word of its contents goes in. */
export function badFile(file: string, reason: FileReason, found?: string): Failure {
  return new Failure('bad-input', { reason, where: file, ...(found !== undefined && { found }) })
}
