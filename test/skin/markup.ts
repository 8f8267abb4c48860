const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe for markup and attributes. */
export function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => entities[mark] ?? mark)
}

/** A word with a line break after each of the given pieces, as a designer puts them to fit a button; a word without them stays whole. */
export function broken(text: string, ...pieces: readonly string[]): string {
  return pieces.map(escape).reduce(breakAfter, escape(text))
}

function breakAfter(text: string, piece: string): string {
  if (!text.includes(piece)) return text
  const end = text.indexOf(piece) + piece.length
  return `${text.slice(0, end)}<br>\n            ${text.slice(end).trimStart()}`
}

/** A word whose first two characters stand in another element than the rest. */
export function split(text: string): string {
  return `<span>${escape(text.slice(0, 2))}</span><span>${escape(text.slice(2))}</span>`
}

/** A value as it stands in a cell: its own line breaks kept, white space around it, and a full-width space where there is nothing. */
export function cell(text: string | null): string {
  if (text === null || text === '') return '　'
  const drawn = escape(text).replaceAll(/\r?\n/g, '<br>')
  return /^[\d０-９]{4}[/／]/.test(text) ? `&nbsp;${drawn}&nbsp;` : `\n              ${drawn}\n            `
}

/** A picture of a word, for the image buttons of an older site. */
export function picture(text: string, colour: string): string {
  const width = 32 + text.length * 16
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="34"><rect width="${width}" height="34" rx="4" fill="${colour}"/><text x="50%" y="22" text-anchor="middle" font-family="sans-serif" font-size="15" fill="#fff">${escape(text)}</text></svg>`
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

/** How long a screen takes to be drawn, 0–400 ms: the same for the same screen and facility. */
export function delayOf(...seeds: readonly (string | null)[]): number {
  let hash = 2_166_136_261
  for (const sign of seeds.join('|')) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return hash % 401
}
