/** Text as it stands, with runs of white space (line breaks, full-width spaces, &nbsp;) folded to one space and none at the ends. */
export function foldSpace(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** The form in which two texts are compared: NFKC, white space folded. Never shown, never stored. */
export function comparable(text: string): string {
  return foldSpace(text.normalize('NFKC'))
}

/** The form in which a word of a closed list is looked up: NFKC, no white space at all. */
export function asWord(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '')
}
