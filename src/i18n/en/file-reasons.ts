import type { FileReason } from '../../domain/reason.ts'
import type { FailureWords } from '../ja/failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `“${text}”`)
const noted = (text: string | undefined) => (text === undefined ? '' : ` (${text})`)
const good = 'a .csv (UTF-8 or CP932) or an .xlsx'
const saveAsXlsx = 'Open it in Excel, save it as .xlsx and give that file.'

export const fileReasons = {
  'no-such-file': {
    happened: ({ where }) => `There is no file ${named(where, 'of that name')}.`,
    remedy: () => `Check its name and place, and give ${good}.`,
  },
  'is-folder': {
    happened: ({ where }) => `${named(where, 'What was given')} is a folder.`,
    remedy: () => `Give ${good} that is in it.`,
  },
  'no-permission': {
    happened: ({ where }) => `There is no permission to read ${named(where, 'the file')}.`,
    remedy: () => 'Check its owner and permissions, make it readable and run again.',
  },
  'file-busy': {
    happened: ({ where }) => `Another program has ${named(where, 'the file')} open.`,
    remedy: () => 'Close it there, in Excel for example, and run again.',
  },
  'file-unreadable': {
    happened: ({ where, found }) => `${named(where, 'The file')} cannot be read${noted(found)}.`,
    remedy: () => `Copy it to a place where it can be read, and give ${good}.`,
  },
  'empty-file': {
    happened: ({ where }) => `${named(where, 'The file')} is empty.`,
    remedy: () => `Give ${good} with a header and a line for each facility.`,
  },
  'unknown-extension': {
    happened: ({ where, found }) =>
      found === undefined
        ? `The name of ${named(where, 'the file')} has no extension.`
        : `${named(where, 'The file')} is of a kind (${found}) that cannot be read.`,
    remedy: () => `Give ${good}.`,
  },
  'old-xls': {
    happened: ({ where }) => `${named(where, 'The file')} is an old .xls, or a workbook with a password.`,
    remedy: () => `${saveAsXlsx} Take the password off.`,
  },
  'xlsx-in-name-only': {
    happened: ({ where }) => `${named(where, 'The file')} is not an .xlsx, only named so.`,
    remedy: () => `${saveAsXlsx} If it is a CSV, name it .csv.`,
  },
  'xlsx-named-csv': {
    happened: ({ where }) => `${named(where, 'The file')} is not a CSV but an .xlsx.`,
    remedy: () => 'Name it .xlsx and run again.',
  },
  'broken-xlsx': {
    happened: ({ where, found }) =>
      `${named(where, 'The workbook')} is broken and cannot be read${found === undefined ? '' : ` (cell ${found})`}.`,
    remedy: () => saveAsXlsx,
  },
  'no-sheet': {
    happened: ({ where }) => `${named(where, 'The workbook')} has no sheet with a table.`,
    remedy: () => 'Put a header and a line for each facility on its first sheet and save it as .xlsx.',
  },
  'unknown-encoding': {
    happened: ({ where }) => `${named(where, 'The file')} is in an unknown encoding.`,
    remedy: () => 'Save it again as .csv in UTF-8 or CP932 (Shift_JIS), or as .xlsx.',
  },
  'stray-quote': {
    happened: ({ where, found }) =>
      `${named(where, 'The file')} has a quotation mark without its partner${found === undefined ? '' : ` on or after line ${found}`}.`,
    remedy: () => 'Write a value as "value", and a quotation mark within it as "". Or save the file as .xlsx.',
  },
  'file-exists': {
    happened: ({ found }) => `${named(found, 'The file')} is there already, so nothing was written.`,
    remedy: () => 'Give another file name, or --force to replace the file.',
  },
  'file-not-written': {
    happened: ({ found }) => `${named(found, 'The file')} cannot be written.`,
    remedy: () => 'Check that its folder exists and can be written to, and that no other program has the file open.',
  },
  'settings-unreadable': {
    happened: ({ where, found }) => `The settings in ${named(where, 'a file')} cannot be read${noted(found)}.`,
    remedy: () => 'Check its permissions, or move it away if it is not meant to be used.',
  },
  'broken-yaml': {
    happened: ({ where }) => `The settings in ${named(where, 'a file')} are not written as they should be.`,
    remedy: () => 'Write one “key: value” a line (for example concurrency: 2).',
  },
  'unknown-setting': {
    happened: ({ where }) => `There is no setting ${named(where, 'of that name')}.`,
    remedy: ({ expected }) =>
      expected === undefined ? 'Check how it is spelt.' : `Check how it is spelt. There are: ${expected}.`,
  },
  'home-not-writable': {
    happened: ({ found }) => `The folder for the data, ${named(found, 'TODOKE_HOME')}, cannot be written to.`,
    remedy: () => 'Correct its permissions, or give another folder by --home or TODOKE_HOME.',
  },
  'demo-home-taken': {
    happened: ({ where }) => `The demo did not make the folder ${named(where, 'it was given')}, and left it alone.`,
    remedy: () => 'Run `todoke demo` elsewhere, or give that folder another name.',
  },
  'database-newer': {
    happened: ({ where, found }) =>
      `The database ${named(where, 'of todoke')} was written by a newer todoke${noted(found)}.`,
    remedy: () => 'Update todoke and run again. Nothing was written to the database.',
  },
  'database-damaged': {
    happened: ({ where }) => `The database ${named(where, 'of todoke')} is damaged.`,
    remedy: () =>
      'Bring it back from a backup. Without one, move the file away and begin anew with `todoke facility import FILE` and `todoke scan`.',
  },
  'not-a-database': {
    happened: ({ where }) => `${named(where, 'The file')} is not a database of todoke.`,
    remedy: () => 'Move it away, or give another folder by --home or TODOKE_HOME.',
  },
  'database-not-writable': {
    happened: ({ where }) => `The database ${named(where, 'of todoke')} cannot be written to.`,
    remedy: () => 'Check owner and permissions of the file and of its folder.',
  },
  'database-not-opened': {
    happened: ({ where, found }) => `The database ${named(where, 'of todoke')} cannot be opened${noted(found)}.`,
    remedy: () => 'Check that --home or TODOKE_HOME is a folder that can be read and written to.',
  },
  'disk-failing': {
    happened: ({ where }) => `The disk failed at ${named(where, 'the database')}.`,
    remedy: () => 'Check the disk or network drive and run again.',
  },
  'disk-full': {
    happened: ({ where }) => `The disk is full: ${named(where, 'the database')} cannot be written to.`,
    remedy: () => 'Make room and run again. What was read until then is kept.',
  },
  'file-locked': {
    happened: ({ where }) => `Another process keeps ${named(where, 'a file')} to itself.`,
    remedy: () => 'Wait until the other todoke has ended, and run again.',
  },
} satisfies Record<FileReason, FailureWords>
