import { describe, expect, it } from 'vitest'
import { newestUserSettings, type ListedDocument } from '../../src/domain/listed-document.ts'

const settings = (importedOn: string, environment = '本番環境'): ListedDocument => ({
  name: 'オンライン資格確認等システムユーザ設定情報.pdf',
  environment,
  importedOn,
})

const chosen = (...listed: readonly ListedDocument[]): string => newestUserSettings(listed).importedOn

describe('the newest ユーザ設定情報', () => {
  it('is the one of 本番環境 with the latest 決定通知書取込日, wherever it stands and however that is written', () => {
    const newest = '２０２６年７月１日'
    expect(chosen(settings('2026-05-01'), settings(newest), settings('2026/09/01', '接続確認環境'))).toBe(newest)
  })

  it('is the only one, whatever its date looks like, and the first of several of which none tells a date', () => {
    expect(chosen(settings('--'))).toBe('--')
    expect(newestUserSettings([{ ...settings(''), name: '本_ユーザ設定情報_1' }, settings('')]).name).toBe(
      '本_ユーザ設定情報_1',
    )
  })

  it('is not known where only some tell their date: an older one is not taken for it', () => {
    expect(() => chosen(settings('2026-05-01'), settings('令和八年'))).toThrow(
      expect.objectContaining({
        code: 'table-shape',
        detail: { where: '決定通知書取込日', found: expect.stringContaining('令和八年') },
      }),
    )
  })

  it('is missing where 本番環境 has none, and what is listed instead is told', () => {
    const notice = { ...settings('2026-05-01'), name: 'ユーザ設定情報変更のお知らせ.pdf' }
    expect(() => chosen(notice, settings('2026-05-01', '接続確認環境'))).toThrow(
      expect.objectContaining({ code: 'document-missing' }),
    )
    expect(() => chosen()).toThrow(expect.objectContaining({ code: 'document-missing' }))
  })
})
