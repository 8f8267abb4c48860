import type { CertificateReason } from '../../domain/reason.ts'
import type { FailureWords } from '../ja/failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `“${text}”`)
const noted = (text: string | undefined) => (text === undefined ? '' : ` (${text})`)
const anew =
  'export the certificate again as .pfx with its private key, and set TODOKE_QUALIFICATION_PFX and TODOKE_QUALIFICATION_PASSPHRASE.'

/** Two sentences about each thing that may be wrong with the client certificate, or with the way to the qualification system. */
export const certificateReasons = {
  'qualification-url-missing': {
    happened: () => 'The address of the qualification system is not set.',
    remedy: () =>
      "Set TODOKE_QUALIFICATION_URL to the address that the terminal's icon opens; it begins with https://.",
  },
  'qualification-unreachable': {
    happened: ({ where, found }) =>
      `The qualification system${where === undefined ? '' : ` at ${where}`} gives no answer${noted(found)}.`,
    remedy: () =>
      'Check with “todoke doctor” that this computer is on the closed network (the line of the terminal), and that TODOKE_QUALIFICATION_URL is right.',
  },
  'server-not-trusted': {
    happened: ({ where, found }) =>
      `This computer does not trust the certificate of ${named(where, 'the server')}${noted(found)}. No password was sent.`,
    remedy: () =>
      "If the address is right, install the authority's certificate in the operating system, or name it as a PEM file in TODOKE_QUALIFICATION_CA.",
  },
  'authorities-unreadable': {
    happened: ({ found }) =>
      `No authority's certificate can be read from ${named(found, 'the file in TODOKE_QUALIFICATION_CA')}.`,
    remedy: () => 'TODOKE_QUALIFICATION_CA is the path of a PEM file that begins with -----BEGIN CERTIFICATE-----.',
  },
  'certificate-missing': {
    happened: () => 'No client certificate for the qualification system is set.',
    remedy: () =>
      'Set TODOKE_QUALIFICATION_PFX to the .pfx file and TODOKE_QUALIFICATION_PASSPHRASE to its passphrase (or, for PEM, TODOKE_QUALIFICATION_CERT and TODOKE_QUALIFICATION_KEY).',
  },
  'certificate-half': {
    happened: ({ where }) => `Of the client certificate ${where ?? 'one half'} is missing.`,
    remedy: () =>
      'A PEM certificate needs both TODOKE_QUALIFICATION_CERT (the certificate) and TODOKE_QUALIFICATION_KEY (its private key).',
  },
  'certificate-twice': {
    happened: () => 'The client certificate is set twice, as .pfx and as PEM.',
    remedy: () =>
      'Keep TODOKE_QUALIFICATION_PFX alone, or TODOKE_QUALIFICATION_CERT and TODOKE_QUALIFICATION_KEY alone.',
  },
  'certificate-file-missing': {
    happened: ({ where, found }) => `There is no file ${named(found, 'of the client certificate')}${noted(where)}.`,
    remedy: ({ where }) => `Check where the file lies and correct ${where ?? 'the setting'}.`,
  },
  'certificate-file-unreadable': {
    happened: ({ where, found }) =>
      `The file ${named(found, 'of the client certificate')} cannot be read${noted(where)}.`,
    remedy: () => 'Check that it is a file, not a folder, and that you may read it.',
  },
  'certificate-passphrase-missing': {
    happened: () => 'The client certificate has a passphrase, and none is set.',
    remedy: () => 'Set TODOKE_QUALIFICATION_PASSPHRASE to the passphrase with which it was exported.',
  },
  'certificate-passphrase-wrong': {
    happened: () => 'The passphrase of the client certificate is wrong.',
    remedy: () => `Check TODOKE_QUALIFICATION_PASSPHRASE; if nobody knows it, ${anew}`,
  },
  'certificate-old-encryption': {
    happened: ({ where }) =>
      `The client certificate${noted(where)} was exported with an encryption that is too old to be read (such as RC2).`,
    remedy: () => `Choose AES256-SHA256 (or TripleDES-SHA1) and ${anew}`,
  },
  'certificate-key-mismatch': {
    happened: () => 'The private key is not that of the client certificate.',
    remedy: () => 'Set TODOKE_QUALIFICATION_CERT and TODOKE_QUALIFICATION_KEY to the two files of one certificate.',
  },
  'certificate-damaged': {
    happened: ({ where }) =>
      `The file of ${where ?? 'the client certificate'} is no client certificate with a private key.`,
    remedy: () => `Please ${anew}`,
  },
  'certificate-expired': {
    happened: ({ found }) => `The client certificate has expired${noted(found && `it was good until ${found}`)}.`,
    remedy: () =>
      'Renew the certificate on the terminal, export it, and set TODOKE_QUALIFICATION_PFX (or _CERT and _KEY) to the new file.',
  },
  'certificate-not-yet-valid': {
    happened: ({ found }) => `The client certificate is not yet valid${noted(found && `from ${found}`)}.`,
    remedy: () => "Check this computer's date and time; if they are right, use it from that day on.",
  },
  'certificate-refused': {
    happened: ({ where, found }) =>
      `${where === undefined ? 'The server' : `“${where}”`} refused this client certificate${noted(found)}.`,
    remedy: () =>
      "Check that it is the one issued for this facility's terminal, and not revoked; another facility's or another system's will not do.",
  },
} satisfies Record<CertificateReason, FailureWords>
