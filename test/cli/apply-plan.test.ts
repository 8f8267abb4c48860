import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTodoke } from '../../src/index.ts'
import type { Todoke } from '../../src/app.ts'
import { openPlan } from '../../src/app/planning.ts'
import { openRooms } from '../../src/app/rooms.ts'
import { applyPlan } from '../../src/cli/apply-plan.ts'
import { openStore } from '../../src/store/store.ts'
import { facility, honcho, journalItem, minato, pending, row } from '../domain/plan-samples.ts'
import { start } from './child.ts'
import { play, settings } from './stage.ts'

let folder: string
let home: string
let wishes: string
let out: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-plan-'))
  home = join(folder, 'home')
  wishes = join(folder, 'wishes.csv')
  out = join(folder, 'plan.json')
  const store = await openStore({ file: join(home, 'todoke.db') })
  const dentist = facility({ facilityCode: honcho, name: '本町歯科', loginId: 'honcho@clinic.example', phone: null })
  await store.saveFacilities([facility(), dentist])
  const run = { id: 'r', selection: 'all', startedAt: '2026-11-21T02:00:00+09:00', endedAt: null }
  await store.beginRun(run, [minato, honcho])
  const end = { runId: 'r', endedAt: '2026-11-21T02:00:00+09:00', failure: null }
  await store.endVisit({ ...end, facilityCode: minato, rows: [row(), { ...pending, terminalName: '待合室' }] })
  await store.endVisit({ ...end, facilityCode: honcho, rows: [] })
  await store.close()
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => rm(out, { force: true }))

const header = '医療機関等コード,端末名称等,担当部署/担当者名,電話番号'
const write = (...lines: readonly string[]) => writeFile(wishes, [header, ...lines].join('\n'))
const good = [`${minato},診察室,受付,`, `${honcho},歯科受付,事務,0311110000`]
const environment = { TODOKE_NOW: '2026-11-21T09:00:00+09:00', LANG: 'ja_JP.UTF-8' }
const run = (...words: readonly string[]) =>
  start(['apply', 'plan', wishes, '--out', out, '--home', home, ...words], { directory: folder, environment }).ended
const using = async <Result>(work: (todoke: Todoke) => Promise<Result>, now = '2026-11-21T10:00:00+09:00') => {
  const todoke = await createTodoke({ home, now, language: 'ja' })
  try {
    return await work(todoke)
  } finally {
    await todoke.close()
  }
}
const refusal = (now?: string) =>
  using((todoke) => todoke.openPlan(out), now).then(
    () => null,
    (error: unknown) => error,
  )
const change = async (work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<void>) => {
  const store = await openStore({ file: join(home, 'todoke.db') })
  await work(store)
  await store.close()
}
const written = async () => JSON.parse(await readFile(out, 'utf8'))

describe('todoke apply plan', () => {
  it('writes the plan for its owner alone, and says what it costs and what is next', async () => {
    await write(...good, `${minato},みなと内科1号機,受付,`)
    const { code, out: said, err } = await run()
    expect(code).toBe(0)
    expect(said).toMatch(/L2 +申請 +みなと内科 +診察室 +受付 +1,500円 +753円 +2,253円 +1311234569/)
    expect(said).toMatch(/L4 +見送り .+ 0円 +0円 +0円/)
    expect(said).toContain('! L4  助言 [valid-certificate]')
    expect(said).toContain('2026-11-02 から端末で更新でき')
    expect(said).toContain('根拠: 電子証明書の発行等申請の手引き §5')
    expect(said).toContain('申請 2 枚: 発行料 3,000円 ＋ 郵送料 1,506円 ＝ 合計 4,506円')
    expect(err).toContain(`次は: todoke apply run ${out} --home ${home}`)
    expect(err).toContain(`--submit`)
    expect(err).toContain('--accept L4 "理由"')
    expect((await stat(out)).mode & 0o777).toBe(0o600)
    expect((await readdir(folder)).toSorted()).toEqual(['home', 'plan.json', 'wishes.csv'])
  })

  it('gives the same as one document', async () => {
    await write(...good, `${minato},待合室,受付,`)
    const { code, out: said, err } = await run('--json')
    expect([code, err]).toEqual([0, ''])
    const report = JSON.parse(said)
    expect(report).toMatchObject({
      planId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      file: out,
      expiresAt: '2026-11-28T09:00:00+09:00',
      fee: { certificates: 3000, postage: 1506, total: 4506 },
      items: [
        { key: 'L2', facilityCode: minato, terminalName: '診察室', contactName: '受付', action: 'apply', reason: null },
        { key: 'L3', facilityCode: honcho, action: 'apply' },
        { key: 'L4', action: 'skip', reason: 'already-pending' },
      ],
      findings: [
        { key: 'L4', kind: 'already-pending', severity: 'advice', message: expect.stringContaining('二重申請') },
      ],
    })
    expect(await written()).toMatchObject({ planId: report.planId, items: report.items })
  })

  it('applies against advice when told why', async () => {
    await write(`${minato},待合室,受付,`)
    const { out: said } = await run('--accept', 'L2', 'もう 1 台ある')
    expect(said).toMatch(/L2 +申請/)
    expect(said).toContain('→ 申請します（理由: もう 1 台ある）')
    expect(await written()).toMatchObject({
      items: [{ action: 'apply', accepted: [{ finding: 'already-pending', reason: 'もう 1 台ある' }] }],
    })
  })

  it('writes nothing when a line is wrong, and says all that is', async () => {
    await write(`${minato},PC,受付,03-1111`, `9999,診察室,,`)
    const { code, out: said, err } = await run()
    expect([code, said]).toEqual([2, ''])
    for (const kind of ['terminal-name-vague', 'phone-shape', 'missing-value', 'code-length'])
      expect(err).toContain(`[${kind}]`)
    expect(err).toContain('誤りが 4 か所あるため、計画を作りませんでした')
    await expect(stat(out)).rejects.toThrow('ENOENT')
    const document = JSON.parse((await run('--json')).out)
    expect(document).toMatchObject({ planId: null, items: [], fee: { total: 0 } })
    expect(document.findings).toHaveLength(4)
  })

  it('knows the vendor by the settings', async () => {
    await write(`${minato},診察室,(株)みなとシステム,`)
    await writeFile(join(folder, '.env'), 'TODOKE_VENDOR_NAME=みなとシステム\n')
    const { code, err } = await run()
    await rm(join(folder, '.env'))
    expect(code).toBe(2)
    expect(err).toContain('[vendor-contact]')
  })

  it('replaces no file unless told to', async () => {
    await write(...good)
    await writeFile(out, 'mine')
    const { code, err } = await run()
    expect(code).toBe(2)
    expect(err).toContain('--force')
    expect(await readFile(out, 'utf8')).toBe('mine')
    expect((await run('--force')).code).toBe(0)
    expect((await written()).items).toHaveLength(2)
  })

  it('leaves no half a plan in a folder that is closed', async () => {
    await write(...good)
    const closed = join(folder, 'home', 'nowhere', 'plan.json')
    const { code, err } = await start(['apply', 'plan', wishes, '--out', closed, '--home', home], {
      directory: folder,
      environment,
    }).ended
    expect(code).toBe(2)
    expect(err).toContain('書き出せません')
  })

  it.each([
    [['--accept', 'L2'], '理由が必要です'],
    [['--accept', 'L2', ' '], '理由が必要です'],
    [['--accept', 'L2', '--json'], '理由が必要です'],
    [['--accept', 'L2', 'a', 'b'], '余分な引数があります: b'],
  ])('%j is wrong use', async (words, sentence) => {
    const { code, err } = await run(...words)
    expect(code).toBe(2)
    expect(err).toContain(sentence)
  })

  it('says once what is found of many lines', async () => {
    const finding = {
      facilityCode: null,
      column: null,
      found: null,
      on: null,
      other: null,
      source: 's',
      accepted: null,
      message: 'm',
    }
    const findings = ['L2', 'L3', 'L4'].map(
      (key) => ({ ...finding, key, kind: 'never-read', severity: 'warning' }) as const,
    )
    const todoke = () => ({ planApplications: async () => ({ plan: null, findings }) })
    const { err } = await play(applyPlan, ['apply', 'plan', 'w.csv', '--out', join(folder, 'x.json')], { todoke })
    expect(err).toContain('· L2・L3・L4  注意 [never-read]\n    m\n')
  })
})

describe('a plan that was written', () => {
  beforeEach(async () => {
    await write(...good)
    expect((await run()).code).toBe(0)
  })

  it('is opened as long as it holds', async () => {
    expect(await using((todoke) => todoke.openPlan(out))).toEqual(await written())
    await change((store) => store.saveFacilities([facility({ tags: ['横浜'] })]))
    expect(await refusal()).toBeNull()
  })

  it('is refused after seven days', async () => {
    expect(await refusal('2026-11-28T09:00:00+09:00')).toMatchObject({
      code: 'bad-input',
      detail: { reason: 'plan-expired' },
    })
  })

  it('is refused when it was edited', async () => {
    const text = await readFile(out, 'utf8')
    await writeFile(out, text.replace('診察室', '待合室'))
    expect(await refusal()).toMatchObject({ code: 'bad-input', detail: { reason: 'plan-edited', where: out } })
  })

  it('is refused against another database', async () => {
    const elsewhere = await createTodoke({ home: join(folder, 'elsewhere'), now: environment.TODOKE_NOW })
    await expect(elsewhere.openPlan(out)).rejects.toMatchObject({ detail: { reason: 'plan-of-another-database' } })
    await elsewhere.close()
    await rm(join(folder, 'elsewhere'), { recursive: true })
  })

  it('is refused when a fact has changed, naming facility, field, old and new', async () => {
    await change((store) => store.saveFacilities([facility({ loginId: 'new@clinic.example' })]))
    expect(await refusal()).toMatchObject({
      detail: {
        reason: 'plan-changed',
        where: `${minato} loginId`,
        expected: 'minato@clinic.example',
        found: 'new@clinic.example',
      },
    })
    await change((store) => store.saveFacilities([facility()]))
    expect(await refusal()).toBeNull()
  })

  it('is refused when another plan has applied for its terminal since, not for what its own items did', async () => {
    const item = journalItem({ changedAt: '2026-11-21T09:30:00+09:00' })
    const { intent } = item
    if (intent.act !== 'apply') throw new Error('no application')
    const planned = { ...item, accepted: [], state: 'planned', intent: { ...intent, terminalName: '診察室' } } as const
    const { planId } = await written()
    await change((store) => store.saveItems([{ ...planned, planId, key: `${planId}:L2` }], item.changedAt))
    expect(await refusal()).toBeNull()
    await change((store) => store.saveItems([{ ...planned, planId: 'p9', key: 'p9:L2' }], item.changedAt))
    expect(await refusal()).toMatchObject({ detail: { where: `${minato} journal`, found: 'planned p9:L2' } })
  })

  it('is checked once more against the rows that a visit has just read', async () => {
    const rooms = openRooms({ ...settings, home, now: '2026-11-21T10:00:00+09:00' }, {})
    try {
      const { check, items } = await openPlan(rooms, out)
      const at = '2026-11-21T10:00:00+09:00'
      const item = { ...journalItem({ key: items[0]?.key ?? '' }), planId: items[0]?.planId ?? null }
      expect(await check(item, [row()])).toBeNull()
      const colleague = { ...pending, terminalName: '診察室' }
      expect(await check(item, [row(), colleague])).toMatchObject({
        detail: { reason: 'plan-changed', where: `${minato} applications[診察室]`, found: '発行承認待ち 2026-11-20' },
      })
      const store = await rooms.store()
      await store.saveItems(items.slice(0, 1), at)
      expect(await check(item, [row(), colleague])).not.toBeNull()
    } finally {
      await rooms.close()
    }
  })

  it('must be there, and be one', async () => {
    await writeFile(out, '{}')
    expect(await refusal()).toMatchObject({ detail: { reason: 'no-plan', where: out, found: 'version' } })
    await rm(out)
    expect(await refusal()).toMatchObject({ detail: { reason: 'no-plan', where: out } })
  })
})
