import type { Reason } from '../../domain/reason.ts'
import type { FailureWords } from '../ja/failures.ts'
import { accountReasons } from './account-reasons.ts'
import { certificateReasons } from './certificate-reasons.ts'
import { documentReasons } from './document-reasons.ts'
import { fileReasons } from './file-reasons.ts'
import { mailboxReasons } from './mailbox-reasons.ts'
import { planReasons } from './plan-reasons.ts'
import { rowReasons } from './row-reasons.ts'
import { vaultReasons } from './vault-reasons.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `“${text}”`)
const codeDigits =
  'A facility code has 10 digits (prefecture 2 + fee schedule 1 + facility 7), an insurer (category 7) its insurer number of 8.'

const capNames: Readonly<Record<string, string>> = {
  plan: '--max-fee',
  facility: 'TODOKE_MAX_PER_FACILITY',
  day: 'TODOKE_MAX_PER_DAY',
  month: 'TODOKE_MAX_PER_MONTH',
}

export const reasons = {
  ...fileReasons,
  ...vaultReasons,
  ...documentReasons,
  ...mailboxReasons,
  ...certificateReasons,
  ...accountReasons,
  ...planReasons,
  ...rowReasons,
  'no-facilities': {
    happened: () => 'No facility is registered yet.',
    remedy: () =>
      'Register them with `todoke facility import FILE` (a .csv in UTF-8 or CP932, or an .xlsx), or a single one with `todoke facility add`.',
  },
  'unknown-facility': {
    happened: ({ found }) => `No facility with the code ${named(found, 'given')} is registered.`,
    remedy: () => 'See the registered codes with `todoke facility list`.',
  },
  'unknown-tag': {
    happened: ({ found }) => `No facility has the tag ${named(found, 'given')}.`,
    remedy: () => 'See the tags with `todoke facility list`.',
  },
  'code-length': {
    happened: ({ found }) => `The facility code ${named(found, 'given')} has the wrong length.`,
    remedy: () => codeDigits,
  },
  'code-digits': {
    happened: ({ found }) => `The facility code ${named(found, 'given')} contains something other than digits.`,
    remedy: () => `Use digits only. ${codeDigits}`,
  },
  'unknown-category': {
    happened: ({ found }) => `There is no category ${named(found, 'of that name')}.`,
    remedy: () => 'Use one of 1, 2, 3, 4, 5, 6, 7, 8, n, s.',
  },
  'value-missing': {
    happened: ({ where }) => `${named(where, 'A value')} is empty.`,
    remedy: () => 'A facility needs facilityCode, name and loginId.',
  },
  'not-uncertain': {
    happened: ({ where }) => `${named(where, 'That key')} is not the key of exactly one uncertain record.`,
    remedy: () => 'Look up the key with “todoke apply list”, and write it as it stands there.',
  },
  'detail-missing': {
    happened: ({ where }) => `${named(where, 'What the application needs')} is not known.`,
    remedy: () => 'Import a facilities file again with its columns category, phone and email.',
  },
  'other-run': {
    happened: ({ found }) => `Another todoke is at work${found === undefined ? '' : ` (${found})`}.`,
    remedy: () => 'Wait for its end or stop that process, and run again: it goes on with what is left.',
  },
  'visit-too-long': {
    happened: ({ found }) =>
      `The visit of one facility was cut: it had not ended after ${found === undefined ? 'its time' : `${found} seconds`}.`,
    remedy: () =>
      'Run `todoke scan` again (of applications: `todoke apply resume --submit`). If it happens often, lower TODOKE_CONCURRENCY.',
  },
  'browser-not-found': {
    happened: () => 'No browser (Edge, Chrome, Chromium) was found.',
    remedy: ({ expected }) =>
      `${expected === undefined ? 'Install one' : `Install one with \`${expected}\``}, or set TODOKE_BROWSER to the path of its program.`,
  },
  'browser-not-runnable': {
    happened: ({ found }) => `The browser of TODOKE_BROWSER, ${named(found, 'as it is set')}, cannot be run.`,
    remedy: () =>
      'Set it to the path of an Edge, Chrome or Chromium program, or take TODOKE_BROWSER out: todoke then looks for one.',
  },
  'browser-without-window': {
    happened: ({ found }) => `The browser of TODOKE_BROWSER, ${named(found, 'as it is set')}, has no window to show.`,
    remedy: () => 'Leave --headed out, or set TODOKE_BROWSER to the path of an Edge, Chrome or Chromium program.',
  },
  'port-taken': {
    happened: ({ found }) => `Another program uses the port ${named(found, 'given')}.`,
    remedy: () => 'Give --port another number, or leave it out: todoke then finds a free one.',
  },
  'password-not-given': {
    happened: () => 'There is no terminal on which to ask for the password.',
    remedy: () =>
      'Give the password on standard input, with --password-stdin (for example: todoke facility add … --password-stdin < file).',
  },
  'secret-not-given': {
    happened: () => 'There is nothing on standard input.',
    remedy: () => 'Give the value there (for example: todoke vault set CODE < file). On a terminal you are asked.',
  },
  'not-confirmed': {
    happened: () => 'Nobody is there to confirm, so nothing was changed.',
    remedy: () => 'Give --yes if it is to be done.',
  },
  'no-secret-kept': {
    happened: ({ found }) => `The vault holds nothing of ${named(found, 'that facility')}.`,
    remedy: () => 'See what it holds with `todoke vault list`.',
  },
  'json-and-format': {
    happened: () => '--json and a --format that is not JSON cannot both be shown.',
    remedy: () => 'Give --json alone, or --out FILE for the other format.',
  },
  'xlsx-needs-file': {
    happened: () => 'A workbook (.xlsx) cannot be shown on a terminal.',
    remedy: () => 'Give --out FILE as well (for example: todoke certs --out certs.xlsx).',
  },
  'cap-exceeded': {
    happened: ({ where, expected, found }) =>
      `Not sent, since it would exceed the limit (${capNames[where ?? ''] ?? 'as it is set'}).${expected === undefined ? '' : ` The limit is ${expected} yen.`}${found === undefined ? '' : ` With this it would be ${found} yen.`}`,
    remedy: () => 'Check the cost; to go on, raise the limit and run `todoke apply resume --submit`.',
  },
  frozen: {
    happened: ({ found }) =>
      `Nothing was sent, since todoke stood still ${found === undefined ? 'too long' : `for ${found} seconds`} just before.`,
    remedy: () => 'Run `todoke apply resume --submit`: it looks at the list of applications first, then goes on.',
  },
  superseded: {
    happened: () => 'A newer order about the same row has taken the place of this one.',
    remedy: () => 'See what became of the newer one with `todoke apply list`.',
  },
  'operation-expired': {
    happened: ({ expected }) =>
      `This operation was ordered more than 7 days ago and was not gone on with${expected === undefined ? '' : ` (it was good until ${expected})`}.`,
    remedy: () => 'If it is still wanted, give the same command (cancel, revoke, edit) again.',
  },
} satisfies Record<Reason, FailureWords>
