import type { RowReason } from '../../domain/reason.ts'
import type { FailureWords } from '../ja/failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `“${text}”`)
const insist = 'If it is to be revoked all the same, say why with --reason (the journal keeps it).'

export const rowReasons = {
  'no-such-row': {
    happened: ({ where }) => `No row of the list as last read fits ${named(where, 'what was given')}.`,
    remedy: () => 'Read the list anew with `todoke scan --facility CODE`, and look with `todoke certs`.',
  },
  'ambiguous-row': {
    happened: ({ where, found }) =>
      `Several rows fit ${named(where, 'what was given')}${found === undefined ? '' : ` (candidates: ${found})`}. Nothing was sent.`,
    remedy: () =>
      'Name one of them: with --request-id, or with --terminal and --applied-on (the day of application, YYYY-MM-DD).',
  },
  'equal-rows': {
    happened: ({ where, found }) =>
      `Beside the row that fits ${named(where, 'what was given')} stands another of the same day, contact and terminal; they cannot be told apart${found === undefined ? '' : ` (${found})`}. Nothing was sent.`,
    remedy: () => 'Open the list of applications at the portal, find out which row it is, and do it by hand.',
  },
  'last-certificate': {
    happened: ({ found }) =>
      `${named(found, 'That row')} is the last certificate that this facility can still use. Without it, eligibility checks and online claims stand still. Nothing was sent.`,
    remedy: () => insist,
  },
  'no-newer-certificate': {
    happened: ({ found }) =>
      `${named(found, 'That terminal')} has no newer issued certificate. Without this one the terminal stands still. Nothing was sent.`,
    remedy: () => insist,
  },
  'change-refused': {
    happened: ({ found }) => `The new values are refused${found === undefined ? '' : ` (${found})`}.`,
    remedy: () => 'Correct them and try again.',
  },
  'change-advised-against': {
    happened: ({ found }) => `The new values are advised against${found === undefined ? '' : ` (${found})`}.`,
    remedy: () => 'Correct them, or add --accept edit "reason" to change the row all the same.',
  },
} satisfies Record<RowReason, FailureWords>
