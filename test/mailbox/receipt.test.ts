import { describe, expect, it } from 'vitest'
import type { JournalItem } from '../../src/domain/intent.ts'
import { isReceiptOf } from '../../src/mailbox/receipt.ts'
import { body, itemOf, sentAt } from './mails.ts'

const isAbout = (text: string, item: JournalItem = itemOf(), to: readonly string[] = []): boolean =>
  isReceiptOf(
    {
      uid: 1,
      id: 'one',
      from: 'no-reply@ssk.or.jp',
      to,
      subject: '【電子証明書 申請情報受付通知】',
      texts: [text],
      sentAt: sentAt.getTime(),
      receivedAt: sentAt.getTime(),
    },
    item,
    sentAt.toISOString(),
  )

const code = '医療機関コード：1311234569'

describe('whatever the wording, a mail is about an application that it names whole', () => {
  it.each([
    ['with headings and colons', body],
    ['with bracketed headings', `${code}\n【担当者名】総務課 山田\n【端末名称】受付PC　1`],
    ['with headings and white space', `${code}\n■担当部署/担当者名　　総務課 山田\n■端末名称等　　受付PC 1`],
    ['with values below their headings', `${code}\n担当部署/担当者名\n\n　総務課 山田\n\n端末名称等：\n　受付PC 1\n`],
    [
      'in a sentence',
      `総務課 山田 様\n端末名称等「受付PC 1」の申請を受け付けました。（医療機関等コード 13-1-1234569）`,
    ],
    ['without headings', '1311234569\n総務課 山田 様\n受付PC 1'],
    ['with headings of its own', `${code}\n宛先：総務課 山田\n機器=受付PC 1`],
    [
      'with 都道府県コード apart',
      '都道府県コード：13\n点数表：1\n医療機関コード（7桁）：1234569\n総務課 山田\n受付PC 1',
    ],
  ])('%s', (_, text) => {
    expect(isAbout(text)).toBe(true)
    expect(isAbout(text, itemOf({ terminalName: '受付PC' }))).toBe(false)
    expect(isAbout(text, itemOf({ terminalName: 'PC 1' }))).toBe(false)
    expect(isAbout(text, itemOf({ contactName: '山田' }))).toBe(false)
    expect(isAbout(text, { ...itemOf(), facilityCode: '1330123454' })).toBe(false)
  })

  it.each([
    ['受付PC 10', '受付PC 1'],
    ['受付：PC 1', 'PC 1'],
    ['受付PC 1（2階）', '受付PC 1'],
    ['受付PC 1-2', '受付PC 1'],
  ])('of a terminal %s it is not about %s', (named, asked) => {
    const text = `${code}\n担当者名：総務課　山田\n端末名称等：${named}\n`
    expect(isAbout(text, itemOf({ terminalName: named }))).toBe(true)
    expect(isAbout(text, itemOf({ terminalName: asked }))).toBe(false)
  })

  it('under headings no name stands for another', () => {
    expect(isAbout(body, itemOf({ contactName: '受付PC 1', terminalName: '総務課 山田' }))).toBe(false)
  })

  it('the subject’s own words name nobody', () => {
    const text = `${code}\n担当者名：総務課　山田\n`
    expect(isAbout(text, itemOf({ terminalName: '受付' }))).toBe(false)
    expect(isAbout(text, itemOf({ terminalName: '電子証明書' }))).toBe(false)
  })

  it('the wave and the minus of ISO-2022-JP are those that were typed', () => {
    const text = `${code}\n担当者名：総務課　山田\n端末名称等：１号機～３号機－予備\n`
    expect(isAbout(text, itemOf({ terminalName: '１号機〜３号機−予備' }))).toBe(true)
  })
})

describe('a mail that bears no code', () => {
  const text = '担当者名：総務課　山田\n端末名称等：受付PC 1\n電話番号：03-1234-5678\n'

  it('is known by the facility’s name, or by the address that the application gave', () => {
    expect(isAbout(text)).toBe(false)
    expect(isAbout(`医療機関(薬局)名称：髙橋内科クリニック\n${text}`)).toBe(true)
    expect(isAbout(`髙橋内科クリニック　御中\n${text}`)).toBe(true)
    expect(isAbout(`髙橋内科クリニック分院　御中\n${text}`)).toBe(false)
    expect(isAbout(text, itemOf({ email: 'Clinic@example.jp' }), ['clinic@example.jp'])).toBe(true)
    expect(isAbout(text, itemOf({ email: 'other@example.jp' }), ['clinic@example.jp'])).toBe(false)
  })

  it('but not when it bears another’s', () => {
    const item = itemOf({ email: 'clinic@example.jp' })
    expect(isAbout(`医療機関コード：1330123454\n${text}`, item, ['clinic@example.jp'])).toBe(false)
  })
})
