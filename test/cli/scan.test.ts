import { describe, expect, it } from 'vitest'
import type { Listeners } from '../../src/app.ts'
import { scan } from '../../src/cli/scan.ts'
import type { ScanReport } from '../../src/domain/reports.ts'
import { rejected, scanned } from './samples.ts'
import { play } from './stage.ts'

const [good, bad] = scanned.facilities
if (good === undefined || bad === undefined) throw new Error('the sample has two facilities')

const todoke = (listeners: Listeners) => ({
  scan: async () => {
    listeners.onRun?.({ id: '1', total: 2, done: 0, resumed: false })
    listeners.onVisit?.({ facilityCode: good.facilityCode, name: good.name })
    listeners.onStep?.({ facilityCode: good.facilityCode, title: '1-6 「照会する」を押す' })
    listeners.onVisited?.(good, { done: 1, total: 2 })
    listeners.onVisited?.(bad, { done: 2, total: 2 })
    listeners.onLog?.({ level: 'warn', text: 'an alternative label served' })
    return scanned
  },
})
const giving = (report: ScanReport) => () => ({ scan: async () => report })

describe('todoke scan', () => {
  it('says one line per finished facility where no terminal is', async () => {
    const { err, code } = await play(scan, 'scan', { todoke })
    expect(err.split('\n').slice(0, 4)).toEqual([
      '2 施設を確認します',
      '[1/2] 1311234569 みなと内科  完了  申請 1 件',
      '[2/2] 1330123454 本町歯科  失敗  login-rejected',
      'an alternative label served',
    ])
    expect(code).toBe(1)
  })

  it('shows counts and the step of the visits in flight on a terminal', async () => {
    const { err } = await play(scan, 'scan', { todoke, columns: 80 })
    expect(err).toContain('確認中 0/2')
    expect(err).toContain('1311234569 みなと内科  1-6 「照会する」を押す')
    expect(err).toContain('[2/2] 1330123454 本町歯科') // a failure stays on the screen
  })

  it('does not animate for CI', async () => {
    const { err } = await play(scan, 'scan', { todoke, columns: 80, environment: { CI: 'true' } })
    expect(err).not.toContain('確認中')
    expect(err).toContain('[1/2] 1311234569')
  })

  it('says what failed and what to do, then the next commands', async () => {
    const { out, err } = await play(scan, 'scan', { todoke })
    expect(out).toContain('[login-rejected]')
    expect(out).toContain('確認 1 施設、失敗 1 施設')
    expect(err).toContain('次は: todoke certs --expiring 90')
  })

  it('prints the report alone with --json', async () => {
    const { out, err } = await play(scan, 'scan --json', { todoke })
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(scanned)))
    expect(err).not.toContain('次は')
  })

  it('says what remains after an interruption', async () => {
    const run = { ...scanned.run, remaining: 5, interrupted: true }
    const { out, err } = await play(scan, 'scan', { todoke: giving({ ...scanned, run }), signal: AbortSignal.abort() })
    expect(out).toContain('中断しました')
    expect(out).toContain('未確認の 5 施設は、次の scan が続きから確認します')
    expect(err).toContain('次は: todoke scan')
  })

  it.each([
    ['everything was read', { facilities: [good] }, 0],
    ['one was not', {}, 1],
    [
      'maintenance closed the portal',
      { run: { ...scanned.run, stoppedBy: { ...rejected, code: 'maintenance' as const } } },
      3,
    ],
    [
      'nobody reached the portal',
      { facilities: [{ ...bad, error: { ...rejected, code: 'portal-unreachable' as const } }] },
      3,
    ],
  ])('ends with its exit code when %s', async (_, change, wanted) => {
    const { code } = await play(scan, 'scan', { todoke: giving({ ...scanned, ...change }) })
    expect(code).toBe(wanted)
  })

  it('says what closed the portal for all', async () => {
    const stoppedBy = { ...rejected, code: 'maintenance' as const, message: 'メンテナンス中です。' }
    const { out } = await play(scan, 'scan', { todoke: giving({ ...scanned, run: { ...scanned.run, stoppedBy } }) })
    expect(out).toContain('途中で止めました: [maintenance]\n    メンテナンス中です。')
  })

  it('passes on the selection and the signal', async () => {
    const asked: unknown[] = []
    const listen = () => ({
      scan: async (...given: unknown[]) => {
        asked.push(...given)
        return scanned
      },
    })
    const { signal } = new AbortController()
    await play(scan, 'scan --facility 1 --facility 2 --tag 横浜', { todoke: listen, signal })
    expect(asked).toEqual([{ codes: ['1', '2'], tags: ['横浜'] }, { signal }])
  })
})
