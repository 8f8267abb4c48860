import type { DocumentReason } from '../../domain/reason.ts'
import type { FailureWords } from '../ja/failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `“${text}”`)
const again = 'Download it again. If it stays so, look with a browser whether the portal can open it.'
const look = 'The file was kept: open it and look. If it opens well, tell the developers.'
const setPassword =
  'Ask somebody who knows the password, store it with `todoke vault set CODE --secret-name documentPassword`, and run this again.'

export const documentReasons = {
  'document-not-read': {
    happened: ({ where }) => `No user settings of ${named(where, 'this facility')} have been read yet.`,
    remedy: ({ where }) => `Run \`todoke master-account download ${where ?? 'CODE'}\`.`,
  },
  'document-empty': { happened: () => 'The file that came is empty (0 bytes).', remedy: () => again },
  'document-is-page': {
    happened: () => 'In place of the document a web page came, such as an error page.',
    remedy: () => again,
  },
  'document-no-pdf': { happened: () => 'The file that came is neither a PDF nor a zip.', remedy: () => look },
  'document-cut': { happened: () => 'The PDF that came is cut off before its end.', remedy: () => again },
  'document-damaged': { happened: () => 'The PDF that came is damaged and cannot be read.', remedy: () => again },
  'document-too-large': {
    happened: ({ expected }) =>
      `The file that came is too large${expected === undefined ? '' : ` (at most ${expected})`}.`,
    remedy: () => 'Open the document at the portal and see whether it is the right one.',
  },
  'document-locked': { happened: () => 'The document is locked with a password.', remedy: () => setPassword },
  'document-password-wrong': {
    happened: () => 'The password that is stored (documentPassword) does not open the document.',
    remedy: () => setPassword,
  },
  'document-without-text': {
    happened: () => 'The PDF has no text in it; it seems to be a picture.',
    remedy: () => 'The file was kept: open it and read the user IDs by eye.',
  },
  'document-other': {
    happened: () => 'The document that came is not the user settings that the qualification system gives.',
    remedy: () => look,
  },
  'document-field-missing': {
    happened: ({ where }) => `The document does not say ${named(where, 'all')} in a way that can be read.`,
    remedy: () => look,
  },
  'document-field-twice': {
    happened: ({ where }) =>
      `The document has ${named(where, 'one thing')} more than once with different values; which is right nobody can tell.`,
    remedy: () => look,
  },
  'zip-damaged': { happened: () => 'The zip that came is damaged or cut off.', remedy: () => again },
  'zip-without-pdf': { happened: () => 'There is no PDF in the zip that came.', remedy: () => look },
  'zip-several': {
    happened: () => 'The zip that came has several user settings that differ; which is right nobody can tell.',
    remedy: () => look,
  },
} as const satisfies Record<DocumentReason, FailureWords>
