/** A text on a page: its left lower corner and size in points, from the page's left lower corner. */
export interface PlacedText {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly text: string
}

/** A rectangle that is drawn as a thin line. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What stands on one page. */
export interface Page {
  readonly texts: readonly PlacedText[]
  readonly boxes: readonly Box[]
}

/** The size of every page: A4, in points. */
export const paper = { width: 595, height: 842 } as const

/** How wide a text is in a font whose half-width signs are half as wide as the others. */
export function widthOf(text: string, size: number): number {
  return Array.from(text).reduce((sum, sign) => sum + (isHalfWidth(sign) ? size / 2 : size), 0)
}

/** The texts with every sign on its own, where it stood. */
export function signBySign(texts: readonly PlacedText[]): readonly PlacedText[] {
  return texts.flatMap(({ text, size, ...place }) => {
    let { x } = place
    return Array.from(text, (sign) => {
      const own = { x, y: place.y, size, text: sign }
      x += widthOf(sign, size)
      return own
    })
  })
}

function isHalfWidth(sign: string): boolean {
  return /[ -~｡-ﾟ]/.test(sign)
}
