import { asWord } from '../domain/screen-text.ts'

/** What may stand before a value in the mail; its wording is not known, the screens' is. */
const headings = {
  contactName: '(?:ご)?担当(?:部署|者)名?(?:[/・](?:ご)?担当者名?)?',
  terminalName: '端末名称?等?',
  facilityName: '(?:医療機関|薬局|医療保険者)(?:\\(薬局\\))?等?名称?',
  facilityCode: '(?:医療機関|薬局)(?:\\(薬局\\))?等?コード|保険者番号',
} as const

export type Heading = keyof typeof headings

const bullets = '[■□●○◆◇▼▽・*#>※]*'
const opens = new RegExp(`^${bullets}$|^[^:=|「『]*[:=|「『]$`, 'u')
const closes = /^(?:様|殿|御中)?(?:$|[」』|])/u
const anyHeading = Object.values(headings).join('|')
const lead = leadOf(anyHeading)
const nothingElse = new RegExp(`${lead.source}[:=]?$`, 'u')

function leadOf(heading: string): RegExp {
  return new RegExp(`^${bullets}[【[(〔]?(?:${heading})[】\\])〕]?(?:\\([^)]*\\))?(?!様|殿|各位)`, 'u')
}

/** The lines as they are compared: NFKC, without white space; a heading that stands alone is joined with the line after it. */
export function linesOf(text: string): readonly string[] {
  const joined: string[] = []
  let heading = ''
  for (const line of text.split(/[\r\n]+/).map(comparable)) {
    if (line === '') continue
    if (nothingElse.test(line)) {
      heading = `${line.replace(/[:=]$/, '')}:`
      continue
    }
    joined.push(`${heading}${line}`)
    heading = ''
  }
  return joined
}

/** True when the value stands there whole: beside its own heading where the mail has that, else by itself. A longer name that contains it is another. */
export function says(lines: readonly string[], heading: Heading, value: string): boolean {
  const wanted = comparable(value)
  const own = headed(lines, heading)
  const asked = own.length > 0 ? own : lines.filter((line) => !lead.test(line))
  return wanted !== '' && asked.some((line) => stands(line, wanted))
}

/** The lines that begin with the heading. */
export function headed(lines: readonly string[], heading: Heading): readonly string[] {
  const own = leadOf(headings[heading])
  return lines.filter((line) => own.test(line))
}

function stands(line: string, value: string): boolean {
  for (let at = line.indexOf(value); at >= 0; at = line.indexOf(value, at + 1)) {
    const opening = line.slice(0, at)
    const isOpen = opens.test(opening) || nothingElse.test(opening)
    if (isOpen && closes.test(line.slice(at + value.length))) return true
  }
  return false
}

// 〜 and − come back from ISO-2022-JP as their full-width twins.
function comparable(text: string): string {
  return asWord(text).replaceAll('〜', '~').replaceAll('−', '-')
}
