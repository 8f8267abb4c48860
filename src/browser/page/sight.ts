/** A place on the page, in CSS pixels. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A visible piece of text. */
export interface Run {
  readonly node: Text
  readonly box: Box
}

/** What a person sees in one document. Runs inside the page and may use nothing from outside itself. */
export interface Sight {
  /** NFKC, without white space and without list marks at the ends. */
  key(text: string): string
  /** NFKC, without white space. */
  plain(text: string): string
  /** The shown text of an element as a key; '' when it shows none; null when it is long. */
  shown(element: Element): string | null
  /** The innermost visible elements whose whole shown text fits. */
  matching(fits: (text: string) => boolean): Element[]
  /** The innermost visible elements whose whole shown text is exactly these words. */
  showing(words: string): Element[]
  /** Every visible piece of text with its place, in document order. */
  runs(): Run[]
  /** True when the second goes on where the first ends, in one line and without a gap. */
  glued(one: Run, next: Run): boolean
  /** True of what has no block of its own in the flow of a text. */
  inline(element: Element): boolean
  /** The block in which the text of an element flows, or the largest part of it for which nothing `isPast`. */
  flowAround(element: Element, isPast?: (block: Element) => boolean): Element
  /** True when a person can see its box. */
  visible(element: Element): boolean
  /** The place of an element's text, or of the element itself when it has none. */
  boxOf(element: Element): Box
}

/** Looks once at the whole document, or at one block of it. */
export function sight(block: Element | null): Sight {
  const long = 300
  const skipped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'SELECT', 'TEXTAREA', 'OPTION', 'HEAD', 'IFRAME'])
  const seen = new Map<Element, string | null>()
  const words: Text[] = []
  const scrolled = { x: scrollX, y: scrollY } // nothing moves while it looks, and asking costs
  // An element and those around it mostly have the same text.
  const remembering = (change: (text: string) => string): ((text: string) => string) => {
    const known = new Map<string, string>()
    return (text) => {
      const before = known.get(text)
      if (before !== undefined) return before
      const changed = change(text)
      known.set(text, changed)
      return changed
    }
  }
  const folded = remembering((text) => text.normalize('NFKC').replace(/[\s\u200b]+/g, ''))
  const key = remembering((text) => folded(text).replace(/^[●○◎▶►▸▷»›>→⇒◆◇■□▼▽▾▲・]+|[▶►▸▷»›>→⇒▼▽▾▲]+$/g, ''))

  const clipped = (element: Element): boolean => {
    const box = element.getBoundingClientRect()
    if (box.width > 0 && (box.right + scrolled.x <= 0 || box.bottom + scrolled.y <= 0)) return true
    if (box.width > 1 && box.height > 1) return false
    const style = getComputedStyle(element)
    return style.overflow !== 'visible' && style.display !== 'inline'
  }
  // One question to the browser in place of several styles; false says only that these must be read.
  const surelyShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const ownWords = (element: Element): string => {
    if (element instanceof HTMLImageElement) return element.alt
    if (!(element instanceof HTMLInputElement)) return ''
    if (/^(button|submit|reset)$/.test(element.type)) return element.value
    return element.type === 'image' ? element.alt || element.value : ''
  }
  const look = (element: Element): string | null => {
    if (skipped.has(element.tagName)) return ''
    const style = surelyShown(element) ? null : getComputedStyle(element)
    if (style?.display === 'none' || style?.opacity === '0' || clipped(element)) return ''
    const hidden = style !== null && style.visibility !== 'visible'
    const parts: (string | null)[] = hidden ? [] : [ownWords(element)]
    for (let child = (element.shadowRoot ?? element).firstChild; child; child = child.nextSibling) {
      if (child instanceof Element) parts.push(look(child))
      if (!(child instanceof Text) || hidden) continue
      parts.push(child.data)
      if (child.data.trim() !== '') words.push(child)
    }
    const whole = parts.includes(null) ? null : folded(parts.join(''))
    const text = whole !== null && whole.length > long ? null : whole
    const name =
      text === '' && !hidden ? (element.getAttribute('aria-label') ?? element.getAttribute('title') ?? '') : text
    seen.set(element, name === null ? null : key(name))
    return text
  }
  const root = block ?? document.body
  if (root) look(root)

  const union = (boxes: DOMRect[]): Box => ({
    left: Math.min(...boxes.map((box) => box.left)),
    right: Math.max(...boxes.map((box) => box.right)),
    top: Math.min(...boxes.map((box) => box.top)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  })
  const rects = new Map<Node, DOMRect>()
  const rectOf = (node: Node): DOMRect => {
    const known = rects.get(node)
    if (known) return known
    const range = document.createRange()
    range.selectNodeContents(node)
    const rect = range.getBoundingClientRect()
    rects.set(node, rect)
    return rect
  }
  const boxOf = (element: Element): Box => {
    const texts = words.filter((node) => element.contains(node)).map(rectOf)
    return texts.length > 0 ? union(texts) : element.getBoundingClientRect()
  }
  // Nothing inside what is hidden, clipped away or off the page was looked at.
  const lookedAt = (element: Element): boolean =>
    seen.has(element) ||
    (skipped.has(element.tagName) && element.parentElement !== null && seen.has(element.parentElement))
  const visible = (element: Element): boolean => {
    if (!lookedAt(element)) return false
    const contents = getComputedStyle(element).display === 'contents' // no box of its own
    if (!contents && !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    const own = element.getBoundingClientRect()
    const box = own.width > 0 && own.height > 0 ? own : rectOf(element)
    return box.width > 1 && box.height > 1 && box.right + scrolled.x > 0 && box.bottom + scrolled.y > 0
  }
  const matching = (fits: (text: string) => boolean): Element[] => {
    const whole = [...seen].filter(([, text]) => text && fits(text)).map(([element]) => element)
    const around = new Set<Element>()
    for (const element of whole)
      for (let at = element.parentElement; at && !around.has(at); at = at.parentElement) around.add(at)
    return whole.filter((element) => !around.has(element)).filter(visible)
  }
  const inline = (element: Element): boolean => /^(inline|contents)$/.test(getComputedStyle(element).display)
  const flowAround = (element: Element, isPast: (block: Element) => boolean = () => false): Element => {
    let around = element
    while (around.parentElement && inline(around) && !isPast(around.parentElement)) around = around.parentElement
    return around
  }
  const glued = (one: Run, next: Run): boolean =>
    !/\s$/.test(one.node.data) &&
    !/^\s/.test(next.node.data) &&
    next.box.left - one.box.right < 2 &&
    next.box.top < one.box.bottom &&
    next.box.bottom > one.box.top
  return {
    key,
    plain: folded,
    shown: (element) => (seen.has(element) ? (seen.get(element) ?? null) : ''),
    matching,
    showing: (text) => {
      const wanted = key(text)
      return matching((shown) => shown === wanted)
    },
    runs: () =>
      words.map((node) => ({
        node,
        get box() {
          return rectOf(node) // most are only asked for their words
        },
      })),
    glued,
    inline,
    flowAround,
    visible,
    boxOf,
  }
}
