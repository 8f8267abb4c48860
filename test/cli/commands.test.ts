import { describe, expect, it } from 'vitest'
import type { Todoke } from '../../src/app.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { addFacility } from '../../src/cli/facility-add.ts'
import { importFacilities } from '../../src/cli/facility-import.ts'
import { listFacilities } from '../../src/cli/facility-list.ts'
import { removeFacility } from '../../src/cli/facility-remove.ts'
import { showFacility } from '../../src/cli/facility-show.ts'
import { notices } from '../../src/cli/notices.ts'
import { runSchedule, showSchedule } from '../../src/cli/schedule.ts'
import { track } from '../../src/cli/track.ts'
import { listSecrets, moveVault, removeSecrets, setSecret } from '../../src/cli/vault.ts'
import type { Facility } from '../../src/domain/facility.ts'
import type { ImportReport, TrackedItem } from '../../src/domain/reports.ts'
import { certificate, rejected, scanned } from './samples.ts'
import { play } from './stage.ts'

const facility: Facility = {
  facilityCode: '1311234569',
  name: 'みなと内科',
  loginId: 'minato@clinic.example',
  category: '1',
  tags: ['横浜', '内科'],
  contactName: null,
  phone: null,
  email: null,
}

/** A todoke that answers one call and writes down what it was asked. */
function answering(name: keyof Todoke, answer: unknown) {
  const asked: unknown[][] = []
  const call = async (...given: unknown[]) => {
    asked.push(given)
    return answer
  }
  return { asked, todoke: (): Partial<Todoke> => ({ [name]: call }) }
}

describe('todoke facility import', () => {
  const good: ImportReport = { file: 'f.csv', lines: 2, imported: 2, skipped: 0, findings: [] }
  const bad: ImportReport = {
    ...good,
    imported: 0,
    findings: [
      { line: 3, column: 'facilityCode', value: '131123456', problem: 'code-length', severity: 'error' },
      { line: 4, column: 'facilityCode', value: '1310123456', problem: 'check-digit', severity: 'warning' },
      { line: 5, column: 'loginId', value: 'a@b.example', problem: 'duplicate-login', severity: 'error', otherLine: 2 },
    ],
  }

  it('says how many, and goes on to scan', async () => {
    const { todoke, asked } = answering('importFacilities', good)
    const { code, out, err } = await play(importFacilities, 'facility import f.csv', { todoke })
    expect([code, out]).toEqual([0, '2 件を登録しました\n'])
    expect(err).toContain('次は: todoke scan')
    expect(asked).toEqual([['f.csv', { skipBad: false }]])
  })

  it('says every bad line with its column and remedy, on stderr, and ends with 2', async () => {
    const { todoke } = answering('importFacilities', bad)
    const { code, out, err } = await play(importFacilities, 'facility import f.csv', { todoke })
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/ 3 +facilityCode +「131123456」 桁数が違います/)
    expect(err).toMatch(/ 5 +loginId .*（2 行目）/)
    expect(err).toContain('2 か所に問題があるため、1件も登録していません')
    expect(err).toContain('注意 1 か所')
    expect(err).toContain('--skip-bad')
  })

  it('leaves bad lines out when asked to', async () => {
    const { todoke, asked } = answering('importFacilities', { ...bad, imported: 1, skipped: 2 })
    const { code, out } = await play(importFacilities, 'facility import f.csv --skip-bad', { todoke })
    expect(code).toBe(0)
    expect(out).toContain('1 件を登録しました（2 行を飛ばしました）')
    expect(asked).toEqual([['f.csv', { skipBad: true }]])
  })
})

describe('todoke facility add', () => {
  const line =
    'facility add 1311234569 --name みなと内科 --login-id minato@clinic.example --category 1 --tag 横浜 --tag 内科'

  it('takes fields as flags and the password from standard input', async () => {
    const added: unknown[] = []
    const todoke = (): Partial<Todoke> => ({
      addFacility: async (one, { password }) => void added.push(one, password?.reveal()),
    })
    const { code, out, err } = await play(addFacility, `${line} --password-stdin`, { todoke, input: 'Secret 1\n' })
    expect([code, ...added]).toEqual([0, facility, 'Secret 1'])
    expect(out + err).not.toContain('Secret 1')
    expect(err).toContain('todoke scan --facility 1311234569')
  })

  it.each([
    ['131123456', '1', 'code-length'],
    ['13112345690', '1', 'code-length'],
    ['33120015', '1', 'code-length'],
    ['1311234569', '7', 'code-length'],
    ['131123456x', '1', 'code-digits'],
  ])('refuses the code %s of category %s', async (code, category, wanted) => {
    const wrong = `facility add ${code} --name a --login-id b --category ${category} --password-stdin`
    await expect(play(addFacility, wrong, { input: 'Secret 1' })).rejects.toMatchObject({
      detail: { reason: wanted, where: 'facilityCode', found: code },
    })
  })

  it('does not read standard input unasked', async () => {
    await expect(play(addFacility, line, { input: 'Secret 1' })).rejects.toMatchObject({
      code: 'bad-input',
      detail: { where: '--password-stdin' },
    })
  })
})

describe('todoke facility list, show, remove', () => {
  it('lists', async () => {
    const { todoke, asked } = answering('facilities', [facility])
    const { out } = await play(listFacilities, 'facility list --tag 横浜', { todoke })
    expect(out).toMatch(/1311234569 +みなと内科 +minato@clinic.example +横浜・内科/)
    expect(out).toContain('1 施設が登録されています')
    expect(asked).toEqual([[{ codes: [], tags: ['横浜'] }]])
  })

  it('shows one with its secrets by name and its last failure', async () => {
    const lastVisit = { at: '2026-11-21T02:00:00+09:00', ok: false, error: rejected }
    const { todoke } = answering('showFacility', { facility, secrets: ['password'], rows: [certificate], lastVisit })
    const { out, err } = await play(showFacility, 'facility show 1311234569', { todoke })
    expect(out).toContain('ログインID: minato@clinic.example')
    expect(out).toContain('分類: 1:保険医療機関（医科）')
    expect(out).toContain('登録済みの秘密情報: パスワード')
    expect(out).toContain('最終確認: 2026-11-21 02:00 失敗')
    expect(out).toContain('[login-rejected]')
    expect(out).toContain('受付PC')
    expect(err).toContain('todoke scan --facility 1311234569')
  })

  it('removes only when somebody agrees', async () => {
    const { todoke, asked } = answering('removeFacility', true)
    await expect(play(removeFacility, 'facility remove 1311234569', { todoke })).rejects.toMatchObject({
      detail: { where: '--yes' },
    })
    expect(asked).toEqual([])
    const { out } = await play(removeFacility, 'facility remove 1311234569 --yes', { todoke })
    expect(out).toContain('消しました: 1311234569')
    expect(asked).toEqual([['1311234569']])
  })

  it('says so when there is nothing to remove', async () => {
    const { todoke } = answering('removeFacility', false)
    await expect(play(removeFacility, 'facility remove 1311234569 -y', { todoke })).rejects.toMatchObject({
      code: 'bad-input',
      detail: { found: '1311234569' },
    })
  })
})

describe('todoke vault', () => {
  it('sets what is piped, and shows it nowhere', async () => {
    const set: unknown[] = []
    const todoke = (): Partial<Todoke> => ({
      facilities: async () => [],
      setSecret: async (code, name, secret) => void set.push(code, name, secret.reveal()),
    })
    const line = 'vault set 1311234569 --secret-name totpSecret'
    const { out, err } = await play(setSecret, line, { todoke, input: '\uFEFFJBSWY3DPEHPK3PXP\r\n' })
    expect(set).toEqual(['1311234569', 'totpSecret', 'JBSWY3DPEHPK3PXP'])
    expect(out + err).not.toContain('JBSW')
    expect(out).toContain('認証アプリの鍵')
    expect(err).toContain('1311234569 はまだ登録されていません')
  })

  it('refuses to set nothing', async () => {
    const { todoke } = answering('setSecret', undefined)
    await expect(play(setSecret, 'vault set 1311234569', { todoke })).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('lists names, for chosen facilities too', async () => {
    const kept = [
      { facilityCode: '1311234569', names: ['password', 'totpSecret'] },
      { facilityCode: '1330123454', names: ['password'] },
    ]
    const secrets = answering('secrets', kept).todoke()
    const facilities = answering('facilities', [facility]).todoke()
    const { out } = await play(listSecrets, 'vault list', { todoke: () => secrets })
    expect(out).toMatch(/1311234569 +パスワード・認証アプリの鍵\n1330123454 +パスワード/)
    const chosen = await play(listSecrets, 'vault list --tag 横浜 --json', {
      todoke: () => ({ ...secrets, ...facilities }),
    })
    expect(JSON.parse(chosen.out)).toEqual({ secrets: kept.slice(0, 1) })
  })

  it('removes one secret or all, when somebody agrees', async () => {
    const { todoke, asked } = answering('removeSecrets', true)
    await expect(play(removeSecrets, 'vault remove 1311234569', { todoke })).rejects.toMatchObject({
      detail: { where: '--yes' },
    })
    await play(removeSecrets, 'vault remove 1311234569 --yes', { todoke })
    await play(removeSecrets, 'vault remove 1311234569 --secret-name resetPin --yes', { todoke })
    expect(asked).toEqual([
      ['1311234569', undefined],
      ['1311234569', 'resetPin'],
    ])
  })

  it('moves, and says how to go on with the new one', async () => {
    const { todoke, asked } = answering('moveVault', 12)
    const { out } = await play(moveVault, 'vault move --to file', { todoke })
    expect(asked).toEqual([['file']])
    expect(out).toContain('12 件を移しました: file')
    expect(out).toContain('TODOKE_VAULT=file')
  })
})

describe('todoke track', () => {
  const item: TrackedItem = {
    facilityCode: '1311234569',
    facilityName: 'みなと内科',
    terminalName: '受付PC',
    requestId: '1',
    trackingNumber: '30100123454',
    deliveryStatus: '発送済み',
    events: [
      { on: '11/19 10:00', history: '引受', office: '京橋', prefecture: '東京都' },
      { on: '11/20 09:00', history: '持ち出し中', office: '横浜', prefecture: '神奈川県' },
    ],
    postError: null,
    error: null,
  }

  it('says where each letter is, with its newest event', async () => {
    const { todoke, asked } = answering('track', { items: [item] })
    const { code, out } = await play(track, 'track 1311234569 --facility 1330123454', { todoke })
    expect(code).toBe(0)
    expect(out).toMatch(/発送済み +30100123454 +みなと内科 +受付PC +11\/20 09:00 持ち出し中 横浜 +1311234569/)
    expect(asked[0]?.[0]).toEqual({ codes: ['1330123454', '1311234569'], tags: [] })
  })

  it('says what could not be looked up, and ends with 1', async () => {
    const failed = { ...item, trackingNumber: null, error: rejected }
    const lost = { ...item, events: [], postError: { ...rejected, code: 'timeout' } }
    const { todoke } = answering('track', { items: [lost, failed] })
    const { code, out } = await play(track, 'track', { todoke })
    expect(code).toBe(1)
    expect(out).toContain('[timeout]')
    expect(out).toContain('[login-rejected]')
    expect(out).toContain('2 件を調べました（失敗 1 件）')
  })

  it('says so when nothing is in the post', async () => {
    const { todoke } = answering('track', { items: [] })
    expect((await play(track, 'track', { todoke, language: 'en' })).out).toBe('Nothing to track.\n')
  })
})

describe('todoke notices', () => {
  it('shows title, number, views and age', async () => {
    const notice = { title: 'メンテナンスのお知らせ', number: 'KB0010999', views: 120, age: '2日前' }
    const { todoke } = answering('notices', { readAt: '2026-11-21T02:00:00+09:00', notices: [notice] })
    const { out } = await play(notices, 'notices', { todoke })
    expect(out).toMatch(/メンテナンスのお知らせ +KB0010999 +120 +2日前/)
  })
})

const oneNight = (): Partial<Todoke> => ({
  schedule: async ({ onNext, onReport }) => {
    onNext?.('2026-11-22T02:00:00+09:00')
    onReport?.(scanned)
  },
})

describe('todoke schedule', () => {
  it('shows the next and the last run in the time of Japan', async () => {
    const { todoke, asked } = answering('nextRun', { next: '2026-11-21T17:00:00Z', last: null })
    const { out } = await play(showSchedule, ['schedule', 'show', '--cron', '0 3 * * *'], { todoke })
    expect(out).toBe('次回: 2026-11-22 02:00\n前回: まだありません\n')
    expect(asked).toEqual([['0 3 * * *']])
  })

  it.each(['x', '99 * * * *', '0 0 2 * * *'])('refuses the cron expression %s', async (cron) => {
    const { todoke } = answering('nextRun', null)
    await expect(play(showSchedule, ['schedule', 'show', '--cron', cron], { todoke })).rejects.toMatchObject({
      code: 'bad-input',
      detail: { where: '--cron', found: cron },
    })
  })

  it('tells each run, and at the end with --json all of them', async () => {
    const people = await play(runSchedule, 'schedule run', { todoke: oneNight })
    expect(people.err).toContain('次回: 2026-11-22 02:00')
    expect(people.out).toContain('確認 1 施設、失敗 1 施設')
    const program = await play(runSchedule, 'schedule run --json', { todoke: oneNight })
    expect(JSON.parse(program.out)).toEqual({ runs: [scanned.run] })
  })
})

describe('todoke doctor', () => {
  const checks = [
    { name: 'Node.js', ok: true, found: 'v26', remedy: null },
    { name: 'ブラウザー', ok: false, found: '見つかりません', remedy: 'Chromium を入れてください。' },
  ]

  it('ends with 2 and the remedy when something is wrong', async () => {
    const { todoke } = answering('doctor', checks)
    const { code, out } = await play(doctor, 'doctor', { todoke })
    expect(code).toBe(2)
    expect(out).toContain('✗ ブラウザー: 見つかりません\n    対処: Chromium を入れてください。')
    expect(out).toContain('1 か所に問題があります')
  })

  it('ends with 0 when all is well', async () => {
    const { todoke } = answering('doctor', checks.slice(0, 1))
    const { code, out } = await play(doctor, 'doctor --json', { todoke })
    expect([code, JSON.parse(out)]).toEqual([0, { ok: true, checks: checks.slice(0, 1) }])
  })
})
