import { describe, expect, it } from 'vitest'
import type { Grounds } from '../../src/domain/plan-grounds.ts'
import { planProblems } from '../../src/domain/plan-finding.ts'
import type { Wish } from '../../src/domain/wish-file.ts'
import { dentist, facility, honcho, journalItem, made, minato, pending, row, wish } from './plan-samples.ts'

const found = (more: Partial<Wish>, known: Partial<Grounds> = {}) => made([wish(more)], known).findings
const kinds = (more: Partial<Wish>, known: Partial<Grounds> = {}) => found(more, known).map(({ kind }) => kind)

describe('a wish against which nothing speaks', () => {
  it('has no findings', () => {
    expect(found({ phone: '0312345678', email: 'reception+1@clinic.example' })).toEqual([])
  })
})

describe('every problem', () => {
  it('has a severity and cites its source', () => {
    expect(Object.keys(planProblems).length).toBeGreaterThan(25)
    for (const { severity, source } of Object.values(planProblems)) {
      expect(['error', 'warning', 'advice']).toContain(severity)
      expect(source.length).toBeGreaterThan(5)
    }
  })
})

describe('the vendor', () => {
  const vendor = { name: '株式会社みなとシステム', phones: ['03-1111-2222', '0120 333 444'] }

  it.each(['株式会社みなとシステム', '（株）みなとシステム　山田', 'みなとシステム', 'ﾐﾅﾄｼｽﾃﾑ'])(
    'is not %s for a contact',
    (contactName) => {
      const name = contactName === 'ﾐﾅﾄｼｽﾃﾑ' ? { name: 'ミナトシステム', phones: [] } : vendor
      expect(found({ contactName }, { vendor: name })).toMatchObject([
        {
          key: 'L2',
          kind: 'vendor-contact',
          severity: 'error',
          column: 'contactName',
          found: contactName,
          facilityCode: minato,
        },
      ])
    },
  )

  it.each(['0311112222', '0120333444'])('is not to be called at %s', (phone) => {
    expect(kinds({ phone }, { vendor })).toEqual(['vendor-phone'])
  })

  it('is found behind the phone that the store has for the facility, too', () => {
    const facilities = [facility({ phone: '０３－１１１１－２２２２' })]
    expect(kinds({}, { vendor, facilities })).toEqual(['vendor-phone'])
    expect(kinds({ phone: '0312345678' }, { vendor, facilities })).toEqual([])
  })

  it('may bear a name that the facility has, too', () => {
    const named = { vendor: { name: 'みなと', phones: [] } }
    expect(kinds({ contactName: 'みなと内科 受付' }, named)).toEqual([])
    expect(kinds({ contactName: 'みなと内科 みなと担当' }, named)).toEqual(['vendor-contact'])
  })

  it('that is not set is nobody', () => {
    expect(kinds({ contactName: '株式会社' })).toEqual([])
    expect(kinds({ contactName: '受付' }, { vendor: { name: '（株）', phones: ['-'] } })).toEqual([])
  })
})

describe('a terminal name', () => {
  it.each([
    'Windows10',
    'Ｗｉｎｄｏｗｓ　１０',
    'windows 11 pro',
    'Windows 10 IoT Enterprise LTSC (64bit)',
    'Win11',
    'PC',
    'ＰＣ',
    'パソコン',
    'ﾊﾟｿｺﾝ',
    '端末',
    'ノートパソコン',
    'デスクトップPC',
    'コンピュータ',
    'Windows11パソコン',
    'レセコン',
    'テスト',
    'macOS',
    'なし',
    '--',
  ])('%s tells no machine: an error', (terminalName) => {
    expect(found({ terminalName })).toMatchObject([
      { kind: 'terminal-name-vague', severity: 'error', found: terminalName, source: expect.stringContaining('FAQ') },
    ])
  })

  it.each([
    'オンライン資格確認用端末',
    'オンライン資格確認パソコン',
    'オンライン請求用端末',
    'オンライン請求/パソコン',
    'オンライン資格確認／パソコン',
    '資格確認端末',
    'OptiPlex 3080',
    'DELL OptiPlex3080',
    'ThinkPad-E14',
    'NEC パソコン',
  ])('%s tells what it is and not which: a warning', (terminalName) => {
    expect(found({ terminalName })).toMatchObject([{ kind: 'terminal-name-general', severity: 'warning' }])
  })

  it.each([
    'XX薬局1号機',
    '受付PC',
    'パソコン1',
    'PC-2',
    'Windows10-受付',
    '診察室 端末',
    'オンライン資格確認パソコン2',
    'OptiPlex3080受付',
    '2F-01',
    '窓口',
  ])('%s is good', (terminalName) => {
    expect(found({ terminalName })).toEqual([])
  })

  it('that stands twice for one facility is advised against at its second line', () => {
    const wishes = [
      wish(),
      wish({ key: 'L3', terminalName: 'みなと内科 １号機' }),
      wish({ key: 'L4', facilityCode: honcho, terminalName: 'みなと内科1号機' }),
    ]
    expect(made(wishes).findings).toMatchObject([
      { key: 'L3', kind: 'terminal-name-repeated', severity: 'advice', other: 'L2', found: 'みなと内科 １号機' },
    ])
  })
})

describe('phone and e-mail of the file', () => {
  it.each(['03-1234-5678', '０３１２３４５６７８', '312345678', '031234567', '031234567890', '+81312345678'])(
    'the phone %s is not as the portal takes it',
    (phone) => expect(found({ phone })).toMatchObject([{ kind: 'phone-shape', severity: 'error', found: phone }]),
  )

  it.each(['0312345678', '09012345678', '04312345678'])('the phone %s is', (phone) =>
    expect(kinds({ phone })).toEqual([]),
  )

  it.each([
    'A@clinic.example',
    'a@clinic',
    'a b@clinic.example',
    'ａ@clinic.example',
    'a@@clinic.example',
    "o'neil@clinic.example",
  ])('the e-mail %s is not as the portal takes it', (email) =>
    expect(found({ email })).toMatchObject([{ kind: 'email-shape', severity: 'error', found: email }]),
  )

  it.each(['a.b-c_d+e@mail-1.clinic.example', '11@22.33'])('the e-mail %s is', (email) =>
    expect(kinds({ email })).toEqual([]),
  )

  it('an e-mail of several facilities is a warning, wherever it stands', () => {
    const shared = { kind: 'shared-email', severity: 'warning', other: honcho }
    expect(found({ email: 'honcho@clinic.example' })).toMatchObject([shared])
    const office = { ...dentist, email: 'Office@clinic.example' }
    expect(found({ email: 'office@clinic.example' }, { facilities: [facility(), office] })).toMatchObject([shared])
    const own = facility({ email: 'office@clinic.example' })
    expect(found({}, { facilities: [own, office] })).toMatchObject([shared])
    const both = [wish({ email: 'x@y.example' }), wish({ key: 'L3', facilityCode: honcho, email: 'x@y.example' })]
    expect(made(both).findings.map(({ key, kind }) => [key, kind])).toEqual([
      ['L2', 'shared-email'],
      ['L3', 'shared-email'],
    ])
  })

  it('one facility may use its own for several machines', () => {
    const both = [wish({ email: 'x@y.example' }), wish({ key: 'L3', terminalName: '診察室', email: 'x@y.example' })]
    expect(made(both).findings).toEqual([])
  })
})

describe('what the portal’s table says', () => {
  it('a pending application of this terminal is advised against', () => {
    expect(found({}, { rows: [pending] })).toMatchObject([
      { kind: 'already-pending', severity: 'advice', on: '2026-11-20', source: expect.stringContaining('支払基金') },
    ])
  })

  it('a certificate that can still be downloaded is to be downloaded again, to its last day', () => {
    const fresh = row({ issuedOn: '2026-06-01', expiresOn: '2029-09-01', downloadBy: '2026-11-21' })
    expect(found({}, { rows: [fresh] })).toMatchObject([{ kind: 'downloadable', severity: 'advice', on: '2026-11-21' }])
    expect(kinds({}, { rows: [{ ...fresh, downloadBy: '2026-11-20' }] })).toEqual(['valid-certificate'])
  })

  it('a valid one is to be renewed on the terminal, from 90 days before, to its last day', () => {
    expect(found({}, { rows: [row()] })).toMatchObject([
      { kind: 'valid-certificate', severity: 'advice', found: '2027-01-31', on: '2026-11-02' },
    ])
    expect(kinds({}, { rows: [row({ expiresOn: '2026-11-21' })] })).toEqual(['valid-certificate'])
    expect(kinds({}, { rows: [row({ expiresOn: '2026-11-20' })] })).toEqual([])
    expect(kinds({}, { rows: [row({ expiresOn: null })] })).toEqual(['valid-certificate'])
  })

  it('names are compared without regard to width, case and white space', () => {
    expect(kinds({ terminalName: 'みなと内科 １ 号機' }, { rows: [row()] })).toEqual(['valid-certificate'])
    expect(kinds({ terminalName: 'ＲＥＣ1' }, { rows: [row({ terminalName: 'rec1' })] })).toEqual(['valid-certificate'])
  })

  it.each([
    row({ status: 'revoked', statusText: '失効済み' }),
    row({ status: 'rejected', statusText: '発行申請棄却' }),
    row({ terminalName: '診察室' }),
    row({ facilityCode: honcho }),
    row({ terminalName: null }),
  ])('a row that is over or another’s says nothing: $statusText $terminalName $facilityCode', (one) => {
    expect(kinds({}, { rows: [one] })).toEqual([])
  })

  it('a status that todoke does not know is a warning', () => {
    const odd = row({ status: 'unknown', statusText: '審査中' })
    expect(found({}, { rows: [odd] })).toMatchObject([{ kind: 'unknown-status', severity: 'warning', found: '審査中' }])
  })

  it('a facility that was never read is a warning', () => {
    expect(found({}, { readAt: new Map() })).toMatchObject([{ kind: 'never-read', severity: 'warning' }])
  })
})

describe('what the journal says', () => {
  it('anything uncertain of the facility is an error, whatever it was', () => {
    const items = [
      journalItem({ state: 'uncertain', key: 'k1' }),
      journalItem({ state: 'uncertain', key: 'k2', facilityCode: honcho }),
    ]
    expect(found({ terminalName: '診察室' }, { journal: items })).toMatchObject([
      { kind: 'uncertain-item', severity: 'error', other: 'k1' },
    ])
  })

  it('an application that another plan will send is advised against', () => {
    const planned = journalItem({ state: 'planned', planId: 'plan-0' })
    expect(found({}, { journal: [planned] })).toMatchObject([
      { kind: 'already-planned', severity: 'advice', other: 'plan-0' },
    ])
    expect(kinds({ terminalName: '診察室' }, { journal: [planned] })).toEqual([])
  })

  it('one that was submitted counts until the table has been read again', () => {
    expect(kinds({}, { journal: [journalItem()] })).toEqual(['already-pending'])
    expect(kinds({}, { journal: [journalItem({ changedAt: '2026-11-20T16:59:59Z' })] })).toEqual([])
    const cancel = {
      act: 'cancel',
      row: { requestId: '1', appliedOn: null, contactName: null, terminalName: null },
      reason: null,
    } as const
    expect(kinds({}, { journal: [journalItem({ intent: cancel, state: 'planned' })] })).toEqual([])
  })

  it('one whose row is listed is said once; an older row of the same terminal is another', () => {
    const listed = { ...pending, appliedOn: '2026-11-21' }
    expect(kinds({}, { journal: [journalItem()], rows: [listed] })).toEqual(['already-pending'])
    expect(kinds({}, { journal: [journalItem()], rows: [row()] })).toEqual(['already-pending', 'valid-certificate'])
  })

  it.each(['failed', 'skipped'] as const)('one that is %s says nothing', (state) => {
    expect(kinds({}, { journal: [journalItem({ state })] })).toEqual([])
  })
})

describe('the facility', () => {
  it('that is not registered is an error that names the line', () => {
    expect(found({ key: 'L7', facilityCode: '1360099996' })).toMatchObject([
      { key: 'L7', kind: 'unknown-facility', severity: 'error', column: 'facilityCode', found: '1360099996' },
    ])
  })

  it('whose code fails its check digit is a warning', () => {
    const odd = facility({ facilityCode: '1311234560' })
    expect(
      found(
        { facilityCode: odd.facilityCode },
        { facilities: [odd], readAt: new Map([[odd.facilityCode, '2026-11-20T00:00:00Z']]) },
      ),
    ).toMatchObject([{ kind: 'check-digit', severity: 'warning', found: '1311234560' }])
  })
})

describe('医科歯科併設', () => {
  const medical = facility({ name: 'みなと総合クリニック' })
  const dental = { ...dentist, name: 'みなと総合クリニック（歯科）' }
  const facilities = [medical, dental]
  const both = { kind: 'both-codes', severity: 'advice', source: expect.stringContaining('Q4') }

  it('is seen by the same name under the other 点数表', () => {
    expect(found({}, { facilities })).toMatchObject([{ ...both, other: honcho }])
  })

  it('is cared for when the plan or the portal has a certificate for the other code', () => {
    const wishes = [wish(), wish({ key: 'L3', facilityCode: honcho, terminalName: '歯科受付' })]
    expect(made(wishes, { facilities }).findings).toEqual([])
    for (const one of [pending, row()])
      expect(kinds({}, { facilities, rows: [{ ...one, facilityCode: honcho }] })).toEqual([])
    const over = row({ facilityCode: honcho, expiresOn: '2026-11-20' })
    expect(kinds({}, { facilities, rows: [over] })).toEqual(['both-codes'])
  })

  it.each(['みなと医科歯科クリニック', 'みなと内科・歯科医院', '港皮膚科歯科'])('is seen by the name %s', (name) => {
    expect(found({}, { facilities: [facility({ name })] })).toMatchObject([{ ...both, other: null, found: name }])
  })

  it.each(['みなと内科', '本町歯科', '本町歯科口腔外科', '小児歯科クリニック', '本町歯科・口腔外科'])(
    'is not seen in the name %s',
    (name) => {
      expect(kinds({}, { facilities: [facility({ name })] })).toEqual([])
    },
  )

  it('is nothing that a pharmacy could be', () => {
    const pharmacy = facility({ facilityCode: '0140000019', name: '医科歯科前薬局 内科' })
    const readAt = new Map([['0140000019', '2026-11-20T00:00:00Z']])
    expect(kinds({ facilityCode: '0140000019' }, { facilities: [pharmacy], readAt })).toEqual([])
  })
})
