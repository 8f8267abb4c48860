import type { Kit } from './kit.ts'
import type { Done, Focus, Mutations } from './mutations.ts'

/** Changes of the text and of how it is cut up. Runs inside the page. */
export function wording({
  pins,
  dice,
  drawn,
  done,
  others,
  said,
  wordsOf,
  similar,
  kin,
  make,
  textsIn,
  sayAnew,
  another,
}: Kit): Pick<Mutations, 'split' | 'text'> {
  const split = (focus: Focus): Done | null => {
    if (focus.element.matches('select')) return null
    const texts = textsIn(focus.element).filter(({ data }) => data.trim().length > 1)
    if (texts.length === 0) return null
    const text = dice.pick(texts)
    const lead = text.data.length - text.data.trimStart().length
    const at = lead + 1 + dice.below(text.data.trim().length - 1)
    const way = dice.pick(['nodes', 'comment', 'wbr', 'spans', 'b', 'font', 'letters'] as const)
    const rest = text.splitText(at)
    if (way === 'comment') rest.before(document.createComment(''))
    if (way === 'wbr') rest.before(make('wbr'))
    if (way === 'spans' || way === 'b' || way === 'font') {
      const around = (node: Text): void => {
        const made = make(way === 'spans' ? 'span' : way)
        node.replaceWith(made)
        made.append(node)
      }
      around(rest)
      if (way === 'spans') around(text)
    }
    if (way === 'letters')
      rest.replaceWith(...rest.data.split('').map((letter) => (letter.trim() ? make('span', letter) : letter)))
    return done(`「${text.data.trim()}|」 by ${way}`)
  }

  const named = ({ element, part, mark }: Focus): Element | null => {
    const words = part === 'words' ? element : mark.words[0]?.element
    if (words && !(part === 'target' && mark.address.startsWith('control:') && !element.contains(words))) return words
    return mark.address.startsWith('control:') ? element : null
  }
  // The same words in another writing: wide letters, space between, a mark before, a colon after.
  const rewritten = (words: string, label: boolean): string => {
    const wide = words.replaceAll(/[0-9A-Za-z()/,]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    const at = 1 + dice.below(Math.max(1, words.length - 1))
    const spaced = `${words.slice(0, at)} ${words.slice(at)}`
    return dice.pick([
      wide,
      spaced,
      `▶ ${words}`,
      `${words} ▼`,
      `・${words}`,
      ...(label ? [`${words}：`, `${words} *`, `※${words}`] : []),
    ])
  }
  const text = (focus: Focus): Done | null => {
    const own = named(focus)
    const way = dice.pick(['own', 'same', 'beside', 'beside'] as const)
    if (way === 'beside') {
      const around = kin(focus.element).at(-1) ?? document.body
      const leaves = [...around.querySelectorAll('*')].filter(
        (each) =>
          each.children.length === 0 &&
          textsIn(each).length > 0 &&
          !each.matches('option') &&
          pins.seen(each) &&
          !pins.pinned(each) &&
          !pins.meant(each) &&
          !marked(each, focus),
      )
      if (leaves.length === 0) return null
      const leaf = dice.pick(leaves)
      const words = dice.pick([...others, ...similar(wordsOf(focus))])
      const note = `${drawn(leaf)} 「${said(leaf)}」 to 「${words}」`
      sayAnew(leaf, words)
      return done(note)
    }
    if (!own || own.matches('input[type=text],input[type=password],select')) return null
    const words = said(own)
    if (way === 'same') {
      const written = rewritten(words, focus.part === 'words' && !focus.mark.address.startsWith('control:'))
      if (written === words) return null
      sayAnew(own, written)
      return done(`「${words}」 to 「${written}」`)
    }
    const fresh = dice.pick([
      ...others,
      ...similar(words),
      words.slice(1),
      words.slice(0, -1),
      words.split('').toReversed().join(''),
    ])
    sayAnew(own, fresh)
    return done(`its own 「${words}」 to 「${fresh}」`, own === focus.element && another(focus))
  }
  const marked = (element: Element, { mark }: Focus): boolean =>
    [...mark.right, ...mark.words].some((each) => each.element.contains(element) || element.contains(each.element))

  return { split, text }
}
