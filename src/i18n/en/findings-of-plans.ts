import type { planFindings as japanese } from '../ja/findings-of-plans.ts'
import { findings } from './findings.ts'

const named = (text: string | null | undefined, otherwise: string) => (text ? `“${text}”` : otherwise)
const noted = (text: string | null | undefined, before = '') => (text ? ` (${before}${text})` : '')

export const planFindings: typeof japanese = {
  'missing-column': () =>
    'This column is missing. Add it to the header (for example facilityCode,terminalName,contactName).',
  'duplicate-column': () => findings['duplicate-column'],
  'no-lines': () => 'There is no line below the header. Write one line for each certificate.',
  'too-few-cells': () => findings['too-few-cells'],
  'too-many-cells': () => findings['too-many-cells'],
  'missing-value': () => findings['missing-value'],
  'number-not-text': ({ found }) => `${named(found, 'The value')}: ${findings['secret-not-text']}`,
  'code-digits': ({ found }) => `${named(found, 'The code')}: ${findings['code-digits']}`,
  'code-length': ({ found }) =>
    `${named(found, 'The code')}: ${findings['code-length']} See too whether leading zeros are lost.`,
  'unknown-facility': ({ found }) =>
    `No facility with the code ${named(found, 'given')} is registered. Correct it, or register it with \`todoke facility add\`.`,
  'accept-unknown': ({ key }) =>
    `--accept ${named(key, 'as given')} names no line. Give a key of the table’s first column (for example L3; of an edit: edit).`,
  'uncertain-item': ({ other }) =>
    `It is not certain whether an application of this facility has arrived${noted(other)}. Settle it first with \`todoke apply resume\`.`,
  'vendor-contact': ({ found }) =>
    `The contact ${named(found, 'given')} is the vendor. Give the facility’s own department or person: the notice is addressed to them.`,
  'vendor-phone': ({ found }) => `The phone number ${named(found, 'given')} is the vendor’s. Give the facility’s own.`,
  'terminal-name-vague': ({ found }) =>
    `The terminal name ${named(found, 'given')} does not tell which machine it is. Give one with its place or number (for example Minato Clinic No. 1).`,
  'phone-shape': ({ found }) =>
    `The portal does not take the phone number ${named(found, 'given')}. Give 10 or 11 half-width digits that begin with 0, without hyphens.`,
  'email-shape': ({ found }) =>
    `The portal does not take the mail address ${named(found, 'given')}. Use lower-case letters, digits and . - _ + only.`,
  'already-pending': ({ on }) =>
    `An application for this terminal awaits approval already${noted(on, 'applied on ')}. Another one is a double application, and both are charged.`,
  'already-planned': ({ other }) =>
    `Another plan, ${named(other, 'made before')}, is about to apply for this terminal. Sending both is a double application: see \`todoke apply list\`.`,
  downloadable: ({ on }) =>
    `The certificate of this terminal can be downloaded again, any number of times and free of charge${on ? `, until ${on}` : ''}. Download it instead of applying.`,
  'valid-certificate': ({ found, on }) =>
    `The certificate of this terminal is still valid${noted(found, 'until ')}. ${on ? `From ${on}` : 'From 90 days before it expires'} the terminal itself renews it, for 1,500 yen and without postage.`,
  'terminal-name-repeated': ({ other }) =>
    `The same facility and terminal name as ${named(other, 'an earlier line')}. Delete one of them, or give the other machine another name.`,
  'terminal-name-taken': ({ found, other }) =>
    `Another application or certificate of this facility has the terminal name ${named(found, 'given')}${other ? ` (${other})` : ''}. Choose one that tells them apart.`,
  'both-codes': ({ other }) =>
    `This facility seems to be medical and dental in one. It needs certificates under both codes${other ? ` (the other is ${other})` : ' (the other is not registered)'}. Make sure which one is meant.`,
  'unknown-status': ({ found }) =>
    `This terminal has an application with the status ${named(found, 'of another word')}, which todoke does not know. Look at the portal.`,
  'never-read': () =>
    'The applications of this facility have never been read, so double applications are not looked for. Run `todoke scan` first.',
  'terminal-name-general': ({ found }) =>
    `The terminal name ${named(found, 'given')} does not tell two such machines apart. A name with its place or number is better.`,
  'shared-email': ({ found, other }) =>
    `Another facility${noted(other)} has the mail address ${named(found, 'given')} too. The portal wants one address for each.`,
  'check-digit': ({ found }) =>
    `The check digit of the facility code ${named(found, 'given')} does not fit. Look for a typing error.`,
  'accept-needless': ({ found }) => `--accept ${found ?? ''} overrules nothing: only advice can be overruled.`,
}
