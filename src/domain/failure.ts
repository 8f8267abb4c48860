import type { Reason } from './reason.ts'

/** What the engine does about a failure. `later`: once more at the end of the night; `person`, `developer`: that facility stops; `stop`: the run stops. */
export type Reaction = 'later' | 'person' | 'developer' | 'stop'

interface FailureKind {
  readonly reaction: Reaction
  /** The exit code when at least one facility ended so (contract.md). */
  readonly exit: 1 | 2 | 3 | 4
}

/** The closed table of error codes (contract.md): each failure is born with one of them; the sentences stand in `i18n`. */
export const failures = {
  'login-rejected': { reaction: 'person', exit: 1 },
  'account-locked': { reaction: 'person', exit: 1 },
  'password-reset-required': { reaction: 'person', exit: 1 },
  'second-factor-required': { reaction: 'person', exit: 1 },
  'session-expired': { reaction: 'later', exit: 1 },
  maintenance: { reaction: 'stop', exit: 3 },
  'portal-unreachable': { reaction: 'later', exit: 1 },
  'unknown-screen': { reaction: 'developer', exit: 1 },
  'element-missing': { reaction: 'developer', exit: 1 },
  'table-shape': { reaction: 'developer', exit: 1 },
  mismatch: { reaction: 'person', exit: 1 },
  'not-allowed': { reaction: 'person', exit: 1 },
  'origin-refused': { reaction: 'developer', exit: 1 },
  'uncertain-submission': { reaction: 'person', exit: 4 },
  'document-missing': { reaction: 'person', exit: 1 },
  'document-unreadable': { reaction: 'developer', exit: 1 },
  'vault-missing': { reaction: 'person', exit: 1 },
  'bad-input': { reaction: 'person', exit: 2 },
  timeout: { reaction: 'later', exit: 1 },
  'browser-crashed': { reaction: 'later', exit: 1 },
} as const satisfies Record<string, FailureKind>

export type FailureCode = keyof typeof failures

/** What a failure is about, in the words of the screens; all of it may be shown and stored, so no secret goes in. */
export interface FailureDetail {
  /** The manual's step at which it happened. */
  readonly step?: string
  /** Which case of its code it is; it then has sentences of its own, and `where`, `expected` and `found` are bare values. */
  readonly reason?: Reason
  /** Which screen, label, column, field or file. */
  readonly where?: string
  readonly expected?: string
  /** What stands there instead, as read. */
  readonly found?: string
}

/** The only error that todoke throws on purpose. An error of any other class is a bug. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly detail: FailureDetail

  constructor(code: FailureCode, detail: FailureDetail = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'Failure'
    this.code = code
    this.detail = detail
  }
}

/** What is stored and reported of a failure; `evidence` is a folder relative to `TODOKE_HOME`. */
export interface FailureRecord extends FailureDetail {
  readonly code: FailureCode
  readonly evidence: string | null
}
