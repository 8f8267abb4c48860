import { describe, expect, it } from 'vitest'
import type { MockPortal } from '../../mock-portal/contract.ts'
import { decidedOn } from '../../mock-portal/world/passing.ts'
import { applicantOf } from './applicant.ts'
import { startMailServer } from './mail-server.ts'
import { textOf } from './screen.ts'
import { atTheList, named, withMock } from './visitor.ts'

const clinic = 'ひまわり薬局'
const code = '3440056780'

/** Applies for the facility by hand, once for each terminal. */
const apply = (mock: MockPortal, ...terminals: readonly string[]) => {
  for (const terminalName of terminals) mock.control.applyByHand(code, { contactName: '受付', terminalName })
}
const rows = (mock: MockPortal) => named(mock, clinic).applications
const statuses = (mock: MockPortal) => rows(mock).map(({ status }) => status)

describe('the days that pass', () => {
  it('bring the approval after two working days, with numbers and dates, and the list shows them', () =>
    withMock(async (mock) => {
      apply(mock, '受付１号機')
      mock.control.advance(2) // from Saturday to Monday
      expect(statuses(mock)).toEqual(['発行承認待ち'])
      mock.control.advance(1)
      const [row] = rows(mock)
      expect(row).toMatchObject({
        status: '発行済み',
        commonName: code,
        issuedOn: '2026-11-24',
        expiresOn: '2030-02-24',
        downloadBy: '2027-05-23',
        trackingNumber: null,
      })
      expect(row?.requestId).toMatch(/^20261121\d{7}$/)
      const { page } = await atTheList(mock, named(mock, clinic))
      expect(textOf(page)).toContain(`発行済み ${String(row?.requestId)} 2026/11/24 2030/02/24 2027/05/23`)
    }))

  it('reckon working days without weekends and the turn of the year', () => {
    const decided = ['2026-11-21', '2026-11-25', '2026-11-26', '2026-12-28', '2027-01-01'].map((appliedOn) =>
      decidedOn({ appliedOn }),
    )
    expect(decided).toEqual(['2026-11-24', '2026-11-27', '2026-11-30', '2027-01-05', '2027-01-05'])
  })

  it('send the notice a day after the approval and deliver it, or bring it back, as the post’s page says too', () =>
    withMock(async (mock) => {
      apply(mock, '受付１号機', '不達になる端末')
      mock.control.advance(4)
      const states = () => rows(mock).map(({ deliveryStatus }) => deliveryStatus)
      expect(states()).toEqual(['発送済み', '発送済み'])
      const histories = (at: number) => rows(mock)[at]?.postEvents.map(({ history }) => history) ?? []
      expect(histories(0)).toEqual(['引受'])
      mock.control.advance(1)
      expect(histories(0)).toEqual(['引受', '通過'])
      mock.control.advance(20)
      expect(states().map((word) => word?.replace('お届済み', 'お届け済み'))).toEqual(['お届け済み', '不達'])
      expect(histories(0)).toEqual(['引受', '通過', '到着', '持ち出し中', 'お届け先にお届け済み'])
      expect(histories(1).join(' ')).toBe('引受 通過 到着 持ち出し中 ご不在のため持ち戻り 保管 差出人に返送')
      const tracked = `${mock.origins.post}/services/srv/search/direct?reqCodeNo1=${String(rows(mock)[0]?.trackingNumber)}&searchKind=S002&locale=ja`
      expect(await (await fetch(tracked)).text()).toContain('お届け先にお届け済み')
      mock.control.advance(60)
      expect(await (await fetch(tracked)).text()).toContain('お問い合わせ番号が見つかりません')
      expect(mock.control.ledger().flatMap(({ what }) => (what === 'day' ? [] : [what]))).toEqual(
        expect.arrayContaining([
          'apply',
          'apply',
          'issued',
          'issued',
          'posted',
          'posted',
          'delivered',
          'undeliverable',
        ]),
      )
    }))

  it('reject what is named so, or whatever the control says', () =>
    withMock(async (mock) => {
      apply(mock, '棄却される端末', '受付１号機', '受付２号機')
      mock.control.setFaults([{ kind: 'rejected', facilityCode: code, times: 1 }])
      mock.control.advance(3)
      expect(statuses(mock).toSorted()).toEqual(['発行済み', '発行申請棄却', '発行申請棄却'])
      expect(rows(mock).find(({ status }) => status === '発行申請棄却')).toMatchObject({ issuedOn: null })
      expect(rows(mock).every(({ requestId }) => requestId !== null)).toBe(true)
      mock.control.setFaults([{ kind: 'undeliverable', facilityCode: code }])
      apply(mock, '受付３号機')
      mock.control.advance(30)
      expect(rows(mock).at(-1)?.deliveryStatus).toBe('不達')
    }))

  it('move the cast too: what waits is decided, what is on its way arrives, what has arrived stays', () =>
    withMock(async (mock) => {
      const before = named(mock, 'みなと訪問看護ステーション').applications[0]
      mock.control.advance(12)
      expect(named(mock, '髙橋歯科医院').applications.map(({ status }) => status)).toEqual(['発行済み', '発行済み'])
      const after = named(mock, 'みなと訪問看護ステーション').applications[0]
      expect(after?.postEvents.slice(0, 2)).toEqual(before?.postEvents)
      expect(after?.trackingNumber).toBe(before?.trackingNumber)
      expect(after?.deliveryStatus).toMatch(/^お届け?済み$/)
      const absent = named(mock, '北町整形外科').applications[0]
      expect(absent?.postEvents.slice(-2).map(({ history }) => history)).toEqual([
        'ご不在のため持ち戻り',
        'お届け先にお届け済み',
      ])
      expect(new Set(absent?.postEvents.slice(2).map(({ office }) => office)).size).toBe(1)
      expect(named(mock, '東海工業株式会社　健康管理室').applications[0]?.deliveryStatus).toBe('不達')
      mock.control.reset()
      expect(named(mock, 'みなと訪問看護ステーション').applications[0]).toEqual(before)
    }))

  it('date the applications and the page of a maintenance', () =>
    withMock(async (mock) => {
      mock.control.advance(3)
      apply(mock, '受付１号機')
      expect(rows(mock)[0]?.appliedOn).toBe('2026-11-24')
      mock.control.setFaults([{ kind: 'maintenance', at: 'top' }])
      expect(await (await fetch(mock.portalUrl)).text()).toContain('2026年11月24日')
    }))
})

describe('the bill', () => {
  it('owes a certificate once it is approved and 753 yen once its notice is mailed, never for what is cancelled or rejected', () =>
    withMock(async (mock) => {
      apply(mock, '受付１号機', '受付２号機', '棄却', '取り消す端末')
      const { visitor } = await atTheList(mock, named(mock, clinic))
      await visitor.screen('/p/cancel', rows(mock)[3]?.id)
      expect(mock.control.bill().total).toBe(0)
      expect(mock.control.bill(true)).toMatchObject({ certificatesYen: 4500, postageYen: 2259, total: 6759 })
      mock.control.advance(3)
      expect(mock.control.bill()).toMatchObject({ certificatesYen: 3000, postageYen: 0 })
      await visitor.screen('/p/revoke', rows(mock)[0]?.id)
      mock.control.advance(1)
      expect(mock.control.bill().lines).toEqual([
        { facilityCode: code, month: '2026-11', certificates: 2, notices: 1, yen: 3753 },
      ])
      expect(mock.control.bill(true).total).toBe(2 * 2253)
      mock.control.reset()
      expect(mock.control.bill(true)).toEqual({ lines: [], certificatesYen: 0, postageYen: 0, total: 0 })
    }))
})

describe('the mail', () => {
  it('says what has come in, to the address in the form', () =>
    withMock(async (mock) => {
      const { prefilled, send } = await applicantOf(mock, named(mock, clinic))
      await send('/send', {
        ...prefilled,
        contactName: '薬局長　髙橋',
        terminalName: 'ﾚｾﾌﾟﾄ用PC',
        email: 'x@example.jp',
      })
      const [mail, ...others] = mock.control.outbox()
      expect(others).toEqual([])
      expect(mail).toMatchObject({
        from: 'no-reply@ssk.or.jp',
        to: 'x@example.jp',
        subject: '【電子証明書 申請情報受付通知】',
        delivery: 'kept',
      })
      expect(mail?.text).toMatch(
        /受付日時：2026\/11\/21 \d\d:\d\d\n医療機関コード：3440056780\n担当部署\/担当者名：薬局長　髙橋\n端末名称等：ﾚｾﾌﾟﾄ用PC\n/,
      )
    }))

  it('goes over SMTP, one for each application, and is there when the mock has closed', async () => {
    const server = await startMailServer()
    try {
      await withMock(
        async (mock) => {
          apply(mock, '受付１号機', '受付２号機')
          await expect.poll(() => mock.control.outbox().map(({ delivery }) => delivery)).toEqual(['sent', 'sent'])
          apply(mock, '受付３号機')
        },
        { smtp: { host: '127.0.0.1', port: server.port } },
      )
      expect(server.mails).toHaveLength(3)
      expect(server.mails[0]).toMatchObject({ from: 'no-reply@ssk.or.jp', to: 'himawari-ph@example.jp' })
      const [, body = ''] = server.mails[0]?.data.split('\n\n') ?? []
      expect(server.mails[0]?.data).toContain('charset=utf-8')
      expect(Buffer.from(body, 'base64').toString()).toContain('端末名称等：受付１号機')
    } finally {
      await server.close()
    }
  })

  it('is marked as failed when no server takes it', () =>
    withMock(
      async (mock) => {
        apply(mock, '受付１号機')
        await expect.poll(() => mock.control.outbox()[0]?.delivery).toBe('failed')
      },
      { smtp: { host: '127.0.0.1', port: 1 } },
    ))
})

describe('the control over HTTP', () => {
  it('applies by hand, lets days pass, shows the outbox and the bill, and names a terminal', () =>
    withMock(async (mock) => {
      const call = async (method: string, path: string, body: unknown) =>
        fetch(mock.controlUrl + path, {
          method,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      const read = async (path: string): Promise<unknown> => (await fetch(mock.controlUrl + path)).json()
      const wish = { facilityCode: code, contactName: '受付', terminalName: '受付１号機' }
      expect(await (await call('POST', '/applications', wish)).json()).toMatchObject({ status: '発行承認待ち' })
      expect((await call('POST', '/applications', { ...wish, facilityCode: '0' })).status).toBe(404)
      expect(await read('/bill?asApplied=1')).toMatchObject({ total: 2253 })
      expect((await call('POST', '/advance', { days: 3 })).status).toBe(204)
      expect((await call('POST', '/advance', { days: -1 })).status).toBe(400)
      expect(await read('/bill')).toMatchObject({ total: 1500 })
      expect(await read('/outbox')).toMatchObject([{ to: 'himawari-ph@example.jp' }])
      expect((await call('PUT', '/terminal', { facilityCode: code })).status).toBe(204)
      expect((await fetch(`${mock.origins.ra}/p/rx`, { redirect: 'manual' })).status).toBe(303)
      expect((await call('PUT', '/terminal', { facilityCode: null })).status).toBe(204)
      expect((await fetch(`${mock.origins.ra}/p/rx`, { redirect: 'manual' })).status).toBe(200)
    }))
})
