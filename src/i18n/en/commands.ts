import type { CommandWords } from '../ja/command-words.ts'
import type { commands as japanese } from '../ja/commands.ts'
import { accountCommands } from './account-commands.ts'
import { documentCommands } from './document-commands.ts'

export const commands = {
  demo: {
    summary: 'Try everything at once, from import to table, on the bundled rehearsal portal',
    examples: [
      ['demo', 'visit about ten facilities, apply for one certificate, print the tables (under a minute)'],
      ['demo --headed', 'watch the browser do it'],
    ],
  },
  'facility import': {
    summary: 'Register facilities from a CSV or Excel file',
    examples: [
      ['facility import facilities.csv', 'only when every line is good'],
      ['facility import facilities.xlsx --skip-bad', 'leave out the bad lines'],
    ],
  },
  'facility add': {
    summary: 'Register one facility (the password is asked for)',
    examples: [
      ['facility add 1311234569 --name "Minato Clinic" --login-id minato@clinic.example', 'type the password hidden'],
      [
        'facility add 1311234569 --name "Minato Clinic" --login-id minato@clinic.example --password-stdin < pw.txt',
        'take it from standard input',
      ],
    ],
  },
  'facility list': {
    summary: 'List the registered facilities',
    examples: [
      ['facility list', 'all of them'],
      ['facility list --tag yokohama', 'those with a tag'],
    ],
  },
  'facility show': {
    summary: 'Show one facility and its certificates',
    examples: [['facility show 1311234569', 'registration, certificates, last visit']],
  },
  'facility remove': {
    summary: 'Remove a facility and its passwords (its history stays)',
    examples: [
      ['facility remove 1311234569', 'ask first'],
      ['facility remove 1311234569 --yes', 'do not ask'],
    ],
  },
  'vault set': {
    summary: 'Put a password into the vault (never as an argument)',
    examples: [
      ['vault set 1311234569', 'type the password hidden'],
      ['vault set 1311234569 < pw.txt', 'take it from standard input'],
      ['vault set 1311234569 --secret-name totpSecret', 'the authenticator key'],
    ],
  },
  'vault list': {
    summary: 'List what the vault holds (never the values)',
    examples: [['vault list', 'what is kept for whom']],
  },
  'vault remove': {
    summary: 'Remove passwords from the vault',
    examples: [
      ['vault remove 1311234569', 'everything of that facility'],
      ['vault remove 1311234569 --secret-name totpSecret --yes', 'one thing, without asking'],
    ],
  },
  'vault move': {
    summary: 'Move the vault between the keychain and the encrypted file',
    examples: [
      ['vault move --to file', 'into the encrypted file'],
      ['vault move --to keychain', 'into the keychain of the system'],
    ],
  },
  scan: {
    summary: 'Log in to each facility, read its applications and deliveries, and store them',
    examples: [
      ['scan', 'every facility'],
      ['scan --facility 1311234569 --headed', 'one of them, watching the browser'],
      ['scan --tag yokohama --json > scan.json', 'those with a tag, the result as JSON'],
    ],
  },
  certs: {
    summary: 'Show the certificates read so far, the urgent ones first',
    examples: [
      ['certs --expiring 90', 'those that expire within 90 days'],
      ['certs --status pending', 'those awaiting approval'],
      ['certs --out certs.xlsx', 'write an Excel file'],
    ],
  },
  track: {
    summary: 'Look up tracking numbers and deliveries of registered mail',
    examples: [
      ['track', 'everything in the post'],
      ['track 1311234569', 'one facility'],
    ],
  },
  'apply plan': {
    summary: 'Check a file of wished certificates, and make the plan of applications with its fee (sends nothing)',
    examples: [
      ['apply plan wishes.csv --out plan.json', 'see errors, advice and fee, and write the plan'],
      ['apply plan wishes.xlsx --out plan.json --accept L3 "another machine"', 'apply for line 3 against advice'],
    ],
  },
  'apply run': {
    summary: 'Apply exactly as the plan says, each certificate once (sends nothing without --submit)',
    examples: [
      ['apply run plan.json', 'walk to the last screens and see what would be sent'],
      ['apply run plan.json --submit', 'send it'],
      ['apply run plan.json --submit --max-fee 50000', 'leave out what would go beyond 50,000 yen'],
    ],
  },
  'apply resume': {
    summary: "Settle by the portal's own list what an interrupted run left uncertain",
    examples: [
      ['apply resume', 'settle it (sends nothing)'],
      ['apply resume --submit', 'then go on with what was not sent'],
    ],
  },
  'apply settle': {
    summary: 'Settle by what a person saw at the portal what its list could not tell (sends nothing)',
    examples: [
      ['apply settle L3 --as submitted --reason "row 7 is ours"', 'it had arrived'],
      ['apply settle L3 --as planned --reason "the help desk knows of none"', 'it had not, and may be sent'],
    ],
  },
  'apply list': {
    summary: 'Show the journal of what was sent: state, request ID, yen',
    examples: [
      ['apply list', 'all of it'],
      ['apply list --facility 1311234569 --json', 'one facility, as JSON'],
    ],
  },
  cancel: {
    summary: 'Cancel one application that awaits approval (sends nothing without --submit)',
    examples: [
      ['cancel 1311234569 --terminal Reception-PC', 'walk to the last button and see'],
      [
        'cancel 1311234569 --terminal Reception-PC --applied-on 2026-11-20 --submit',
        'name the one row by its day, and cancel it',
      ],
    ],
  },
  revoke: {
    summary: 'Revoke one issued certificate (sends nothing without --submit)',
    examples: [
      ['revoke 1311234569 --request-id 202306070000001', 'walk to the last button and see'],
      [
        'revoke 1311234569 --request-id 202306070000001 --reason "terminal scrapped" --submit',
        'revoke it, and keep the reason',
      ],
    ],
  },
  edit: {
    summary: 'Change contact, terminal name or address of one issued application (sends nothing without --submit)',
    examples: [
      ['edit 1311234569 --terminal Reception-PC --contact Office', 'walk to the last button and see'],
      ['edit 1311234569 --request-id 202306070000001 --phone 0312345678 --submit', 'change it'],
    ],
  },
  ...documentCommands,
  ...accountCommands,
  notices: {
    summary: 'Read the important notices of the portal',
    examples: [['notices', 'see planned maintenance']],
  },
  'schedule run': {
    summary: 'Run scan every night at a set time (Japan time) until stopped',
    examples: [
      ['schedule run', 'every night at two'],
      ['schedule run --cron "30 1 * * 1-5"', 'on weekdays at half past one'],
    ],
  },
  'schedule show': {
    summary: 'Show the next and the last run',
    examples: [['schedule show', 'when is the next one']],
  },
  doctor: {
    summary: 'Check environment, settings, vault and browser',
    examples: [['doctor', 'says how to put right what is wrong']],
  },
  'mock-portal': {
    summary: 'Start only the bundled rehearsal portal',
    examples: [
      ['mock-portal --out facilities.csv', 'write its facilities file too'],
      ['mock-portal --port 4010 --facilities 200', 'choose port and size'],
      ['mock-portal --certificates certs', 'with the qualification system, and certificates for it'],
    ],
  },
} satisfies Record<keyof typeof japanese, CommandWords>
