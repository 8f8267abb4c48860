import { describe, expect, it } from 'vitest'
import { atTheList, named, visitorTo, withMock } from './visitor.ts'
import { expectedRow, tableIn, textOf } from './screen.ts'

const over = 'セッションが切れました'

describe('the RA', () => {
  it('shows of every facility exactly the truth', () =>
    withMock(
      async (mock) => {
        const seen = mock.control.truth().filter(({ locked, totpSecret }) => !locked && totpSecret === null)
        expect(seen.length).toBeGreaterThan(30)
        for (const facility of seen) {
          const { page } = await atTheList(mock, facility)
          expect(textOf(page)).toContain(
            `医療機関(薬局)名称 [${facility.name.replaceAll('　', ' ')}]、医療機関コード [${facility.facilityCode}] の証明書申請情報一覧`,
          )
          expect(tableIn(page).rows).toEqual(facility.applications.map(expectedRow))
        }
      },
      { facilities: 40 },
    ))

  it('has the ten headings of the manual in plain cells, and says when no row stands under them', () =>
    withMock(async (mock) => {
      const { page } = await atTheList(mock, named(mock, 'ひまわり薬局'))
      const { headings, rows } = tableIn(page)
      expect(headings.join(' ')).toBe(
        '# 申請日 担当部署/担当者名 端末名称等 ステータス リクエストID 発行日 証明書有効期限 ダウンロード有効期限 操作',
      )
      expect(rows).toEqual([])
      expect(page).toContain('該当する申請情報はありません')
      expect(page).not.toContain('<th')
      expect(page).toContain('トップページに戻る')
    }))

  it('takes a token once', () =>
    withMock(async (mock) => {
      const facility = named(mock, 'さくら内科クリニック')
      const visitor = visitorTo(mock)
      await visitor.login(facility)
      const token = await visitor.token()
      expect(await (await visitor.enter(token)).text()).toContain(facility.name)
      expect(await (await visitorTo(mock).enter(token)).text()).toContain(over)
      expect(await (await visitorTo(mock).enter('made-up')).text()).toContain(over)
      expect(await (await visitor.screen('/p/list')).text()).toContain(facility.name)
    }))

  it('answers every screen without a session with the same page', () =>
    withMock(async (mock) => {
      for (const path of ['/p/list', '/p/detail', '/p/delivery', '/p/cancel', '/p/revoke', '/p/edit', '/p/apply']) {
        expect(await (await visitorTo(mock).screen(path, 'any')).text()).toContain(over)
      }
    }))

  it('reveals 追跡番号 and 発送状況 only after 「発送状況確認」', () =>
    withMock(async (mock) => {
      const facility = named(mock, '東海工業株式会社　健康管理室')
      const [application] = facility.applications
      const { visitor } = await atTheList(mock, facility)
      const before = await (await visitor.screen('/p/detail', application?.id)).text()
      const after = await (await visitor.screen('/p/delivery', application?.id)).text()
      expect(before).not.toContain(application?.trackingNumber)
      expect(before).toContain('発送状況確認')
      expect(textOf(after)).toContain(`追跡番号 ${String(application?.trackingNumber)} 発送状況 不達`)
      expect(textOf(after)).toContain(`リクエストID ${String(application?.requestId)}`)
    }))

  it('shows nobody another’s application', () =>
    withMock(async (mock) => {
      const other = named(mock, '北町整形外科').applications[0]
      const { visitor } = await atTheList(mock, named(mock, 'さくら内科クリニック'))
      const page = await (await visitor.screen('/p/delivery', other?.id)).text()
      expect(page).not.toContain(other?.trackingNumber)
      expect(page).not.toContain('電子証明書申請情報編集画面')
    }))

  it('cancels what waits for approval, once, and asks before it in the manual’s words', () =>
    withMock(async (mock) => {
      const facility = named(mock, '髙橋歯科医院')
      const waiting = facility.applications.find(({ status }) => status === '発行承認待ち')
      const { visitor, page } = await atTheList(mock, facility)
      expect(page).toContain('電子証明書の発行申請のキャンセル処理を行います。よろしいでしょうか？')
      const after = await (await visitor.screen('/p/cancel', waiting?.id)).text()
      expect(tableIn(after).rows).toHaveLength(facility.applications.length - 1)
      expect(after).toContain('alert(')
      await visitor.screen('/p/cancel', waiting?.id)
      expect(mock.control.ledger().filter(({ what }) => what === 'cancel')).toMatchObject([
        { facilityCode: facility.facilityCode, detail: { terminalName: '受付ﾉｰﾄPC', requestId: null } },
      ])
    }))

  it('revokes what is issued, and nothing else', () =>
    withMock(async (mock) => {
      const facility = named(mock, '髙橋歯科医院')
      const [issued, waiting] = facility.applications
      const { visitor, page } = await atTheList(mock, facility)
      expect(page).toContain('電子証明書の失効申請を行います。よろしいでしょうか？')
      await visitor.screen('/p/revoke', waiting?.id)
      const after = await (await visitor.screen('/p/revoke', issued?.id)).text()
      expect(tableIn(after).rows.map((row) => row['ステータス'])).toEqual(['失効済み', '発行承認待ち'])
      expect(mock.control.ledger().filter(({ what }) => what === 'revoke')).toHaveLength(1)
    }))

  it('edits what is issued, and offers 「更新」 for nothing else', () =>
    withMock(async (mock) => {
      const facility = named(mock, '髙橋歯科医院')
      const [issued, waiting] = facility.applications
      const { visitor } = await atTheList(mock, facility)
      const change = { contactName: '受付', terminalName: '<新>端末', email: 'new@example.jp', phone: '0300009999' }
      const page = await (await visitor.screen('/p/edit', issued?.id, change)).text()
      expect(page).toContain('value="更新"')
      expect(named(mock, facility.name).applications[0]).toMatchObject(change)
      expect(await (await visitor.screen('/p/detail', waiting?.id)).text()).not.toContain('value="更新"')
      await visitor.screen('/p/edit', waiting?.id, change)
      expect(named(mock, facility.name).applications[1]?.contactName).toBe('髙橋')
      expect(mock.control.ledger().filter(({ what }) => what === 'edit')).toHaveLength(1)
    }))
})
