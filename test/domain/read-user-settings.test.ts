import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/domain/failure.ts'
import { readUserSettings } from '../../src/domain/read-user-settings.ts'
import type { TextRun } from '../../src/domain/printed-text.ts'
import { arrangements, documentBy, labels, sheetBy, type Sheet } from '../documents/layouts.ts'
import { dice } from '../drift/page/dice.ts'

const ways = Object.keys(arrangements) as (keyof typeof arrangements)[]

const said = (runs: readonly TextRun[]) => {
  const { initialPassword, ...settings } = readUserSettings(runs)
  return { ...settings, initialPassword: initialPassword.reveal() }
}

const whyNot = (runs: readonly TextRun[]): unknown => {
  try {
    return said(runs)
  } catch (error) {
    if (!(error instanceof Failure)) return error
    const { reason, where } = error.detail
    return [error.code, reason, ...(where === undefined ? [] : [where])]
  }
}

const inline = (lines: readonly string[]): TextRun[] =>
  lines.map((text, at) => ({
    page: 1,
    text,
    left: 60,
    right: 60 + text.length * 10,
    baseline: 100 + at * 16,
    size: 10,
  }))

const sound = [
  '利用環境：本番環境',
  '医療機関等コード：1311234569',
  '医療機関等名：さくら内科クリニック',
  'ユーザID：0123456',
  'ユーザ名：さくら内科クリニック',
  'パスワード：Ab3$efGh',
  'パスワード有効期限：2027年3月31日',
  'リセット用ユーザID：R0123456',
]

describe.each(ways)('ユーザ設定情報 in %s', (way) => {
  it('is read as it stands in two hundred layouts, whatever they are drawn in and however often the words stand elsewhere', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const chance = dice(seed * 7919 + way.length)
      const { date, ...sheet } = sheetBy(chance)
      expect(whyNot(documentBy(chance, { ...sheet, date }, way)), `seed ${seed}, ${date}`).toEqual(sheet)
    }
  })

  it('says which place is blank, and takes nothing else for it', () => {
    for (let seed = 1; seed <= 80; seed++) {
      const chance = dice(seed * 104_729 + way.length)
      const { date, ...sheet } = sheetBy(chance)
      const field = chance.pick(Object.keys(labels) as (keyof Sheet)[])
      const answer = whyNot(documentBy(chance, { ...sheet, date, [field]: '' }, way))
      const mayBeBlank = ['facilityName', 'userName', 'passwordExpiresOn'].includes(field)
      const expected = mayBeBlank
        ? { ...sheet, [field]: null }
        : ['document-unreadable', 'document-field-missing', labels[field]]
      expect(answer, `seed ${seed}, ${field}`).toEqual(expected)
    }
  })
})

describe('readUserSettings', () => {
  it('never changes a password, and lets an ID be typed', () => {
    const lines = sound.with(5, 'パスワード：ＡB①ﾊﾞ').with(3, 'ユーザID：０１２３４５６')
    expect(whyNot(inline(lines))).toEqual(['document-unreadable', 'document-field-missing', 'パスワード'])
    const wide = inline(sound.with(5, 'パスワード：ＡB①¥{}').with(3, 'ユーザID：０１２３４５６'))
    expect(said(wide)).toMatchObject({ initialPassword: 'ＡB①¥{}', userId: '0123456' })
  })

  it('takes an insurer’s number, and the long words for ユーザ', () => {
    const lines = sound
      .with(1, '医療機関等コード：33120015')
      .map((line) => line.replace(/^(リセット用)?ユーザ/, '$1ユーザー'))
    expect(said(inline(lines))).toMatchObject({ facilityCode: '33120015', resetUserId: 'R0123456' })
  })

  it.each([
    [3, 'ユーザID：0123456 7890123'],
    [5, 'パスワード：Ab3$ efGh'],
    [1, '医療機関等コード：131123456'],
    [0, '利用環境：本番環境ではない'],
    [6, 'パスワード有効期限：2027年2月30日'],
  ])('takes nothing for line %i that is not surely it: %s', (line, text) => {
    const [label] = text.split('：')
    expect(whyNot(inline(sound.with(line, text)))).toEqual(['document-unreadable', 'document-field-missing', label])
  })

  it('does not choose between two values, and does not mind one that is said twice', () => {
    expect(whyNot(inline([...sound, 'ユーザID：7654321']))).toEqual([
      'document-unreadable',
      'document-field-twice',
      'ユーザID',
    ])
    expect(said(inline([...sound, ...sound]))).toMatchObject({ userId: '0123456' })
  })

  it.each([
    [
      'a notice',
      ['オンライン資格確認等システム登録内容変更のお知らせ', '医療機関等コード：1311234569', '医療機関等名：x'],
    ],
    ['something else', ['ユーザ設定情報', 'この書類にはユーザIDとパスワードが書かれています。']],
  ])('knows %s from ユーザ設定情報', (_, lines) => {
    expect(whyNot(inline(lines))).toEqual(['document-unreadable', 'document-other'])
  })

  it('knows a picture by its having no text', () => {
    expect(whyNot([])).toEqual(['document-unreadable', 'document-without-text'])
  })

  it('says nothing of the document in a failure', () => {
    const failure = whyNot(inline(sound.with(6, 'パスワード有効期限：Ab3$efGh')))
    expect(JSON.stringify(failure)).not.toContain('Ab3$efGh')
  })

  it('reads fields from wherever they stand in several pages', () => {
    const turned = inline(sound).map((run, at) => ({ ...run, page: at < 4 ? 2 : 1 }))
    expect(said(turned)).toMatchObject({ userId: '0123456', resetUserId: 'R0123456' })
  })
})
