import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import type { Fault, MockFacility } from '../../mock-portal/contract.ts'
import type { FailureCode } from '../../src/index.ts'
import { errandsFor, withOffice } from './office.ts'

const changes = ['apply', 'cancel', 'revoke', 'edit']
const slow = { timeout: 480_000 }

/** What is not as it was meant, and what todoke says of it. */
interface Refusal {
  readonly fault: (clinic: MockFacility) => Fault
  readonly code: FailureCode
  readonly step: string
  /** In the sentence. */
  readonly words: readonly string[]
}

const form = '3-4 証明書発行申請情報の入力画面を確かめる'
const popup = '3-5 「次へ」を押し、ポップアップを確かめて「OK」を押す'
const renamed = (word: string, to: string): Fault => ({ kind: 'rename-label', word, to })

type Field = Extract<Fault, { kind: 'prefilled' }>['field']

/** Another facility's value in a field that comes prefilled; of two values the one that is not the clinic's own. */
function foreign(field: Field, label: string, values: readonly [string, string]): Refusal {
  const [first, second] = values
  return {
    fault: ({ facilityCode }) => {
      const isOwn = field === 'prefecture' && first.startsWith(facilityCode.slice(0, 2))
      const isOwnSchedule = field === 'feeSchedule' && first.startsWith(facilityCode.slice(2, 3))
      const isOwnCategory = field === 'category' && '1'.startsWith(facilityCode.slice(2, 3))
      return { kind: 'prefilled', field, value: isOwn || isOwnSchedule || isOwnCategory ? second : first }
    },
    code: 'mismatch',
    step: form,
    words: [label],
  }
}

const refusals: readonly Refusal[] = [
  {
    fault: () => renamed('同意する', '承諾する'),
    code: 'element-missing',
    step: '3-3 「同意する」を押す',
    words: ['「同意する」'],
  },
  { fault: () => renamed('次へ', '進む'), code: 'element-missing', step: popup, words: ['「次へ」'] },
  { fault: () => renamed('申請', '送信'), code: 'element-missing', step: '3-6 「申請」を押す', words: ['「申請」'] },
  {
    fault: () => renamed('電子証明書の発行申請を行います。', '電子証明書の失効申請を行います。'),
    code: 'unknown-screen',
    step: popup,
    words: ['失効申請'],
  },
  {
    fault: () => ({ kind: 'fee', yen: 1_800 }),
    code: 'mismatch',
    step: '3-5 ポップアップの料金を確かめる',
    words: ['1500', '1800'],
  },
  foreign('category', '分類', ['1:保険医療機関（医科）', '3:保険薬局（調剤）']),
  foreign('prefecture', '都道府県コード', ['13:東京都_tokyo', '47:沖縄県_okinawa']),
  foreign('feeSchedule', '点数表', ['1:医療機関（医科）', '4:薬局']),
  foreign('institutionCode', '医療機関コード', ['7654321', '7654321']),
  foreign('name', '医療機関(薬局)名称', ['よその医院', 'よその医院']),
  foreign('phone', '電話番号', ['0990000000', '0990000000']),
  foreign('email', 'メールアドレス', ['yoso@example.jp', 'yoso@example.jp']),
]

it('what is not as it was meant is not pressed, and code, step and sentence say why', slow, () =>
  withOffice({ clinics: refusals.length + 1 }, async ({ mock, clinics, plan, tell, offences }) => {
    const struck = clinics.slice(0, refusals.length).flatMap((clinic, at) => {
      const refusal = refusals[at]
      return refusal ? [{ ...refusal, facilityCode: clinic.facilityCode, fault: refusal.fault(clinic) }] : []
    })
    mock.control.setFaults(struck.map(({ fault, facilityCode }) => ({ ...fault, facilityCode })))
    const { code, report } = await tell(`apply run ${await plan(errandsFor(clinics, clinics.length))} --submit`)
    const items = struck.map(({ facilityCode }) => report.items.find((item) => item.facilityCode === facilityCode))
    expect(items.map((item) => [item?.error?.code, item?.error?.step])).toEqual(
      struck.map((refusal) => [refusal.code, refusal.step]),
    )
    for (const [at, { words }] of struck.entries())
      for (const word of words) expect(items[at]?.error?.message).toContain(word)
    expect(items.map((item) => item?.state)).toEqual(
      struck.map(({ code: known }) => (known === 'unknown-screen' ? 'planned' : 'failed')), // a dialog may be gone tomorrow
    )
    expect(code).toBe(4)
    const applied = mock.control.ledger().filter(({ what }) => changes.includes(what))
    expect(applied.map(({ facilityCode }) => facilityCode)).toEqual([clinics.at(-1)?.facilityCode]) // whom nothing ails
    expect(mock.control.requests('apply-send')).toBe(1)
    expect(await offences()).toEqual([])
  }),
)

it('another question at a cancel and at a revocation is not answered with OK', slow, () =>
  withOffice({ clinics: 1, direct: true }, async ({ mock, clinics, open }) => {
    const [{ facilityCode } = { facilityCode: '' }] = clinics
    mock.control.update(facilityCode, { applications: waitingAndIssued })
    const todoke = await open()
    await todoke.scan({ codes: [facilityCode], tags: [] })
    mock.control.setFaults([
      renamed(
        '電子証明書の発行申請のキャンセル処理を行います。よろしいでしょうか？',
        '電子証明書の発行申請をすべて取り下げます。よろしいでしょうか？',
      ),
      renamed('電子証明書の失効申請を行います。よろしいでしょうか？', '電子証明書を再発行します。よろしいでしょうか？'),
    ])
    const file = (terminalName: string, act: 'cancel' | 'revoke') =>
      todoke.fileRow(
        { facilityCode, row: { terminalName }, operation: { act, reason: '端末を廃棄' } },
        { submit: true },
      )
    for (const [report, words] of [
      [await file('受付の端末', 'cancel'), 'すべて取り下げます'],
      [await file('診察室の端末', 'revoke'), '再発行します'],
    ] as const)
      expect(report.items).toMatchObject([
        { state: 'planned', error: { code: 'unknown-screen', message: expect.stringContaining(words) } },
      ])
    expect(mock.control.requests('cancel') + mock.control.requests('revoke')).toBe(0)
    expect(mock.control.ledger().filter(({ what }) => changes.includes(what))).toEqual([])
  }),
)

it('a plan of another database, and what goes beyond the settings’ limits, is not sent', slow, () =>
  withOffice({ clinics: 1, direct: true }, async (office) => {
    const { mock, clinics, plan, open } = office
    const file = await plan(errandsFor(clinics, 3))
    const moved = await open({}, { home: `${office.home}-other` })
    await expect(moved.applyPlan(file, { submit: true })).rejects.toMatchObject({
      code: 'bad-input',
      detail: { reason: 'plan-of-another-database', expected: JSON.parse(await readFile(file, 'utf8')).database },
    })
    const capped = await open({}, { maxPerFacility: 2_253, now: '2026-11-21T02:20:00+09:00' })
    const { items } = await capped.applyPlan(file, { submit: true })
    expect(items.map(({ state, error }) => [state, error?.code])).toEqual([
      ['submitted', undefined],
      ['planned', 'not-allowed'],
      ['planned', 'not-allowed'],
    ])
    const today = await open({}, { maxPerDay: 2 * 2_253, now: '2026-11-21T02:25:00+09:00' })
    const next = await today.resumeApplications({ submit: true })
    expect(next.items.map(({ state }) => state)).toEqual(['submitted', 'planned'])
    const month = await open({}, { maxPerMonth: 3 * 2_253 - 1, now: '2026-11-22T02:25:00+09:00' })
    const last = await month.resumeApplications({ submit: true })
    expect(last.items).toMatchObject([{ state: 'planned', error: { code: 'not-allowed' } }])
    expect(mock.control.bill(true).total).toBe(2 * 2_253)
  }),
)

const row = { appliedOn: '2026-11-02', contactName: '医事課', email: 'clinic@example.jp', phone: '0990000001' }
const nothing = { requestId: null, commonName: null, issuedOn: null, expiresOn: null, downloadBy: null }
const unposted = { trackingNumber: null, deliveryStatus: null, postEvents: [] }
const numbered = { requestId: '202311010000001', commonName: 'todoke-test-1', issuedOn: '2026-11-04' }
const valid = { ...numbered, expiresOn: '2030-02-04', downloadBy: '2027-05-03' }

const waitingAndIssued: MockFacility['applications'] = [
  { ...row, ...valid, ...unposted, id: 'issued', terminalName: '診察室の端末', status: '発行済み' },
  { ...row, ...nothing, ...unposted, id: 'waiting', terminalName: '受付の端末', status: '発行承認待ち' },
]
