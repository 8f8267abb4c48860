import { readPrintedDate } from './calendar.ts'
import { Failure } from './failure.ts'
import { cutAfterLabel, labelsOn } from './printed-labels.ts'
import { linesOf, withoutRadicals, type PrintedLine, type TextRun, type Word } from './printed-text.ts'
import { valuesOf } from './printed-values.ts'
import { asWord, foldSpace } from './screen-text.ts'
import { Secret } from './secret.ts'
import type { ReadSettings } from './user-settings.ts'

const labels = {
  environment: '利用環境',
  facilityCode: '医療機関等コード',
  facilityName: '医療機関等名',
  userId: 'ユーザID',
  userName: 'ユーザ名',
  initialPassword: 'パスワード',
  passwordExpiresOn: 'パスワード有効期限',
  resetUserId: 'リセット用ユーザID',
} as const

type Field = keyof typeof labels

const fields = Object.keys(labels).filter((name): name is Field => Object.hasOwn(labels, name))
const mayBeBlank: readonly Field[] = ['facilityName', 'userName', 'passwordExpiresOn']

/** Reads オンライン資格確認等システムユーザ設定情報 by its labels, wherever they stand. Throws `document-unreadable` with what is wrong; no text of the document goes into a failure. */
export function readUserSettings(runs: readonly TextRun[]): ReadSettings {
  if (runs.every(({ text }) => text.trim() === '')) throw unreadable('document-without-text')
  const lines = linesOf(runs, cutAfterLabel(Object.values(labels)))
  const found = valuesOf(lines, labelsOn(lines, labels))
  if (new Set(found.map(({ label }) => label.name)).size < fields.length / 2) throw unreadable('document-other')
  const text = (field: Field): string | null => {
    const stands = found.filter(({ label }) => label.name === field).map(({ value }) => value)
    return onlyOne(field, stands)
  }
  const needed = (field: Field): string => text(field) ?? missing(field)
  return {
    environment: needed('environment'),
    facilityCode: needed('facilityCode'),
    facilityName: text('facilityName'),
    userId: needed('userId'),
    userName: text('userName'),
    resetUserId: needed('resetUserId'),
    passwordExpiresOn: text('passwordExpiresOn'),
    initialPassword: new Secret(needed('initialPassword')),
  }
}

// The words of a label may stand elsewhere too: only those count at which such a value stands.
function onlyOne(field: Field, stands: readonly (readonly PrintedLine[])[]): string | null {
  const values = new Set(stands.map(readers[field]).filter((value) => value !== null))
  if (values.size > 1) throw unreadable('document-field-twice', field)
  const [value = null] = values
  if (value !== null) return value
  const isBlank = mayBeBlank.includes(field) && stands.some((lines) => lines.length === 0)
  return isBlank ? null : missing(field)
}

type Reader = (value: readonly PrintedLine[]) => string | null

const readers: Readonly<Record<Field, Reader>> = {
  environment: environmentIn,
  facilityCode: codeIn,
  facilityName: nameIn,
  userId: (value) => identifierIn(value),
  userName: nameIn,
  initialPassword: passwordIn,
  passwordExpiresOn: (value) => readPrintedDate(withoutRadicals(textOf(value[0]))),
  resetUserId: (value) => identifierIn(value),
}

function textOf(line: PrintedLine | undefined): string {
  return (line ?? []).map(({ text }) => text).join('')
}

function environmentIn([line]: readonly PrintedLine[]): string | null {
  const written = asWord(withoutRadicals(textOf(line)))
  return /^(本番環境|接続確認環境)(?![^([※])/.exec(written)?.[1] ?? null
}

// 10 digits, of an insurer 8.
function codeIn([line]: readonly PrintedLine[]): string | null {
  const written = asWord(withoutRadicals(textOf(line))).replaceAll(/[-‐‑–−]/g, '')
  return /^(\d{10}|\d{8})(?![^([※])/.exec(written)?.[1] ?? null
}

function identifierIn([line]: readonly PrintedLine[]): string | null {
  const written = alone(line)?.normalize('NFKC') ?? ''
  return /^[\x21-\x7E]{3,64}$/.test(written) ? written : null
}

// As it was printed: not even NFKC, which would change it.
function passwordIn([line]: readonly PrintedLine[]): string | null {
  const written = alone(line) ?? ''
  return /^[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。※\s]{4,64}$/u.test(written) ? written : null
}

function nameIn(value: readonly PrintedLine[]): string | null {
  const parts = value.map((line) => foldSpace(withoutRadicals(spaced(line))))
  const name = parts.reduce(
    (before, part) => before + (/[!-~]$/.test(before) && /^[!-~]/.test(part) ? ' ' : '') + part,
    '',
  )
  return name === '' || /^※|。/.test(name) ? null : name
}

// Letters may be set apart a little; more room is a space.
function spaced(line: PrintedLine): string {
  const gap = ({ left, size }: Word, at: number): number => (left - (line[at - 1]?.right ?? left)) / size
  return line.map((word, at) => (gap(word, at) > 0.22 ? ` ${word.text}` : word.text)).join('')
}

// One word, or letters that stand apart; of two words nobody knows which is meant. Japanese after it is a remark.
function alone(line: PrintedLine = []): string | null {
  const [first, ...others] = line
  if (!first) return null
  const letters = [first, ...others]
  if (letters.length > 2 && letters.every(({ text }) => /^.$/u.test(text))) return textOf(letters)
  return others.some(isPlain) ? null : first.text
}

function isPlain({ text }: Word): boolean {
  return /^[\x21-\x7E]+$/.test(text.normalize('NFKC')) && !/^\(.*\)$/.test(text.normalize('NFKC'))
}

function missing(field: Field): never {
  throw unreadable('document-field-missing', field)
}

function unreadable(
  reason: 'document-without-text' | 'document-other' | 'document-field-missing' | 'document-field-twice',
  field?: Field,
): Failure {
  return new Failure('document-unreadable', { reason, ...(field && { where: labels[field] }) })
}
