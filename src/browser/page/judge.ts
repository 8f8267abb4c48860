import type { Sign } from '../address.ts'
import type { Refusal, Screen } from '../screen.ts'
import type { Controls } from './controls.ts'
import type { Fields } from './fields.ts'
import type { Sight } from './sight.ts'
import type { Tables } from './tables.ts'

/** What one look at a document says about one screen. */
export interface Verdict {
  readonly stands: boolean
  readonly refusal: { readonly code: Refusal['code']; readonly found: string; readonly settles: number } | null
}

export interface Judge {
  /** `before`: texts that stood before the last press, which refuse nothing. */
  verdict(screen: Screen, before: readonly string[]): Verdict
  /** Every piece of text that stands now. */
  standing(): string[]
  /** The largest headline, for a report on a screen nobody knows. */
  headline(): string
  /** True when the screen says, anywhere, that there is nothing to list. */
  saysEmpty(words: readonly string[]): boolean
}

/** Decides whether a screen stands or refuses. Runs inside the page. */
export function judge(sight: Sight, controls: Controls, fields: Fields, tables: Tables): Judge {
  const stands = (sign: Sign, screen: Screen): boolean => {
    if ('says' in sign) return [sign.says].flat().some((words) => sight.showing(words).length > 0)
    if ('contains' in sign) return sight.matching((text) => text.includes(sight.key(sign.contains))).length > 0
    if ('heads' in sign) return tables.stands(sign.heads)
    if ('all' in sign)
      return sign.all.every((each) => stands(each, screen)) && !sign.none.some((each) => stands(each, screen))
    if ('field' in sign) {
      const field = screen.fields?.[sign.field]
      return field !== undefined && !('none' in fields.field(field))
    }
    const control = screen.controls?.[sign.control]
    return control !== undefined && !('none' in controls.find(control))
  }
  const spaced = (element: Element): string => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim()
  // A title in a list of links or notices announces; it refuses nothing.
  const announces = (element: Element): boolean => element.closest('a,[role=link]') !== null
  const busy = /読み込み中|処理中|ログイン中|送信中|お待ち|[Ll]oading/
  const emptied = (): boolean => {
    const passwords = fields.fieldsOfKind('password')
    return passwords.length === 1 && passwords.every((field) => field instanceof HTMLInputElement && field.value === '')
  }
  const refusing = ({ says, emptied: kind, with: present, without }: Refusal): string[] => {
    if (present?.some((kind) => fields.fieldsOfKind(kind).length === 0)) return []
    if (without?.some((kind) => fields.fieldsOfKind(kind).length > 0)) return []
    if (kind) return emptied() ? sight.matching((text) => !busy.test(text)).map(spaced) : []
    const patterns = (says ?? []).map((pattern) => new RegExp(pattern))
    const said = sight.matching((text) => patterns.some((pattern) => pattern.test(text)))
    return said.filter((element) => !announces(element)).map((element) => spaced(element))
  }
  const verdict = (screen: Screen, before: readonly string[]): Verdict => {
    if (screen.landmark.some((sign) => stands(sign, screen))) return { stands: true, refusal: null }
    for (const refusal of screen.refusals) {
      const found = refusing(refusal).find((text) => !before.includes(text))
      if (found === undefined) continue
      const told = refusal.whole ? spaced(document.body).slice(0, 300) : found
      return { stands: false, refusal: { code: refusal.code, found: told, settles: refusal.settles ?? 400 } }
    }
    return { stands: false, refusal: null }
  }
  const headline = (): string => {
    const candidates = [...document.querySelectorAll('h1,h2,h3,[role=heading]')].filter(sight.visible)
    const text = candidates
      .map((element) => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim())
      .find(Boolean)
    return text ?? (document.title || document.body?.innerText.replace(/\s+/g, ' ').trim().slice(0, 80) || '')
  }
  return {
    verdict,
    headline,
    standing: () => sight.matching(() => true).map(spaced),
    saysEmpty: (words) => words.some((word) => sight.matching((text) => text.includes(sight.key(word))).length > 0),
  }
}
