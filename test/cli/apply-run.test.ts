import { describe, expect, it } from 'vitest'
import type { FilingOptions, Listeners, Todoke } from '../../src/app/todoke.ts'
import { applyResume } from '../../src/cli/apply-resume.ts'
import { applyRun } from '../../src/cli/apply-run.ts'
import type { FiledItemReport, FilingReport } from '../../src/domain/filing-report.ts'
import { rejected } from './samples.ts'
import { play } from './stage.ts'

const nothing = { certificates: 0, postage: 0, total: 0 }
const one = { certificates: 1500, postage: 753, total: 2253 }

const item = (change: Partial<FiledItemReport> = {}): FiledItemReport => ({
  key: 'L2',
  planId: 'p',
  act: 'apply',
  facilityCode: '1311234569',
  facilityName: 'みなと内科',
  contactName: '受付',
  terminalName: '第２診察室',
  state: 'submitted',
  requestId: null,
  error: null,
  fee: one,
  shown: null,
  ...change,
})

const error = (code: 'uncertain-submission' | 'element-missing' | 'bad-input' | 'maintenance' | 'not-allowed') => ({
  ...rejected,
  code,
})

function report(items: readonly FiledItemReport[], change: Partial<FilingReport['run']> = {}): FilingReport {
  const count = (state: FiledItemReport['state']) => items.filter((each) => each.state === state).length
  return {
    run: {
      id: '1',
      startedAt: '2026-11-21T02:00:00+09:00',
      endedAt: '2026-11-21T02:01:00+09:00',
      submit: true,
      submitted: count('submitted'),
      planned: count('planned'),
      failed: count('failed'),
      uncertain: count('uncertain'),
      skipped: count('skipped'),
      fee: count('submitted') > 0 ? one : nothing,
      feePlanned: nothing,
      interrupted: false,
      stoppedBy: null,
      ...change,
    },
    items,
    findings: [],
  }
}

const giving = (given: FilingReport) => (): Partial<Todoke> => ({
  applyPlan: async () => given,
  resumeApplications: async () => given,
})
const run = (given: FilingReport, line = 'apply run plan.json --submit') =>
  play(applyRun, line, { todoke: giving(given) })

const uncertain = item({ key: 'L3', state: 'uncertain', error: error('uncertain-submission'), terminalName: '受付' })
const unsent = item({ key: 'L4', state: 'planned', terminalName: '事務室' })

const telling = (listeners: Listeners): Partial<Todoke> => ({
  applyPlan: async () => {
    const items = [item(), uncertain]
    const facility = { facilityCode: '1311234569', name: 'みなと内科', loginId: 'm', category: null, tags: [] }
    listeners.onRun?.({ id: '1', total: 1, done: 0, resumed: false })
    listeners.onVisit?.({ facilityCode: '1311234569', name: 'みなと内科' })
    listeners.onFiled?.(
      { facility: { ...facility, contactName: null, phone: null, email: null }, items },
      { done: 1, total: 1 },
    )
    return report(items)
  },
})

describe('todoke apply run', () => {
  it('asks for what was typed, and for nothing else', async () => {
    const asked: unknown[] = []
    const todoke = (): Partial<Todoke> => ({
      applyPlan: async (file: string, options: FilingOptions = {}) => {
        asked.push([file, options.submit, options.maxFee])
        return report([])
      },
    })
    await play(applyRun, 'apply run plan.json', { todoke })
    await play(applyRun, 'apply run plan.json --submit --max-fee 5000', { todoke })
    expect(asked).toEqual([
      ['plan.json', false, undefined],
      ['plan.json', true, 5000],
    ])
  })

  it('follows each facility on stderr, and says each item with its yen', async () => {
    const { out, err } = await play(applyRun, 'apply run plan.json --submit', { todoke: telling })
    expect(err).toContain('1 施設の申請窓口を開きます')
    expect(err).toContain('[1/1] 1311234569 みなと内科  送信済み 1 件  要確認 1 件  uncertain-submission')
    expect(out).toMatch(/送信済み +発行申請 +みなと内科 +第２診察室 +- +2,253円 +1311234569/)
    expect(out).toContain('合計 2,253円')
  })

  it('says of a whole success that the list proves it', async () => {
    const { out, code } = await run(report([item(), item({ key: 'L3' }), item({ key: 'L5', state: 'skipped' })]))
    expect(code).toBe(0)
    expect(out).toContain('2 件すべて、送信されたことをポータルの申請情報一覧で確かめました。')
  })

  it.each([
    ['uncertain', [item(), uncertain], 'todoke apply resume', 4],
    ['uncertain and unsent', [item(), uncertain, unsent], 'todoke apply resume --submit', 4],
    ['unsent', [item(), unsent], 'todoke apply resume --submit', 0],
    [
      'refused by the screen',
      [item(), item({ key: 'L3', state: 'failed', error: error('element-missing') })],
      'todoke apply list',
      4,
    ],
    [
      'beyond a cap',
      [item(), item({ key: 'L3', state: 'planned', error: error('not-allowed') })],
      'todoke apply resume --submit',
      1,
    ],
    [
      'stale',
      [item(), item({ key: 'L3', state: 'planned', error: error('bad-input') })],
      'todoke apply plan FILE --out PLAN.json --force',
      2,
    ],
  ] as const)('%s: one sentence, one command, the exit code', async (_, items, command, exit) => {
    const { out, code } = await run(report(items))
    const [sentence, ...others] = out.split('\n').filter((line) => line.includes('todoke '))
    expect(others).toEqual([])
    expect(sentence).toMatch(/^確かなこと: 1 件は送信済み（申請情報一覧で確認）、\d 件は送っていません。/)
    expect(sentence?.endsWith(`: ${command}`)).toBe(true)
    expect(sentence?.includes('確かでないこと')).toBe(items.some(({ state }) => state === 'uncertain'))
    expect(code).toBe(exit)
  })

  it('says that the portal is closed, with 3', async () => {
    const { out, code } = await run(report([unsent], { stoppedBy: error('maintenance') }))
    expect(out).toContain('途中で止めました: [maintenance]')
    expect(code).toBe(3)
  })

  it('dry: shows each last screen and the command that sends it; drift is no decision then', async () => {
    const shown = { 医療機関コード: '1234569', 端末名称等: '第２診察室' }
    const items = [
      item({ state: 'planned', shown }),
      item({ key: 'L3', state: 'planned', error: error('element-missing') }),
    ]
    const { out, err, code } = await run(report(items, { submit: false }), 'apply run plan.json --max-fee 9000')
    expect(out).toContain(
      '発行申請「第２診察室」— 最後のボタンの手前の画面:\n  医療機関コード: 1234569\n  端末名称等: 第２診察室',
    )
    expect(out).toContain('1 件を最後のボタンの手前まで確かめました。何も送っていません。')
    expect(out).toContain('1 件は最後のボタンの手前まで進めませんでした。')
    expect(err).toContain('todoke apply run plan.json --submit --max-fee 9000')
    expect(code).toBe(1)
  })

  it('prints the report alone with --json', async () => {
    const given = report([item(), uncertain])
    const { out, code } = await run(given, 'apply run plan.json --submit --json')
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(given)))
    expect(code).toBe(4)
  })
})

const resume = (given: FilingReport, line: string) => play(applyResume, line, { todoke: giving(given) })

describe('todoke apply resume', () => {
  it('has nothing to do where nothing is open', async () => {
    const { out, code } = await resume(report([], { submit: false }), 'apply resume')
    expect([out, code]).toEqual(['確かめるもの、続けるものはありません。\n', 0])
  })

  it('without --submit settles, and leaves what is planned without complaint', async () => {
    const planned = item({ key: 'L4', state: 'planned', error: error('not-allowed') })
    const { out, code } = await resume(report([item(), planned], { submit: false }), 'apply resume')
    expect(out).toContain('送っていない分を続けるには: todoke apply resume --submit')
    expect(code).toBe(0)
  })

  it('says of what stays uncertain that a person must look, with 4', async () => {
    const { out, code } = await resume(report([uncertain]), 'apply resume --submit')
    expect(out).toMatch(/ポータルの申請情報一覧を人が確かめ.*: todoke apply settle \S*L3 --as submitted/)
    expect(code).toBe(4)
  })
})
