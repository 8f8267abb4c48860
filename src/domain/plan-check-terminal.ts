import type { Candidate } from './plan-grounds.ts'
import { planFinding, type PlanFinding } from './plan-finding.ts'
import { isSameName } from './plan-standing.ts'
import { asWord } from './screen-text.ts'

const system = String.raw`(?:microsoft)?(?:windows|win)(?:xp|vista|nt|me)?[\d.]*(?:(?:iot)?(?:pro|home|enterprise|professional|ltsc))*(?:(?:64|32)(?:bit|ビット))?|mac(?:os)?x?[\d.]*|ios[\d.]*|ipados[\d.]*|android[\d.]*|linux|ubuntu[\d.]*|chromeos`
const machine = String.raw`(?:ノート|デスクトップ|タブレット|ミニ|業務用|専用|新|旧)?(?:pc|パソコン|端末|コンピューター?|ワークステーション|サーバー?|マシン|機器?|本体)|ノート|ノートブック|デスクトップ|タブレット|レセコン|電子カルテ|テスト|なし|無し|未定|不明|computer|laptop|notebook|desktop|tablet|terminal|machine|server|test|none`
const maker = String.raw`(?:dell|hp|nec|lenovo|fujitsu|富士通|toshiba|東芝|dynabook|panasonic|パナソニック|epson|エプソン|asus|acer|mouse|マウス|microsoft|apple)`
const model = String.raw`(?:optiplex|latitude|inspiron|vostro|precision|prodesk|elitedesk|probook|elitebook|pavilion|versapro|mate|lavie|thinkpad|thinkcentre|ideapad|fmv|esprimo|lifebook|dynabook|let'?snote|レッツノート|endeavor|surface|macbook|macmini|imac|ipad|mousepro)[a-z0-9-]*`
const purpose = String.raw`(?:オンライン)?(?:資格確認|請求)(?:等システム|システム)?用?[/・]?(?:pc|パソコン|端末|コンピューター?)?`

const vague = new RegExp(`^(?:${system}|${machine}|(?:${system})(?:${machine})|(?:${machine})(?:${system}))$`)
const general = new RegExp(`^(?:${maker}?(?:${model})(?:${machine})?|${maker}(?:${machine})?|${purpose})$`)
const brackets = /[()[\]「」【】,]/g

/** Whether a 端末名称等 tells a machine apart, by itself and from the names of the lines before it. */
export function terminalFindings({ wish }: Candidate, earlier: readonly Candidate[]): readonly PlanFinding[] {
  const { key, facilityCode, terminalName } = wish
  const about = { key, facilityCode, column: 'terminalName', found: terminalName } as const
  const name = asWord(terminalName).toLowerCase().replaceAll(brackets, '')
  const isVague = vague.test(name) || !/[\p{L}\p{N}]/u.test(name)
  const repeated = earlier.find((other) => repeats(other, facilityCode, terminalName))
  return [
    ...(isVague ? [planFinding('terminal-name-vague', about)] : []),
    ...(!isVague && general.test(name) ? [planFinding('terminal-name-general', about)] : []),
    ...(repeated ? [planFinding('terminal-name-repeated', { ...about, other: repeated.wish.key })] : []),
  ]
}

function repeats({ wish }: Candidate, facilityCode: string, terminalName: string): boolean {
  return wish.facilityCode === facilityCode && isSameName(wish.terminalName, terminalName)
}
