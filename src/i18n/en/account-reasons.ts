import type { AccountReason } from '../../domain/reason.ts'
import type { FailureWords } from '../ja/failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `“${text}”`)
const shown = (text: string | undefined) => (text === undefined ? '' : ` (the screen says “${text}”)`)
const code = (text: string | undefined) => text ?? 'CODE'

// `/18:00`: open until then; `2026-11-24 08:00/`: closed until then.
const hours = (text: string | undefined) => {
  const [from = '', until = ''] = text?.split('/') ?? []
  if (until !== '') return ` They are open now, until ${until}.`
  return from === '' ? '' : ` They are closed now and open next at ${from}.`
}
const call = (text: string | undefined) =>
  `call the centre of the qualification system, 0800-080-4583 (Mon–Fri 8:00–18:00, Sat 8:00–16:00, not on holidays; Japan time), and say that the secret number is forgotten.${hours(text)}`
const resetMaster = (of: string | undefined) =>
  `If nobody knows it, let the reset account reset the master account: todoke account reset-password ${code(of)} --user MASTER-USER-ID --as reset --submit`

/** Two sentences about each thing that may be wrong with an account of the qualification system. */
export const accountReasons = {
  'master-missing': {
    happened: ({ where }) => `The vault lacks the user ID or the password of the master account of ${code(where)}.`,
    remedy: ({ where }) =>
      `Where they are known, keep them by “todoke vault set ${code(where)} --secret-name masterUserId” and “--secret-name masterPassword”. ${resetMaster(where)}.`,
  },
  'reset-account-missing': {
    happened: ({ where }) => `The vault lacks the user ID or the secret number of the reset account of ${code(where)}.`,
    remedy: ({ where, expected }) =>
      `The user ID stands in the master-account document of the portal. Where they are known, keep them by “todoke vault set ${code(where)} --secret-name resetUserId” and “--secret-name resetPin”. If nobody knows the number, ${call(expected)}`,
  },
  'master-rejected': {
    happened: ({ found }) => `The master account could not log in${shown(found)}.`,
    remedy: ({ where }) =>
      `The same password will not be tried again. Where the right one is known, set it by “todoke vault set ${code(where)} --secret-name masterPassword”. ${resetMaster(where)}.`,
  },
  'reset-account-rejected': {
    happened: ({ found }) => `The reset account could not log in${shown(found)}.`,
    remedy: ({ where, expected }) =>
      `The same number will not be tried again. Where the right one is known, remove the old one by “todoke vault remove ${code(where)} --secret-name resetPin” and set it. If nobody knows it, ${call(expected)}`,
  },
  'account-must-change': {
    happened: ({ found }) => `After the login the system asks for another password${shown(found)}.`,
    remedy: ({ where }) =>
      `Log in as that account in this terminal's browser and choose a new password (“account reset-password … --reveal” shows the present one), keep it by “todoke vault set ${code(where)} --secret-name masterPassword”, and run this again.`,
  },
  'not-by-master': {
    happened: ({ where }) => `The user ID ${named(where, 'given')} is the master account's, which cannot reset itself.`,
    remedy: () => 'Add --as reset: the reset account resets it.',
  },
  'no-such-account': {
    happened: ({ where }) => `The list of accounts has no user ID ${named(where, 'of that name')}.`,
    remedy: () => 'See “todoke account list CODE” for the user IDs (the master account is found with --as reset).',
  },
  'reset-unknown': {
    happened: ({ where }) => `Nobody knows whether the password of ${named(where, 'that account')} was reset.`,
    remedy: ({ where, expected }) =>
      `No list of the system tells, so todoke cannot find out. Ask whether the old password still works; if not, reset it again with a reason: todoke account reset-password ${code(expected)} --user ${where ?? 'ID'} --again "reason" --submit.`,
  },
  'reset-outlived': {
    happened: () => 'Whether this reset was done was never known; a later one has taken its place.',
    remedy: () => 'The password of the later one is the one that counts.',
  },
  'password-not-seen': {
    happened: ({ where }) =>
      `The password of ${named(where, 'that account')} was reset, but the new one could not be read and kept. The old one no longer works.`,
    remedy: ({ where, expected }) =>
      `Nobody has seen the new password, so the one way out is another reset: todoke account reset-password ${code(expected)} --user ${where ?? 'ID'} --again "reason" --submit.`,
  },
  'reset-of-another': {
    happened: ({ where, found }) =>
      `A reset of ${named(where, 'one account')} was meant, but the screen says that the password of ${named(found, 'another')} was reset.`,
    remedy: () =>
      'Tell whoever uses that account and reset it again, and send the evidence folder to the developers of todoke.',
  },
} satisfies Record<AccountReason, FailureWords>
