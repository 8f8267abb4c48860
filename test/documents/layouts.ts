import type { TextRun } from '../../src/domain/printed-text.ts'
import type { Dice } from '../drift/page/dice.ts'

/** What a document is made to say; '' leaves a place blank. */
export interface Sheet {
  readonly environment: string
  readonly facilityCode: string
  readonly facilityName: string
  readonly userId: string
  readonly userName: string
  readonly initialPassword: string
  readonly passwordExpiresOn: string
  readonly resetUserId: string
}

export const labels: Readonly<Record<keyof Sheet, string>> = {
  environment: '利用環境',
  facilityCode: '医療機関等コード',
  facilityName: '医療機関等名',
  userId: 'ユーザID',
  userName: 'ユーザ名',
  initialPassword: 'パスワード',
  passwordExpiresOn: 'パスワード有効期限',
  resetUserId: 'リセット用ユーザID',
}

const fields = Object.keys(labels) as (keyof Sheet)[]
const names = [
  'さくら内科クリニック',
  '髙橋歯科医院',
  '﨑山調剤薬局',
  '医療法人社団 雀会 あおば 眼科',
  '㈱ひまわり薬局 ２号店',
  'A.B. Clinic',
]
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789@#$%&*+-=?!_~^:;,.()[]{}<>/|'

/** A sheet whose text the dice have chosen, with the date as it is printed. */
export function sheetBy(dice: Dice): Sheet & { readonly date: string } {
  const text = (length: number, from: string): string =>
    Array.from({ length }, () => from.charAt(dice.below(from.length))).join('')
  const [year, month, day] = [2025 + dice.below(5), 1 + dice.below(12), 1 + dice.below(28)]
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const padded = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')]
  const date = dice.pick([
    `${year}年${month}月${day}日`,
    `${padded[0]}年${padded[1]}月${padded[2]}日`,
    `令和${year - 2018}年${month}月${day}日`,
    padded.join('/'),
  ])
  return {
    environment: dice.pick(['本番環境', '本番環境', '接続確認環境']),
    facilityCode: text(10, '0123456789'),
    facilityName: dice.pick(names),
    userId: dice.pick([text(7, '0123456789'), text(8, signs.slice(0, 50))]),
    userName: dice.pick(names),
    initialPassword: text(8, signs.slice(0, 57)) + text(4, signs),
    passwordExpiresOn: iso,
    resetUserId: `R${text(7, '0123456789')}`,
    date,
  }
}

interface Pen {
  /** The runs of each text, in the order of its letters. */
  readonly texts: TextRun[][]
  write(text: string, at: { readonly left: number; readonly baseline: number }, size?: number): number
}

const widthOf = (text: string, size: number): number =>
  Array.from(text).reduce((sum, letter) => sum + (/[\u0020-\u007E]/.test(letter) ? 0.5 : 1) * size, 0)

const radicals: Readonly<Record<string, string>> = { 用: '⽤', 日: '⽇', 月: '⽉', 歯: '⻭' }

/** Draws as a PDF may: whole, in pieces, or letter by letter; some letters as their radicals; bold by printing twice. */
function penBy(dice: Dice, usual: number): Pen {
  const texts: TextRun[][] = []
  const cutting = dice.below(3)
  const twice = dice.chance(0.15)
  const drawn = dice.chance(0.3)
  const page = 1
  return {
    texts,
    write(text, { left, baseline }, size = usual) {
      const shown = drawn ? text.replaceAll(/[用日月歯]/g, (letter) => radicals[letter] ?? letter) : text
      const runs: TextRun[] = []
      let at = left
      const pieces = cutting === 0 ? [shown] : cutting === 1 ? Array.from(shown) : pieced(shown, dice)
      for (const piece of pieces) {
        const right = at + widthOf(piece, size)
        if (piece.trim() !== '') {
          runs.push({ page, text: piece, left: at, right, baseline, size })
          if (twice) runs.push({ page, text: piece, left: at + 0.2, right: right + 0.2, baseline, size })
        }
        at = right
      }
      texts.push(runs)
      return at
    },
  }
}

function pieced(text: string, dice: Dice): string[] {
  if (text.length < 2) return [text]
  const at = 1 + dice.below(text.length - 1)
  return [text.slice(0, at), ...pieced(text.slice(at), dice)]
}

/** The lines of a label in a column so many letters wide. */
function broken(label: string, letters: number): string[] {
  return label.length <= letters ? [label] : [label.slice(0, letters), ...broken(label.slice(letters), letters)]
}

type Arrangement = (pen: Pen, dice: Dice, texts: Readonly<Record<keyof Sheet, string>>) => number

const size = 10

const rows: Arrangement = (pen, dice, texts) => {
  const letters = dice.pick([4, 5, 6, 8, 99, 99])
  const spread = letters === 99 && dice.chance(0.3)
  const column = 60 + (letters === 99 ? 100 : letters * size) + dice.pick([6, 12, 40])
  const height = dice.pick([13, 16, 22, 30])
  const extra = dice.chance(0.3) ? dice.below(8) : -1
  const remarks = dice.chance(0.3)
  const wrap = dice.chance(0.3)
  let y = 120
  for (const [at, field] of fields.entries()) {
    const lines = broken(labels[field], letters)
    const value = texts[field]
    const isName = field === 'facilityName' || field === 'userName'
    const parts = wrap && isName && value.length > 6 ? [value.slice(0, 5).trim(), value.slice(5).trim()] : [value]
    const tall = Math.max(lines.length, parts.length)
    const middleOf = (count: number): number => (dice.chance(1) ? ((tall - count) / 2) * 12 : 0)
    for (const [n, line] of lines.entries()) {
      const baseline = y + middleOf(lines.length) + n * 12
      if (spread)
        Array.from(line).forEach((letter, k) => pen.write(letter, { left: 60 + k * (90 / line.length), baseline }))
      else pen.write(line, { left: 60, baseline })
    }
    for (const [n, part] of parts.entries())
      pen.write(part, { left: column, baseline: y + middleOf(parts.length) + n * 12 })
    if (remarks && field === 'userId') pen.write('マスタアカウントのユーザID', { left: 420, baseline: y })
    y += (tall - 1) * 12 + height
    if (at === extra) {
      pen.write('発行日', { left: 60, baseline: y })
      pen.write('2024年6月21日', { left: column, baseline: y })
      y += height
    }
  }
  return y
}

const pairs: Arrangement = (pen, _dice, texts) => {
  let y = 120
  for (let at = 0; at < fields.length; at += 2) {
    for (const [n, field] of fields.slice(at, at + 2).entries()) {
      pen.write(labels[field], { left: 40 + n * 260, baseline: y })
      pen.write(texts[field], { left: 40 + n * 260 + 100, baseline: y }, 9)
    }
    y += 20
  }
  return y
}

const headed: Arrangement = (pen, dice, texts) => {
  let y = 120
  const several = dice.pick([2, 3, 4])
  for (let at = 0; at < fields.length; at += several) {
    for (const [n, field] of fields.slice(at, at + several).entries()) {
      pen.write(labels[field], { left: 40 + (n * 540) / several, baseline: y }, 9)
      pen.write(texts[field], { left: 40 + (n * 540) / several + dice.below(8), baseline: y + 16 }, 7)
    }
    y += 40
  }
  return y
}

const stacked: Arrangement = (pen, dice, texts) => {
  let y = 120
  const height = dice.pick([13, 16, 20])
  for (const field of fields) {
    pen.write(labels[field], { left: 60, baseline: y })
    pen.write(texts[field], { left: 60 + dice.below(12), baseline: y + height })
    y += 2 * height + dice.pick([0, 10])
  }
  return y
}

const inline: Arrangement = (pen, dice, texts) => {
  const mark = dice.pick(['：', ':', '　', '   ', ' : ', '】'])
  let y = 120
  for (const field of fields) {
    pen.write(`${mark === '】' ? '【' : ''}${labels[field]}${mark}${texts[field]}`, { left: 60, baseline: y })
    y += dice.pick([13, 13, 18])
  }
  return y
}

/** The ways in which the fields may be arranged. */
export const arrangements = { rows, pairs, headed, stacked, inline } as const satisfies Record<string, Arrangement>

const notes = [
  '※ 重要な情報が記載されていますので、取扱いに注意し大切に保管願います。',
  '※ オンライン資格確認等システムに初回ログイン時、パスワードの変更を行ってください。',
  'ユーザIDとパスワードは他人に知られないようにしてください。',
  '初回ログイン後は、医療機関等名 や ユーザ名 を変更できません。',
  'リセット用ユーザIDの パスワード は秘密の番号です。',
]

/** A whole document: its title, what it says, and notes that use the same words. */
export function documentBy(
  dice: Dice,
  sheet: Sheet & { readonly date: string },
  by: keyof typeof arrangements,
): TextRun[] {
  const pen = penBy(dice, size)
  pen.write('オンライン資格確認等システムユーザ設定情報', { left: 150, baseline: 50 }, 14)
  const above = dice.chance(0.5) ? dice.pick(notes) : null
  if (above) pen.write(above, { left: 40, baseline: 75 }, 9)
  pen.write('☆オンライン資格確認等システム利用に関する情報', { left: 40, baseline: 95 })
  const end = arrangements[by](pen, dice, { ...sheet, passwordExpiresOn: sheet.passwordExpiresOn && sheet.date })
  dice.shuffled(notes).forEach((note, at) => pen.write(note, { left: 40, baseline: end + 20 + at * 14 }, 9))
  return dice.shuffled(pen.texts).flat()
}
