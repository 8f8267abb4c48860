import type { accountCommands as japanese } from '../ja/account-commands.ts'
import type { CommandWords } from '../ja/command-words.ts'

/** Help of `account list` and `account reset-password`. */
export const accountCommands = {
  'account list': {
    summary: 'List the user IDs of the admin accounts (on a terminal of the closed network, without a portal login)',
    examples: [
      ['account list 1311234569', 'user ID, user name and role of the admins'],
      ['account list 1311234569 --role all --json', 'everybody, as JSON'],
    ],
  },
  'account reset-password': {
    summary: "Reset one account's password, once (sends nothing without --submit)",
    examples: [
      ['account reset-password 1311234569 --user ADMIN01', 'walk to the account and see'],
      [
        'account reset-password 1311234569 --user ADMIN01 --submit --out handover',
        'reset it, and take the PDF for its user',
      ],
      [
        'account reset-password 1311234569 --user MASTER01 --as reset --submit',
        'the master account, by the account that resets it',
      ],
      [
        'account reset-password 1311234569 --user ADMIN01 --again "power cut before it was seen" --submit',
        'once more, after one that nobody can settle',
      ],
    ],
  },
} satisfies Record<keyof typeof japanese, CommandWords>
