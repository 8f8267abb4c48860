import { describe, expect, it } from 'vitest'
import type { MockPortal } from '../../mock-portal/contract.ts'
import { applicantOf, formIn, popupIn } from './applicant.ts'
import { textOf } from './screen.ts'
import { atTheList, named, withMock } from './visitor.ts'

const wish = { contactName: '受付', terminalName: '受付９号機' }
const success = '発行申請成功'
const applied = (mock: MockPortal) => mock.control.ledger().filter(({ what }) => what === 'apply')

async function atTheForm(mock: MockPortal) {
  const { prefilled, send, visitor } = await applicantOf(mock, named(mock, 'さくら内科クリニック'))
  return { send, visitor, form: { ...prefilled, ...wish } }
}

describe('the form', () => {
  it('comes prefilled for every 分類, and its choices are the manual’s', () =>
    withMock(
      async (mock) => {
        const facilities = mock.control.truth().filter(({ locked, totpSecret }) => !locked && totpSecret === null)
        const seen = new Set<string>()
        for (const facility of facilities.filter(({ category }) => !seen.has(category))) {
          seen.add(facility.category)
          const { prefilled, send } = await applicantOf(mock, facility)
          expect(prefilled).toMatchObject({ name: facility.name, phone: facility.phone, email: facility.loginId })
          expect([prefilled.contactName, prefilled.terminalName]).toEqual(['', ''])
          expect(prefilled.category.startsWith(`${facility.category}:`)).toBe(true)
          expect(await send('/send', { ...prefilled, ...wish })).toContain(success)
          expect(applied(mock).at(-1)).toMatchObject({
            facilityCode: facility.facilityCode,
            detail: { enteredCode: facility.facilityCode, by: 'portal' },
          })
        }
        expect([...seen].toSorted().join('')).toBe('12345678ns')
      },
      { allCategories: true, facilities: 40 },
    ))

  it('has for an insurer its own two fields, and neither 都道府県コード nor 点数表', () =>
    withMock(
      async (mock) => {
        const { prefilled, send } = await applicantOf(mock, named(mock, '房総健康保険組合'))
        expect(prefilled).toMatchObject({ category: '7:保険者', institutionCode: '33120015', prefecture: '' })
        const page = await send('/confirm', { ...prefilled, ...wish })
        expect(textOf(page)).toContain('分類 7:保険者 保険者番号 33120015 医療保険者等名 房総健康保険組合')
        expect(textOf(page)).not.toContain('点数表')
      },
      { allCategories: true },
    ))

  it('offers 47 prefectures with their Latin letters, five 点数表, and to a facility every 分類 but the insurers’', () =>
    withMock(async (mock) => {
      const { send } = await applicantOf(mock, named(mock, 'さくら内科クリニック'))
      const page = await send('')
      expect(page.match(/<option[^>]*>\d\d:[^_<]+_[a-z]+</g)).toHaveLength(47)
      expect(page).toContain('14:神奈川県_kanagawa')
      expect(page.match(/<option[^>]*>[1-8ns]:/g)).toHaveLength(9 + 5)
      expect(page).not.toContain('7:保険者')
      expect(page).not.toMatch(/<label|<th/)
    }))

  it.each([
    ['terminalName', '　', '証明書発行申請情報をすべて入力してください。'],
    ['institutionCode', '123456', '医療機関コードは半角数字7桁で入力してください。'],
    ['institutionCode', '０１２３４５６', '医療機関コードは半角数字7桁で入力してください。'],
    ['phone', '電話なし', '電話番号は半角数字で入力してください。'],
    ['email', 'nobody', 'メールアドレスの形式が正しくありません。'],
    ['feeSchedule', '9:何か', '選択された値が正しくありません。'],
  ])('refuses %s %s, before the pop-up and after it', (field, value, refusal) =>
    withMock(async (mock) => {
      const { prefilled, send } = await applicantOf(mock, named(mock, 'さくら内科クリニック'))
      const form = { ...prefilled, ...wish, [field]: value }
      const page = await send('/check', form)
      expect(page).toContain(`alert('${refusal}')`)
      expect(popupIn(page)).toBeNull()
      expect(formIn(page)).toMatchObject({ contactName: '受付' })
      expect(await send('/send', form)).not.toContain(success)
      expect(applied(mock)).toEqual([])
    }),
  )
})

describe('an application', () => {
  it('is there as often as it is sent, each a row that waits, and nothing keeps a form from being sent again', () =>
    withMock(async (mock) => {
      const facility = named(mock, 'さくら内科クリニック')
      const { prefilled, send } = await applicantOf(mock, facility)
      const form = { ...prefilled, ...wish }
      expect(popupIn(await send('/check', form))).toContain('過去の申請件数（発行済み含む。）：2件')
      const confirmation = await send('/confirm', form)
      const hidden = confirmation.match(/<input type="hidden"[^>]*>/g) ?? []
      expect(hidden.map((field) => / name="(\w+)"/.exec(field)?.[1]).join(' ')).toBe(
        'id item01 item02 item03 item04 item05 item06 item07 item08 item09',
      )
      await Promise.all([send('/send', form), send('/send', form)])
      await send('/send', form)
      const rows = named(mock, facility.name).applications.slice(2)
      expect(rows).toHaveLength(3)
      expect(new Set(rows.map(({ id }) => id)).size).toBe(3)
      expect(rows[0]).toMatchObject({ ...wish, status: '発行承認待ち', appliedOn: '2026-11-21', requestId: null })
      expect(applied(mock).map(({ detail }) => detail['applicationId'])).toEqual(rows.map(({ id }) => id))
    }))

  it('goes to the session’s facility from the portal, and by the direct door to the one whose codes are typed', () =>
    withMock(async (mock) => {
      const [sakura, other] = [named(mock, 'さくら内科クリニック'), named(mock, 'ひまわり薬局')]
      const { prefilled, send } = await applicantOf(mock, sakura)
      await send('/send', { ...prefilled, ...wish, institutionCode: '0056780' })
      const direct = await applicantOf(mock, null)
      expect(Object.values(direct.prefilled).join('')).toBe('')
      const { prefilled: himawari } = await applicantOf(mock, other)
      expect(await direct.send('/send', { ...himawari, ...wish })).toContain(success)
      expect(await direct.send('/check', { ...himawari, ...wish, institutionCode: '9999999' })).toContain(
        '該当する医療機関コードが登録されていません。',
      )
      expect(await (await direct.visitor.screen('/p/list')).text()).toContain('セッションが切れました')
      expect(
        applied(mock).map(({ facilityCode, detail }) => [facilityCode, detail['enteredCode'], detail['by']]),
      ).toEqual([
        [sakura.facilityCode, '1310056780', 'portal'],
        [other.facilityCode, other.facilityCode, 'direct'],
      ])
    }))

  it('opens the closed network’s list for the facility at whose terminal somebody sits, and for nobody else', () =>
    withMock(async (mock) => {
      const facility = named(mock, '髙橋歯科医院')
      const { visitor } = await applicantOf(mock, null)
      const address = `${mock.origins.ra}/p/rx`
      expect(await (await visitor.get(address)).text()).toContain('電子証明書が確認できません。')
      mock.control.sitAt(facility.facilityCode)
      expect((await visitor.get(address)).headers.get('location')).toBe('/p/list')
      const page = await (await visitor.screen('/p/list')).text()
      expect(page).toContain(facility.facilityCode)
      expect(page).not.toContain('トップページに戻る')
      expect(await (await visitor.screen('/p/revoke', facility.applications[0]?.id)).text()).toContain('失効済み')
    }))
})

describe('faults of an application', () => {
  it('fee, renamed words and a renamed question reach the pop-up and the dialogs', () =>
    withMock(async (mock) => {
      const { send, form, visitor } = await atTheForm(mock)
      mock.control.setFaults([
        { kind: 'fee', yen: 11_500, times: 1 },
        { kind: 'rename-label', word: '過去の申請件数（発行済み含む。）', to: '申請済み件数' },
        {
          kind: 'rename-label',
          word: '電子証明書の失効申請を行います。よろしいでしょうか？',
          to: '全件を失効します。',
        },
        { kind: 'rename-label', word: '失効申請を受け付けました。', to: '受け付けました。' },
      ])
      const first = popupIn(await send('/check', form))
      expect(first).toContain('1枚あたり11,500円')
      expect(first).toContain('申請済み件数：2件')
      expect(popupIn(await send('/check', form))).toContain('1枚あたり1,500円')
      const list = await (await visitor.screen('/p/list')).text()
      expect(list).toContain('全件を失効します。')
      const [, id] = /ask\([^)]*'\/p\/revoke', '(\w+)'/.exec(list) ?? []
      expect(await (await visitor.screen('/p/revoke', id)).text()).toContain("alert('受け付けました。')")
    }))

  it('prefills another’s values as often as it was told to', () =>
    withMock(async (mock) => {
      mock.control.setFaults([{ kind: 'prefilled', field: 'name', value: '他の医院', times: 2 }])
      const { send, form } = await atTheForm(mock)
      expect(form.name).toBe('他の医院')
      expect(formIn(await send('', form)).name).toBe('他の医院')
      expect(formIn(await send('/again')).name).toBe('他の医院')
      expect(formIn(await send('/again')).name).toBe('さくら内科クリニック')
    }))

  it.each([
    ['apply-form', '/again'],
    ['apply-check', '/check'],
    ['apply-confirm', '/confirm'],
    ['apply-send', '/send'],
  ] as const)('alert at %s', (at, step) =>
    withMock(async (mock) => {
      const { send, form } = await atTheForm(mock)
      mock.control.setFaults([{ kind: 'alert', at, text: '只今混雑しています', times: 1 }])
      expect(await send(step, form)).toContain("alert('只今混雑しています')")
      expect(await send(step, form)).not.toContain('混雑')
    }),
  )

  it.each([
    ['drop-before', 0],
    ['status', 0],
    ['session-over', 0],
    ['maintenance', 0],
    ['drop-after', 1],
    ['status-after', 1],
    ['slow-after', 1],
  ] as const)('%s at 「申請」 leaves %i applications', (kind, committed) =>
    withMock(async (mock) => {
      const { send, form } = await atTheForm(mock)
      const fault = { at: 'apply-send', times: 1, facilityCode: '1311234569' } as const
      if (kind === 'slow-after') mock.control.setFaults([{ kind, milliseconds: 5, ...fault }])
      else if (kind === 'status' || kind === 'status-after') mock.control.setFaults([{ kind, status: 503, ...fault }])
      else mock.control.setFaults([{ kind, ...fault }])
      const page = await send('/send', form).catch((error: unknown) => String(error))
      expect(page.includes(success)).toBe(kind === 'slow-after')
      expect(applied(mock)).toHaveLength(committed)
      expect(mock.control.requests('apply-send', '1311234569')).toBe(1)
    }),
  )

  it('status-after answers with that status alone', () =>
    withMock(async (mock) => {
      const { visitor } = await atTheForm(mock)
      mock.control.setFaults([{ kind: 'status-after', at: 'list', status: 502 }])
      const response = await visitor.screen('/p/list')
      expect([response.status, await response.text()]).toEqual([502, '502 Bad Gateway\n'])
    }))

  it('a colleague applies behind the answer, for whoever asks or for the facility named', () =>
    withMock(async (mock) => {
      const facility = named(mock, 'さくら内科クリニック')
      const colleague = { kind: 'colleague', contactName: '同僚', terminalName: '受付９号機', times: 1 } as const
      mock.control.setFaults([
        { ...colleague, at: 'list' },
        { ...colleague, at: 'apply-send' },
      ])
      const { page, visitor } = await atTheList(mock, facility)
      expect(page).not.toContain('同僚')
      expect(await (await visitor.screen('/p/list')).text()).toContain('同僚')
      const { send, form } = await atTheForm(mock)
      await send('/send', form)
      expect(applied(mock).map(({ detail }) => [detail['by'], detail['contactName']])).toEqual([
        ['hand', '同僚'],
        ['portal', '受付'],
        ['hand', '同僚'],
      ])
    }))

  it('hits the direct door’s requests by the codes in the form', () =>
    withMock(async (mock) => {
      const { form } = await atTheForm(mock)
      const { send } = await applicantOf(mock, null)
      mock.control.setFaults([{ kind: 'status', at: 'apply-send', status: 503, facilityCode: '1311234569' }])
      expect(await send('/send', form)).toContain('503')
      expect(applied(mock)).toEqual([])
      mock.control.setFaults([{ kind: 'session-over', at: 'apply-check', times: 1 }])
      expect(await send('/check', form)).toContain('セッションが切れました')
    }))
})
