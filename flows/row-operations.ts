import type { VisitTools } from '../src/browser/flow.ts'
import { hasAddress } from '../src/domain/attempt.ts'
import type { OnBoundary } from '../src/domain/boundary.ts'
import type { Prepared } from '../src/domain/desk.ts'
import { Failure } from '../src/domain/failure.ts'
import type { Intent, Particulars, RowAddress } from '../src/domain/intent.ts'
import { comparable } from '../src/domain/screen-text.ts'
import { applicationChanged, applicationDetail } from '../selectors/application-detail.ts'
import { applicationList, doneAlert, listQuestions } from '../selectors/application-list.ts'
import { readApplications, type ListedRow } from './read-list.ts'

/** At which facility's list, and who is told of the boundaries. */
export interface AtList {
  readonly facilityCode: string
  readonly crossed: OnBoundary
}

const words = { cancel: '発行申請のキャンセル', revoke: '証明書の失効', detail: '詳細/編集' } as const

/** 発行申請のキャンセル or 証明書の失効 of one row, from the list that stands to its button (004 §2.2 ①, ②). Throws `not-allowed` when there is no such row, several, or the row does not offer it. */
export async function prepareRowOperation(
  tools: VisitTools,
  intent: Extract<Intent, { act: 'cancel' | 'revoke' }>,
  { facilityCode, crossed }: AtList,
): Promise<Prepared> {
  const { step, on } = tools
  const { act } = intent
  const { line, row } = await step('2.2 対象の行を確かめる', () => rowAt(tools, facilityCode, intent.row))
  if (!row.operations.includes(act))
    throw new Failure('not-allowed', { where: `「${words[act]}」`, expected: words[act], found: row.statusText })
  await crossed('form-open')
  await crossed('confirmed')
  return {
    earlier: null,
    fee: null,
    shown: line.cells,
    press: (permit) =>
      step(`2.2 「${words[act]}」を押す`, () =>
        on(applicationList).commitIn(line, words[act], {
          meant: [],
          question: listQuestions[act],
          permit,
          success: { screen: applicationList, alert: doneAlert },
          crossed,
        }),
      ),
  }
}

/** 「更新」 of one row, from the list that stands to its button (004 §2.3): all four values of 変更後 are entered, those that do not change as they stand. Throws `not-allowed` when there is no such row, several, or no 「更新」. */
export async function prepareEdit(
  tools: VisitTools,
  { row, change }: Extract<Intent, { act: 'edit' }>,
  at: AtList,
): Promise<Prepared> {
  const { step, on } = tools
  const former = await openDetail(tools, at.facilityCode, row)
  await at.crossed('form-open')
  const wanted: Particulars = { ...former, ...change }
  await step('2.3 「変更後」を入力する', async () => {
    for (const name of particularNames) {
      const [stands] = await on(applicationDetail).shownAll([name])
      if (comparable(stands ?? '') !== comparable(wanted[name])) await on(applicationDetail).fill(name, wanted[name])
    }
  })
  await at.crossed('filled')
  const shown = await step('2.3 入力を確かめる', () => on(applicationDetail).shownAll(particularNames))
  for (const [index, name] of particularNames.entries()) {
    const found = shown[index] ?? ''
    if (comparable(found) !== comparable(wanted[name]))
      throw new Failure('mismatch', { where: titles[name], expected: wanted[name], found })
  }
  await at.crossed('confirmed')
  return {
    earlier: null,
    fee: null,
    shown: Object.fromEntries(particularNames.map((name, index) => [titles[name], shown[index] ?? ''])),
    press: (permit) =>
      step('2.3 「更新」を押す', () =>
        on(applicationDetail).commit('update', {
          meant: shown.filter((value) => value !== null),
          permit,
          success: { screen: applicationChanged, alert: doneAlert },
          crossed: at.crossed,
        }),
      ),
  }
}

/** 変更前 of one row (004 §2.3), from the list that stands and back to it; null when no row or several have this address. */
export async function readParticulars(
  tools: VisitTools,
  facilityCode: string,
  address: RowAddress,
): Promise<Particulars | null> {
  const { step, on } = tools
  const rows = await readApplications(tools, facilityCode)
  if (rows.filter(({ row }) => hasAddress(row, address)).length !== 1) return null
  const former = await openDetail(tools, facilityCode, address)
  await step('2.3 「前画面に戻る」を押す', async () => {
    await on(applicationDetail).press('back')
    await on(applicationList).stands()
  })
  return former
}

const particularNames = ['contactName', 'terminalName', 'email', 'phone'] as const
const formerNames = ['formerContactName', 'formerTerminalName', 'formerEmail', 'formerPhone'] as const
const titles = {
  contactName: '担当部署/担当者名',
  terminalName: '端末名称等',
  email: 'メールアドレス',
  phone: '電話番号',
} as const satisfies Record<keyof Particulars, string>

async function openDetail(tools: VisitTools, facilityCode: string, address: RowAddress): Promise<Particulars> {
  const { step, on } = tools
  const { line } = await step('2.3 「詳細/編集」を押す', async () => {
    const found = await rowAt(tools, facilityCode, address)
    await on(applicationList).pressIn(found.line, words.detail)
    return found
  })
  return step('2.3 「変更前」を読む', async () => {
    const before = await on(applicationDetail).shownAll(formerNames)
    const [contactName = '', terminalName = '', email = '', phone = ''] = before.map((text) => text ?? '')
    const expected = line.cells[titles.terminalName] ?? ''
    if (comparable(terminalName) !== comparable(expected))
      throw new Failure('mismatch', { where: titles.terminalName, expected, found: terminalName })
    return { contactName, terminalName, email, phone }
  })
}

async function rowAt(tools: VisitTools, facilityCode: string, address: RowAddress): Promise<ListedRow> {
  const rows = (await readApplications(tools, facilityCode)).filter(({ row }) => hasAddress(row, address))
  const [first] = rows
  const where = address.requestId ?? address.terminalName ?? ''
  if (!first || rows.length > 1) throw new Failure('not-allowed', { where, found: `${rows.length} 行` })
  return first
}
