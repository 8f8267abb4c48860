import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { certs } from '../../src/cli/certs.ts'
import { certificate, report } from './samples.ts'
import { play } from './stage.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-certs-'))
})
afterEach(() => rm(folder, { recursive: true }))

const todoke = () => ({ certificates: async () => report })
const order = (out: string) => [...out.matchAll(/(先の|失効した|郵送の|更新の|切れた|待つ)PC/g)].map(([, name]) => name)

describe('todoke certs', () => {
  it('puts the urgent first and says each situation in words', async () => {
    const { out, code } = await play(certs, 'certs', { todoke })
    expect(code).toBe(0)
    expect(order(out)).toEqual(['切れた', '更新の', '郵送の', '待つ', '先の', '失効した'])
    expect(out).toMatch(/-3日 +期限切れ（新規申請が必要） +みなと内科 +切れたPC/)
    expect(out).toMatch(/16日 +更新してください（端末で）/)
    expect(out).toContain('郵送中: 引受')
    expect(out).toContain('証明書・申請 6 件（1 施設）、うち対応が必要 2 件')
  })

  it('says what failed, at which step and what to do, beneath the table', async () => {
    const { out } = await play(certs, 'certs', { todoke })
    const beneath = out.slice(out.indexOf('確認できなかった医療機関等（1）'))
    expect(beneath).toContain('✗ 1330123454 本町歯科  [login-rejected]')
    expect(beneath).toContain('手順: 1-1 ログインする')
    expect(beneath).toContain('入れ直してください')
    expect(beneath).toContain('証跡: runs/1/1330123454')
    expect(beneath).toContain('2026-11-20 02:00 の内容を表示しています')
  })

  it('ends with the next sensible commands, on stderr', async () => {
    const { err, out } = await play(certs, 'certs', { todoke })
    expect(err).toContain('次は: todoke vault set 1330123454')
    expect(out).not.toContain('次は')
  })

  it('speaks English', async () => {
    const { out } = await play(certs, 'certs', { todoke, language: 'en' })
    expect(out).toMatch(/^As of 2026-11-21 09:00\n *Days left +Situation +Facility/)
    expect(out).toContain('expired (apply anew)')
  })

  it('fits the terminal, whatever the width of its characters', async () => {
    const long = {
      ...report,
      certificates: [{ ...certificate, facilityName: '医療法人社団'.repeat(9), terminalName: '端末'.repeat(20) }],
    }
    const { out } = await play(certs, 'certs', { todoke: () => ({ certificates: async () => long }), columns: 100 })
    const widths = out
      .split('\n')
      .slice(1, 3)
      .map((line) => stringWidth(line.trimEnd()))
    expect(Math.max(...widths)).toBeLessThanOrEqual(100)
    expect(out).toMatch(/\S\.\. /)
    expect(out).not.toMatch(/[…—]/) // these two are two columns wide in consoles with Japanese fonts
    expect(out).toContain('1311234569')
  })

  it('cuts nothing off where no terminal is', async () => {
    const long = { ...report, certificates: [{ ...certificate, facilityName: '医療法人社団'.repeat(9) }] }
    const { out } = await play(certs, 'certs', { todoke: () => ({ certificates: async () => long }) })
    expect(out).toContain('医療法人社団'.repeat(9))
  })

  it('lets no text from a screen steer the terminal', async () => {
    const evil = { ...report, certificates: [{ ...certificate, terminalName: 'a\u001b[2Jb\nc' }] }
    const { out } = await play(certs, 'certs', { todoke: () => ({ certificates: async () => evil }) })
    expect(out).not.toContain('\u001b')
    expect(out).toContain('a [2Jb c')
  })

  it('colours on a terminal, unless NO_COLOR is set', async () => {
    const { out } = await play(certs, 'certs', { todoke, columns: 120 })
    expect(out).toContain('\u001b[31m')
    const { out: plain } = await play(certs, 'certs', { todoke, columns: 120, environment: { NO_COLOR: '1' } })
    expect(plain).not.toContain('\u001b')
  })

  it('passes on what is asked for', async () => {
    const asked: unknown[] = []
    const listen = () => ({
      certificates: async (options: unknown) => {
        asked.push(options)
        return report
      },
    })
    await play(certs, 'certs --expiring 90 --status issued --facility 1311234569 --tag 横浜', { todoke: listen })
    expect(asked).toEqual([
      { selection: { codes: ['1311234569'], tags: ['横浜'] }, expiringWithin: 90, status: 'issued' },
    ])
  })

  it.each(['certs --json', 'certs --format json'])('%s prints the report and nothing else', async (line) => {
    const { out, err } = await play(certs, line, { todoke })
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(report)))
    expect(err).toBe('')
  })

  it('prints CSV with every certificate', async () => {
    const { out } = await play(certs, 'certs --format csv', { todoke })
    expect(out.trim().split('\r\n')).toHaveLength(1 + 6 + 1)
  })

  it('writes a file for its owner alone, in the form of its ending, and never over another', async () => {
    const file = join(folder, 'certs.xlsx')
    const { out, code } = await play(certs, `certs --out ${file}`, { todoke })
    expect([code, out]).toEqual([0, `書き出しました: ${file}\n`])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK')
    await writeFile(file, 'mine')
    await expect(play(certs, `certs --out ${file}`, { todoke })).rejects.toMatchObject({ code: 'bad-input' })
    expect(await readFile(file, 'utf8')).toBe('mine')
    await play(certs, `certs --out ${file} --force`, { todoke })
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK')
  })

  it('with --json and --out says what was written', async () => {
    const file = join(folder, 'certs.csv')
    const { out } = await play(certs, `certs --json --out ${file}`, { todoke })
    expect(JSON.parse(out)).toEqual({ file, format: 'csv', certificates: 6 })
  })

  it('writes the table without colours into a file', async () => {
    const file = join(folder, 'certs.txt')
    await play(certs, `certs --out ${file}`, { todoke, columns: 60 })
    const written = await readFile(file, 'utf8')
    expect(order(written)[0]).toBe('切れた')
    expect(written).not.toContain('\u001b')
  })

  it('refuses forms that cannot be shown', async () => {
    await expect(play(certs, 'certs --format xlsx', { todoke, columns: 80 })).rejects.toMatchObject({
      code: 'bad-input',
    })
    await expect(play(certs, 'certs --format csv --json', { todoke })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(play(certs, `certs --out ${join(folder, 'none', 'a.csv')}`, { todoke })).rejects.toMatchObject({
      code: 'bad-input',
    })
  })
})
