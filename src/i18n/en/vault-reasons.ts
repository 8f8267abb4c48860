import type { VaultReason } from '../../domain/reason.ts'
import type { FailureWords } from '../ja/failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `“${text}”`)
const noted = (text: string | undefined) => (text === undefined ? '' : ` (${text})`)

export const vaultReasons = {
  'passphrase-missing': {
    happened: () => 'The passphrase of the vault was not given.',
    remedy: () =>
      'Set TODOKE_VAULT_PASSPHRASE_FILE to a file that holds the passphrase and nothing else (on a terminal you are asked).',
  },
  'passphrase-empty': {
    happened: ({ where }) => `The passphrase for ${named(where, 'the vault')} is empty.`,
    remedy: () => 'Type at least one character, or write it into the file of TODOKE_VAULT_PASSPHRASE_FILE.',
  },
  'passphrase-wrong': {
    happened: ({ where }) => `The passphrase does not open ${named(where, 'the vault')}.`,
    remedy: () =>
      'Type the passphrase with which the vault was made, or correct the file of TODOKE_VAULT_PASSPHRASE_FILE.',
  },
  'passphrase-file-unreadable': {
    happened: ({ found }) => `The file of the passphrase, ${named(found, 'as it is set')}, cannot be read.`,
    remedy: () => 'Check the path in TODOKE_VAULT_PASSPHRASE_FILE and the permissions of the file.',
  },
  'passphrase-file-empty': {
    happened: ({ found }) => `The file of the passphrase, ${named(found, 'as it is set')}, is empty.`,
    remedy: () => 'Write the passphrase on one line into the file of TODOKE_VAULT_PASSPHRASE_FILE.',
  },
  'vault-not-accessible': {
    happened: ({ where, found }) => `${named(where, 'The vault')} cannot be read or written${noted(found)}.`,
    remedy: () => 'Check the permissions of file and folder and the room on the disk, and run again.',
  },
  'vault-damaged': {
    happened: ({ where }) => `${named(where, 'The file')} is not a vault that this todoke can read.`,
    remedy: () =>
      'Bring it back from a backup, or update todoke. If neither helps, move the file away and register the passwords again with `todoke facility import FILE`.',
  },
  'keychain-unavailable': {
    happened: ({ found }) => `The keychain of the system cannot be used${noted(found)}.`,
    remedy: () => 'Unlock it. Where there is none, set TODOKE_VAULT=file to use an encrypted file.',
  },
  'secret-damaged': {
    happened: ({ found }) => `${named(found, 'A secret')} in the vault was changed by something other than todoke.`,
    remedy: () => 'Store it again with `todoke vault set CODE` (and --secret-name, unless it is the password).',
  },
  'secret-not-moved': {
    happened: ({ found }) =>
      `${named(found, 'A secret')} could not be read back from the other vault: nothing was moved.`,
    remedy: () => 'The first vault still holds everything. Check the other with `todoke doctor` and run again.',
  },
  'password-missing': {
    happened: ({ where }) => `The vault holds no password of ${where ?? 'the facility'}.`,
    remedy: ({ where }) => `Store it with \`todoke vault set ${where ?? 'CODE'}\`.`,
  },
  'passwords-missing': {
    happened: ({ where, found }) =>
      `The vault lacks passwords of facilities${found === undefined ? '' : ` (${found}${where === undefined ? '' : `, for example ${where}`})`}.`,
    remedy: ({ where }) =>
      `Store them one by one with \`todoke vault set ${where ?? 'CODE'}\`, or together with \`todoke facility import FILE\`.`,
  },
  'accounts-missing': {
    happened: () => 'The vault holds neither a master account nor one that resets it.',
    remedy: () =>
      'Type them whenever they are asked for, or keep them by “todoke vault set CODE --secret-name masterUserId” (and masterPassword, resetUserId, resetPin).',
  },
  'totp-not-base32': {
    happened: () => 'The authenticator key (totpSecret) is not written as it should be.',
    remedy: () =>
      'Store one in Base32 (capital letters and 2–7) with `todoke vault set CODE --secret-name totpSecret`.',
  },
} satisfies Record<VaultReason, FailureWords>
