import type { FailureDetail } from '../../domain/failure.ts'
import type { failures as japanese, FailureWords } from '../ja/failures.ts'

const shown = (detail: FailureDetail) => (detail.found === undefined ? '' : ` (the screen says “${detail.found}”)`)
const at = (detail: FailureDetail, otherwise: string) => (detail.where === undefined ? otherwise : `“${detail.where}”`)
const instead = (detail: FailureDetail) =>
  [
    detail.expected === undefined ? '' : ` Expected: “${detail.expected}”.`,
    detail.found === undefined ? '' : ` Found: “${detail.found}”.`,
  ].join('')
const tellDeveloper = 'Only this facility was stopped. Send the evidence folder to the developers of todoke.'

export const failures = {
  'login-rejected': {
    happened: (detail) => `The portal did not accept the user ID or the password${shown(detail)}.`,
    remedy: () =>
      'Store the right password with `todoke vault set CODE`. Until it changes, the login is not tried again.',
  },
  'account-locked': {
    happened: (detail) => `The account is locked${shown(detail)}.`,
    remedy: () =>
      'Have it unlocked at the portal (call centre 0800-080-4583), then store the password with `todoke vault set CODE`.',
  },
  'password-reset-required': {
    happened: (detail) => `The portal demands a new password${shown(detail)}.`,
    remedy: () => 'Log in with a browser, choose a new password and store it with `todoke vault set CODE`.',
  },
  'second-factor-required': {
    happened: (detail) => `The login asks for a confirmation code${shown(detail)}.`,
    remedy: () =>
      'Store the authenticator key with `todoke vault set CODE --secret-name totpSecret`, or run `todoke scan --facility CODE` at a terminal and type the code.',
  },
  'session-expired': {
    happened: (detail) => `The login ran out on the way${shown(detail)}.`,
    remedy: () =>
      'Run `todoke scan` again (of applications: `todoke apply resume --submit`). If it happens often, lower TODOKE_CONCURRENCY.',
  },
  maintenance: {
    happened: (detail) => `The portal is closed for maintenance${shown(detail)}.`,
    remedy: (detail) =>
      detail.expected === undefined
        ? 'See `todoke notices` for the end, then run `todoke scan` (of applications: `todoke apply resume --submit`): it goes on where it stopped.'
        : `Run \`todoke scan\` (of applications: \`todoke apply resume --submit\`) after ${detail.expected}: it goes on where it stopped.`,
  },
  'portal-unreachable': {
    happened: (detail) => `Cannot reach ${at(detail, 'the portal')}${shown(detail)}.`,
    remedy: () =>
      'Check the network and TODOKE_PORTAL_URL with `todoke doctor`, then run `todoke scan` (of applications: `todoke apply resume --submit`) a little later.',
  },
  'unknown-screen': {
    happened: (detail) =>
      `An unknown screen came up${detail.where === undefined ? '' : ` (waiting for ${detail.where})`}.${instead(detail)}`,
    remedy: () => `The portal may have changed. ${tellDeveloper}`,
  },
  'element-missing': {
    happened: (detail) => `The screen lacks ${at(detail, 'something todoke needs')}.${instead(detail)}`,
    remedy: () => `The portal's words may have changed. ${tellDeveloper}`,
  },
  'table-shape': {
    happened: (detail) => `The list cannot be read at ${at(detail, 'one of its columns')}.${instead(detail)}`,
    remedy: () => `The table may have changed. Earlier results are kept. ${tellDeveloper}`,
  },
  mismatch: {
    happened: (detail) => `${at(detail, 'What the screen says')} differs from what is registered.${instead(detail)}`,
    remedy: () =>
      'Check which user ID belongs to which code with `todoke facility show CODE`, correct it and run again.',
  },
  'not-allowed': {
    happened: (detail) => `${at(detail, 'This row')} does not offer that operation.${instead(detail)}`,
    remedy: () => 'See its present status with `todoke certs`.',
  },
  'origin-refused': {
    happened: (detail) =>
      `Stopped before going to an address that is not allowed: ${at(detail, 'unknown')}${shown(detail)}.`,
    remedy: () =>
      'Add it to TODOKE_ALLOWED_ORIGINS only when you are sure that it is right. Otherwise type no password there and tell the developers.',
  },
  'uncertain-submission': {
    happened: (detail) => `It is not certain whether ${at(detail, 'the application')} arrived.${instead(detail)}`,
    remedy: () =>
      'Do not send it again. Run `todoke apply resume`; if it stays uncertain, look for it in the list of applications at the portal.',
  },
  'document-missing': {
    happened: (detail) => `${at(detail, 'The document')} is not there.${instead(detail)}`,
    remedy: () => 'Look with a browser whether the portal offers it.',
  },
  'document-unreadable': {
    happened: (detail) => `${at(detail, 'The document')} cannot be read.${instead(detail)}`,
    remedy: () => 'Open the file and look. If it opens well, tell the developers.',
  },
  'vault-missing': {
    happened: (detail) =>
      `${at(detail, 'The password')} cannot be taken from the vault${detail.found === undefined ? '' : ` (${detail.found})`}.`,
    remedy: (detail) =>
      detail.expected ??
      'See `todoke vault list`; if it is missing, store it with `todoke vault set CODE`. For an encrypted file check TODOKE_VAULT_PASSPHRASE_FILE too.',
  },
  'bad-input': {
    happened: (detail) =>
      detail.found === undefined
        ? `${at(detail, 'The input')} is missing or not right.`
        : `${at(detail, 'The input')} cannot be “${detail.found}”.`,
    remedy: (detail) => (detail.expected === undefined ? 'Check the input.' : `Needed: ${detail.expected}`),
  },
  timeout: {
    happened: (detail) => `${at(detail, 'The screen')} did not appear in time${shown(detail)}.`,
    remedy: () =>
      'Run `todoke scan` again (of applications: `todoke apply resume --submit`). If it happens often, raise TODOKE_PATIENCE (seconds) or lower TODOKE_CONCURRENCY.',
  },
  'browser-crashed': {
    happened: (detail) => `The browser ended on the way${shown(detail)}.`,
    remedy: () =>
      'Run `todoke scan` again (of applications: `todoke apply resume --submit`). If it happens often, check free memory and the browser line of `todoke doctor`.',
  },
} satisfies Record<keyof typeof japanese, FailureWords>
