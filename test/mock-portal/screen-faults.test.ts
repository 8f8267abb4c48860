import { describe, expect, it } from 'vitest'
import type { MockPortal, ScreenFault } from '../../mock-portal/contract.ts'
import { atTheList, named, withMock } from './visitor.ts'
import { expectedRow, tableIn, textOf } from './screen.ts'

const hospital = '第２ﾊﾟｰﾙ中央病院'

/** The hospital's list while a fault stands, and what the truth then says of it. */
async function listUnder(mock: MockPortal, ...faults: readonly ScreenFault[]) {
  mock.control.setFaults(faults)
  const facility = named(mock, hospital)
  const { page } = await atTheList(mock, facility)
  return { page, table: tableIn(page), truth: facility.applications.map(expectedRow) }
}

const column = ({ rows }: ReturnType<typeof tableIn>, heading: string) => rows.map((row) => row[heading])

const without = (row: Record<string, string>, heading: string) =>
  Object.fromEntries(Object.entries(row).filter(([word]) => word !== heading))

describe('a fault of the screens', () => {
  it('reorder-columns: headings and cells move together, always to the same places', () =>
    withMock(async (mock) => {
      const usual = await listUnder(mock)
      const { table, truth } = await listUnder(mock, { kind: 'reorder-columns' })
      expect(table.headings).not.toEqual(usual.table.headings)
      expect(table.headings.toSorted()).toEqual(usual.table.headings.toSorted())
      expect(table.rows).toEqual(truth)
      expect((await listUnder(mock, { kind: 'reorder-columns' })).table).toEqual(table)
    }))

  it('no-rows and sixty-rows: the list and the truth alike', () =>
    withMock(async (mock) => {
      const none = await listUnder(mock, { kind: 'no-rows' })
      expect([none.table.rows, none.truth]).toEqual([[], []])
      expect(none.page).toContain('該当する申請情報はありません')
      const many = await listUnder(mock, { kind: 'sixty-rows' })
      expect(many.truth).toHaveLength(60)
      expect(many.table.rows).toEqual(many.truth)
    }))

  it('sixty-rows: the added ones have their own screens', () =>
    withMock(async (mock) => {
      mock.control.setFaults([{ kind: 'sixty-rows' }])
      const facility = named(mock, 'ひまわり薬局')
      const added = facility.applications.find(({ trackingNumber }) => trackingNumber !== null)
      const { visitor } = await atTheList(mock, facility)
      const page = await (await visitor.screen('/p/delivery', added?.id)).text()
      expect(textOf(page)).toContain(`追跡番号 ${String(added?.trackingNumber)}`)
    }))

  it('awkward-cells: markup signs are text, line breaks are breaks', () =>
    withMock(async (mock) => {
      const { page, table, truth } = await listUnder(mock, { kind: 'awkward-cells' })
      expect(table.rows).toEqual(truth)
      expect(column(table, '担当部署/担当者名')[0]).toContain('テスト中です#%&*>?@')
      expect(column(table, '端末名称等')[0]).toContain('<b>')
      expect(page).not.toContain('<b>Windows10')
      expect(page).toContain('<br>')
      expect(page).toContain('&amp;nbsp;')
    }))

  it('full-width-dates: the same days in other signs', () =>
    withMock(async (mock) => {
      const { table, truth } = await listUnder(mock, { kind: 'full-width-dates' })
      expect(column(table, '申請日').every((date) => /^[０-９]{4}／[０-９]{2}／[０-９]{2}$/.test(date ?? ''))).toBe(
        true,
      )
      expect(column(table, '申請日').map((date) => date?.normalize('NFKC'))).toEqual(truth.map((row) => row['申請日']))
    }))

  it('blank-dates: a full-width space or one that does not break, and no date in the truth', () =>
    withMock(async (mock) => {
      const { page, table, truth } = await listUnder(mock, { kind: 'blank-dates' })
      expect(page).toContain('<td>　</td>')
      expect(page).toContain('<td>&nbsp;</td>')
      expect(table.rows).toEqual(truth)
      expect(column(table, '証明書有効期限')).toEqual(['', '', '', '', ''])
    }))

  it('unknown-status: another word in the first row', () =>
    withMock(async (mock) => {
      const { table, truth } = await listUnder(mock, { kind: 'unknown-status', word: '審査保留' })
      expect(column(table, 'ステータス').slice(0, 2)).toEqual(['審査保留', '発行済み'])
      expect(table.rows).toEqual(truth)
    }))

  it('unreadable-date: a text in the place of one date', () =>
    withMock(async (mock) => {
      const { table } = await listUnder(mock, { kind: 'unreadable-date', text: '令和八年' })
      expect(table.rows.flatMap((row) => Object.values(row)).filter((cell) => cell === '令和八年')).toHaveLength(1)
      expect(table.rows[0]?.['証明書有効期限']).toBe('令和八年')
    }))

  it('drop-column: the heading and its cells are gone', () =>
    withMock(async (mock) => {
      const { table, truth } = await listUnder(mock, { kind: 'drop-column', word: '証明書有効期限' })
      expect(table.headings).toHaveLength(9)
      expect(table.rows).toEqual(truth.map((row) => without(row, '証明書有効期限')))
    }))

  it('rename-label: headings, buttons and titles take the new word', () =>
    withMock(async (mock) => {
      const { table, page } = await listUnder(
        mock,
        { kind: 'rename-label', word: '発行日', to: '交付日' },
        { kind: 'rename-label', word: '詳細/編集', to: '表示' },
        { kind: 'rename-label', word: '電子証明書申請状況照会画面', to: '照会' },
      )
      expect(table.headings).toContain('交付日')
      expect(table.headings).not.toContain('発行日')
      expect(column(table, '操作')[0]).toBe('表示 証明書の失効')
      expect(page).toContain('<title>照会</title>')
    }))

  it('alert: a native one when the page has opened, as often as `times` says', () =>
    withMock(async (mock) => {
      const facility = named(mock, hospital)
      const { visitor } = await atTheList(mock, facility)
      mock.control.setFaults([{ kind: 'alert', at: 'detail', text: "混雑しています。\n'後で'", times: 1 }])
      const id = facility.applications[0]?.id
      expect(await (await visitor.screen('/p/list')).text()).not.toContain('alert(')
      expect(await (await visitor.screen('/p/detail', id)).text()).toContain(
        String.raw`alert('混雑しています。\n\&#39;後で\&#39;')`,
      )
      expect(await (await visitor.screen('/p/detail', id)).text()).not.toContain('alert(')
    }))

  it('of one facility leaves the others as they were', () =>
    withMock(async (mock) => {
      const { facilityCode } = named(mock, hospital)
      mock.control.setFaults([{ kind: 'no-rows', facilityCode }])
      expect(named(mock, hospital).applications).toEqual([])
      const spared = named(mock, 'さくら内科クリニック')
      expect(tableIn((await atTheList(mock, spared)).page).rows).toHaveLength(2)
    }))
})
