/**
 * Every named boundary between two steps of a submission, in order, at which a run may be cut. Those from `form-open` to `confirmed`, `request-paused`,
 * `request-sent` and `answer-read` are the desk's, the others the engine's. Not every act passes all of them.
 */
export const boundaries = [
  'table-read',
  'intent-written',
  'form-open',
  'filled',
  'popup',
  'confirmed',
  'about-to-press',
  'request-paused',
  'sending-written',
  'request-sent',
  'answer-read',
  'answer-written',
  'table-read-again',
  'settled',
] as const

/** `form-open`: the screen with the fields, or the list with the row's button; `popup`: the pop-up or the native dialog; `confirmed`: the last button stands alone. */
export type Boundary = (typeof boundaries)[number]

/** Those of a password reset; at `password-kept` the vault has the new password. */
export type ResetBoundary = Exclude<Boundary, 'table-read' | 'filled' | 'popup' | 'table-read-again'> | 'password-kept'

/** Is told of each boundary as it is crossed and awaited there; what it throws cuts the run and is caught by nobody. */
export type OnBoundary<Crossed = Boundary> = (boundary: Crossed) => void | Promise<void>
