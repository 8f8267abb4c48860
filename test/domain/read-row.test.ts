import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/domain/failure.ts'
import { applicationHeadings, readApplicationRow, type TableRow } from '../../src/domain/read-row.ts'

const issued: TableRow = {
  cells: {
    '#': '1',
    申請日: '2023/06/07',
    '担当部署/担当者名': '総務課 鈴木',
    端末名称等: 'オンライン資格\n  確認用PC',
    ステータス: '発行済み',
    リクエストID: '202109020022911',
    発行日: '2023/06/07',
    証明書有効期限: '2026/09/07',
    ダウンロード有効期限: '2023/12/04',
  },
  actions: ['詳細/編集', '証明書の失効'],
}

const withCell = (heading: string, text: string): TableRow => ({
  ...issued,
  cells: { ...issued.cells, [heading]: text },
})

describe('a line of 申請状況照会', () => {
  it('becomes a row in the words of the domain', () => {
    expect(readApplicationRow(issued)).toEqual({
      no: 1,
      appliedOn: '2023-06-07',
      contactName: '総務課 鈴木',
      terminalName: 'オンライン資格 確認用PC',
      status: 'issued',
      statusText: '発行済み',
      requestId: '202109020022911',
      issuedOn: '2023-06-07',
      expiresOn: '2026-09-07',
      downloadBy: '2023-12-04',
      operations: ['detail', 'revoke'],
      trackingNumber: null,
      deliveryStatus: null,
    })
  })

  it.each(['', '\u3000', '\u00A0', ' \n'])('has null for a cell that holds %j', (blank) => {
    const cells = Object.fromEntries(Object.values(applicationHeadings).map((heading) => [heading, blank]))
    const row = readApplicationRow({ cells: { ...cells, ステータス: '発行承認待ち' }, actions: [] })
    const { status, statusText, operations, ...others } = row
    expect({ status, statusText, operations }).toEqual({
      status: 'pending',
      statusText: '発行承認待ち',
      operations: [],
    })
    expect(Object.values(others)).toEqual(Array.from({ length: 10 }, () => null))
  })

  it('keeps text as it stands: half-width kana, full-width digits, variant kanji and markup characters', () => {
    const text = 'ﾃｽﾄ中です#%& * > ? @ <b>髙﨑①</b> １号機'
    expect(readApplicationRow(withCell('端末名称等', text)).terminalName).toBe(text)
    expect(readApplicationRow(withCell('リクエストID', ' ００１２３ ')).requestId).toBe('００１２３')
  })

  it.each([
    ['発行承認待ち', 'pending'],
    ['発行申請棄却', 'rejected'],
    [' 発行済み\n', 'issued'],
    ['失効\u3000済み', 'revoked'],
    ['発行処理中', 'unknown'],
  ])('reads the status %j as %s', (text, status) => {
    expect(readApplicationRow(withCell('ステータス', text)).status).toBe(status)
  })

  it('keeps the word of a status it does not know', () => {
    expect(readApplicationRow(withCell('ステータス', '発行 処理中\u3000')).statusText).toBe('発行 処理中')
  })

  it('knows operations in any width, once each, and ignores those it could not perform', () => {
    const actions = ['詳細／編集', '詳細/編集', '発行申請のｷｬﾝｾﾙ', '再発行', '']
    expect(readApplicationRow({ ...issued, actions }).operations).toEqual(['detail', 'cancel'])
  })

  it('takes a number in any width and leaves out what is none', () => {
    expect(readApplicationRow(withCell('#', '１２')).no).toBe(12)
    expect(readApplicationRow(withCell('#', '※')).no).toBeNull()
  })
})

describe('a table that has drifted', () => {
  it.each(Object.values(applicationHeadings))('is refused when the cell under %s is missing', (heading) => {
    const { [heading]: gone, ...cells } = issued.cells
    expect(gone).toBeDefined()
    expectTableShape(() => readApplicationRow({ ...issued, cells }), heading)
  })

  it.each(['申請日', '発行日', '証明書有効期限', 'ダウンロード有効期限'])(
    'is refused when %s is no date',
    (heading) => {
      expectTableShape(() => readApplicationRow(withCell(heading, '2023/02/30')), heading)
    },
  )

  it('is refused when a status is blank', () => {
    expectTableShape(() => readApplicationRow(withCell('ステータス', '\u3000')), 'ステータス')
  })
})

function expectTableShape(reading: () => unknown, where: string): void {
  expect(reading).toThrow(Failure)
  expect(reading).toThrow(expect.objectContaining({ code: 'table-shape', detail: expect.objectContaining({ where }) }))
}
