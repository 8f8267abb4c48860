import type { MockApplication } from '../../mock-portal/contract.ts'

/** A table of the RA as read from its HTML: heading words, and rows by heading; the buttons' words stand for a cell that holds them. */
export interface ReadTable {
  readonly headings: readonly string[]
  readonly rows: readonly Readonly<Record<string, string>>[]
}

/** The first table with the class. */
export function tableIn(page: string, className = 'list'): ReadTable {
  const [, inner = ''] = new RegExp(`<table class="${className}"[^>]*>([\\s\\S]*?)</table>`).exec(page) ?? []
  const [headings = [], ...rows] = [...inner.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) => cellsOf(row))
  return {
    headings,
    rows: rows.map((cells) => Object.fromEntries(headings.map((word, at) => [word, cells[at] ?? 'no cell']))),
  }
}

const date = (value: string | null): string => (value ?? '').replaceAll('-', '/')

/** What the list must show of an application: its text as it stands there, dates with slashes, blanks as ''. */
export function expectedRow(application: MockApplication, place: number): Record<string, string> {
  return {
    '#': String(place + 1),
    申請日: date(application.appliedOn),
    '担当部署/担当者名': folded(application.contactName),
    端末名称等: folded(application.terminalName),
    ステータス: application.status,
    リクエストID: application.requestId ?? '',
    発行日: date(application.issuedOn),
    証明書有効期限: date(application.expiresOn),
    ダウンロード有効期限: date(application.downloadBy),
    操作: operations[application.status] ?? '詳細/編集',
  }
}

const operations: Readonly<Record<string, string>> = {
  発行承認待ち: '詳細/編集 発行申請のキャンセル',
  発行済み: '詳細/編集 証明書の失効',
}

function cellsOf(row: string): readonly string[] {
  return [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => textOf(cell))
}

/** What a person sees of a piece of markup, with white space folded. */
export function textOf(markup: string): string {
  const shown = markup.replaceAll(/<input[^>]*? value="([^"]*)"[^>]*>/g, '$1').replaceAll(/<[^>]*>/g, ' ')
  return folded(shown.replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole))
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&', nbsp: '\u00A0' }

function folded(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
