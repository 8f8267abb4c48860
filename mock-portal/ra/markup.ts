const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe for markup and attributes. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => entities[mark] ?? mark)
}

/** Text made safe for a string in single quotes of a script that stands in an attribute. */
export function quoted(text: string): string {
  return `'${escaped(text.replaceAll(/[\\']/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`))}'`
}

/** A cell's value: line breaks as `<br>`, spaces that do not break as such, and never quite empty. */
export function cellText(text: string): string {
  if (text === '') return '&nbsp;'
  return escaped(text).replaceAll(/\r?\n/g, '<br>\n').replaceAll('\u00A0', '&nbsp;')
}
