import type { Dice } from './dice.ts'
import type { Mark, Pins } from './pins.ts'

/** The kinds of drift. */
export type Kind =
  'wrap' | 'unwrap' | 'insert' | 'swap' | 'reverse' | 'rename' | 'tag' | 'split' | 'text' | 'decoy' | 'hide' | 'remove'

/** What was done to the page. `survivable`: a person could still tell the target, or read it, without doubt. */
export interface Done {
  readonly note: string
  readonly survivable: boolean
}

/** What a mutation strikes: an element of the address, the target itself or the words that name it. */
export interface Focus {
  readonly element: Element
  readonly part: 'target' | 'words'
  readonly mark: Mark
}

export type Mutations = Readonly<Record<Kind, (focus: Focus) => Done | null>>

/** The mutations of everything but tables and lists. Null where one does not apply. Runs inside the page. */
export function mutations(pins: Pins, dice: Dice): Mutations {
  const inTable = new Set(['TD', 'TH', 'TR', 'TBODY', 'THEAD', 'TFOOT', 'TABLE', 'CAPTION', 'COLGROUP'])
  const drawn = (element: Element): string => {
    const { tagName, id, className } = element
    return `${tagName.toLowerCase()}${id ? `#${id}` : ''}${className ? `.${className.trim().split(/\s+/)[0]}` : ''}`
  }
  const done = (note: string, survivable = true): Done => ({ note, survivable })
  const others = [
    'お知らせ',
    'ご案内',
    '詳しくはこちら',
    'NEW',
    'ヘルプ',
    '印刷用',
    '推奨環境',
    '2026/11/20 更新',
    '必須',
    '？',
  ]
  const said = (element: Element): string => {
    if (element instanceof HTMLInputElement) return element.type === 'image' ? element.alt : element.value
    return (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim()
  }
  // The words on the control, or those that stand beside the field or value.
  const wordsOf = ({ mark }: Focus): string => {
    const named = mark.words[0]?.element ?? mark.right[0]?.element
    return named ? said(named) : ''
  }
  const similar = (words: string): string[] => [
    `${words}について`,
    `${words}（旧）`,
    `再${words}`,
    `${words}方はこちら`,
  ]
  const kin = (element: Element): Element[] => {
    const chain: Element[] = []
    const cell = pins.table?.table.element.contains(element) ? element.closest('td,th') : null // one cell alone must not move
    for (
      let each = element.parentElement;
      each && each !== document.body && chain.length < 3;
      each = each.parentElement
    ) {
      if (each === cell) break
      chain.push(each)
    }
    return chain
  }
  const near = (focus: Focus): Element => dice.pick([focus.element, focus.element, ...kin(focus.element)])
  const make = (tag: string, text = ''): HTMLElement => {
    const made = document.createElement(tag)
    made.textContent = text
    return made
  }
  const put = (made: Element, beside: Element): void => {
    if (dice.chance(0.5)) beside.before(made)
    else beside.after(made)
  }

  const comesFirst = (one: Element, other: Element): boolean =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  // Words that no longer stand before what they name could as well name the next thing.
  const namedBefore = ({ mark }: Focus): boolean => {
    if (mark.address === 'list' && pins.list)
      return pins.list.entries.every(
        ({ title, detail }) =>
          comesFirst(pins.list?.heading.element ?? document.body, title.element) &&
          comesFirst(title.element, detail.element),
      )
    const [words, right] = [mark.words[0]?.element, mark.right[0]?.element]
    if (!words || !right || mark.address.startsWith('control:') || words.contains(right)) return true
    return comesFirst(words, right)
  }

  const wrap = (focus: Focus): Done | null => {
    const site = near(focus)
    const around = make(dice.pick(['div', 'span', 'section', 'b', 'font', 'center', 'label']))
    if (around.tagName === 'LABEL' && (site.querySelector('input,label,a,button') || site.matches('input,label')))
      return null
    if (inTable.has(site.tagName) || (dice.chance(0.3) && site.childNodes.length > 0)) {
      if (site.matches('table,tbody,thead,tr,input')) return null
      around.append(...site.childNodes)
      site.append(around)
      return done(`the inside of ${drawn(site)} in ${drawn(around)}`)
    }
    site.replaceWith(around)
    around.append(site)
    return done(`${drawn(site)} in ${drawn(around)}`)
  }
  const unwrap = (focus: Focus): Done | null => {
    const inner = [...focus.element.querySelectorAll('*')].filter((each) => each.childNodes.length > 0)
    const sites = [...kin(focus.element), ...inner].filter(
      (each) => !pins.pinned(each) && !inTable.has(each.tagName) && !each.matches('select,textarea'),
    )
    if (sites.length === 0) return null
    const site = dice.pick(sites)
    site.replaceWith(...site.childNodes)
    return done(`${drawn(site)} dissolved`)
  }
  const insert = (focus: Focus): Done | null => {
    const site = near(focus)
    if (site.matches('tbody,thead')) return null
    const words = wordsOf(focus)
    const picture = make('img')
    picture.setAttribute('width', '16')
    picture.setAttribute('height', '16')
    picture.setAttribute('src', 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E')
    const link = make('a', dice.pick([...others, ...similar(words)]))
    link.setAttribute('href', '#')
    const button = make('button', dice.pick([...others, ...similar(words)]))
    button.setAttribute('type', 'button')
    const plain = make(dice.pick(['span', 'p', 'div', 'small', 'h3']), dice.pick(others))
    const made = dice.pick([make('div'), make('span'), make('br'), make('hr'), picture, plain, plain, link, button])
    const cell = site.matches('td,th') ? make(site.tagName) : site.matches('tr') ? make('tr') : null
    if (cell?.tagName === 'TR') cell.append(make('td'))
    ;(cell?.querySelector('td') ?? cell)?.append(made)
    put(cell ?? made, site)
    return done(`${drawn(made)} 「${said(made)}」 beside ${drawn(site)}`)
  }
  const exchange = (one: Element, other: Element): void => {
    const mark = document.createComment('')
    one.replaceWith(mark)
    other.replaceWith(one)
    mark.replaceWith(other)
  }
  const attributes = ['id', 'class', 'name']
  // What carries identity by position stays where it was.
  const handOver = (one: Element, other: Element): void => {
    for (const name of attributes) {
      const [own, its] = [one.getAttribute(name), other.getAttribute(name)]
      if (its === null) one.removeAttribute(name)
      else one.setAttribute(name, its)
      if (own === null) other.removeAttribute(name)
      else other.setAttribute(name, own)
    }
  }
  const swap = (focus: Focus): Done | null => {
    const site = near(focus)
    const beside = [...(site.parentElement?.children ?? [])].filter((each) => each !== site)
    if (beside.length === 0) return null
    const other = dice.pick(
      [site.nextElementSibling, site.previousElementSibling, dice.pick(beside)].filter((each) => each !== null),
    )
    exchange(site, other)
    const stays = dice.chance(0.4) && site.tagName === other.tagName && pins.seen(site) && pins.seen(other)
    if (stays) handOver(site, other)
    return done(`${drawn(site)} and ${drawn(other)}${stays ? ', names stay in place' : ''}`, namedBefore(focus))
  }
  const reverse = (focus: Focus): Done | null => {
    const parent = near(focus).parentElement
    if (!parent || parent === document.body || parent.children.length < 2) return null
    parent.append(...[...parent.childNodes].toReversed())
    return done(`children of ${drawn(parent)}`, namedBefore(focus))
  }

  const follow = (from: string, to: string): void => {
    for (const sheet of document.styleSheets)
      for (const rule of sheet.cssRules)
        if (rule instanceof CSSStyleRule)
          rule.selectorText = rule.selectorText.replaceAll(new RegExp(`\\${from}(?![\\w-])`, 'g'), to)
  }
  const renameOne = (element: Element, styled: boolean): string[] => {
    const fresh = (): string => `x${dice.below(1e6)}`
    const told: string[] = []
    for (const token of Array.from(element.classList)) {
      const to = fresh()
      if (styled) {
        for (const each of document.querySelectorAll(`.${CSS.escape(token)}`)) each.classList.replace(token, to)
        follow(`.${CSS.escape(token)}`, `.${to}`)
      } else element.classList.replace(token, to)
      told.push(`.${token}`)
    }
    for (const name of ['id', 'name']) {
      const from = element.getAttribute(name)
      if (!from) continue
      const to = fresh()
      element.setAttribute(name, to)
      if (name === 'id' && dice.chance(0.5))
        document.querySelectorAll(`[for="${CSS.escape(from)}"]`).forEach((each) => each.setAttribute('for', to))
      told.push(`${name}=${from}`)
    }
    return told
  }
  const rename = (focus: Focus): Done | null => {
    const way = dice.pick(['one', 'one', 'all', 'handed'] as const)
    const site = near(focus)
    if (way === 'handed') {
      const peers = [...document.querySelectorAll(site.tagName)].filter((each) => each !== site && pins.seen(each))
      if (peers.length === 0) return null
      const peer = dice.pick(peers)
      if (attributes.every((name) => site.getAttribute(name) === peer.getAttribute(name))) return null
      handOver(site, peer)
      return done(`names of ${drawn(peer)} and ${drawn(site)} exchanged`)
    }
    const styled = way === 'all' || dice.chance(0.5)
    const sites = way === 'all' ? [...document.body.querySelectorAll('[id],[class],[name]')] : [site]
    const told = sites.flatMap((each) => renameOne(each, styled))
    return told.length === 0
      ? null
      : done(`${way === 'all' ? 'everything' : told.join(' ')}${styled ? ', styles follow' : ''}`)
  }

  const retagged = (element: Element, tag: string): Element => {
    const made = make(tag === 'field' ? 'input' : tag)
    for (const { name, value } of element.attributes)
      if (!/^(type|value|href|src|alt|for)$/.test(name)) made.setAttribute(name, value)
    const text = said(element)
    if (tag === 'input') {
      made.setAttribute('type', 'button')
      made.setAttribute('value', text)
    } else if (element instanceof HTMLInputElement) made.textContent = text
    else made.append(...element.childNodes)
    if (tag === 'a') made.setAttribute('href', '#')
    element.replaceWith(made)
    pins.move(element, made)
    return made
  }
  const retype = (element: HTMLInputElement): Done | null => {
    if (element.type === 'password') return null
    element.type = dice.pick(['text', 'email', 'tel', 'search', 'url'].filter((each) => each !== element.type))
    return done(`a field of type ${element.type}`)
  }
  const tag = (focus: Focus): Done | null => {
    const { element, part, mark } = focus
    if (part === 'target' && element instanceof HTMLInputElement && mark.address.startsWith('field:'))
      return retype(element)
    const from = element.tagName.toLowerCase()
    if (/^(tr|table|tbody)$/.test(from)) return null
    const inner = element.querySelector('input,a,button,td') !== null
    const cells = ['td', 'th']
    const pressed = ['button', 'div', 'span', 'a', ...(inner || element.children.length > 0 ? [] : ['input'])]
    const words = ['span', 'div', 'p', 'label', 'b', 'h3']
    const isPressed = part === 'target' && mark.address.startsWith('control:')
    const tags = cells.includes(from) ? cells : isPressed ? pressed : words
    const to = dice.pick(tags.filter((each) => each !== from))
    const made = retagged(element, to)
    const way = dice.below(4)
    if (/^(div|span)$/.test(to) && isPressed) {
      if (way < 2) (made as HTMLElement).style.cursor = 'pointer'
      if (way === 2) made.setAttribute('role', 'button')
    }
    return done(`${from} to ${drawn(made)}`)
  }

  const textsIn = (element: Element): Text[] => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node instanceof Text && node.data.trim().length > 0) texts.push(node)
    return texts
  }
  const split = (focus: Focus): Done | null => {
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

  const sayAnew = (element: Element, words: string): void => {
    if (element instanceof HTMLInputElement) {
      element.setAttribute(element.type === 'image' ? 'alt' : 'value', words)
      return
    }
    const [first, ...rest] = textsIn(element)
    if (!first) return
    first.data = words
    for (const each of rest) each.data = ''
  }
  const named = ({ element, part, mark }: Focus): Element | null => {
    const words = mark.words[0]?.element
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
    if (!own || own.matches('input[type=text],input[type=password]')) return null
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

  const hiding: readonly ((element: HTMLElement) => string)[] = [
    (element) => {
      element.style.setProperty('display', 'none', 'important')
      return 'display: none'
    },
    (element) => {
      element.style.setProperty('visibility', 'hidden', 'important')
      for (const each of element.querySelectorAll<HTMLElement>('*')) each.style.visibility = 'hidden'
      return 'visibility: hidden'
    },
    (element) => {
      element.style.setProperty('opacity', '0', 'important')
      return 'opacity: 0'
    },
    (element) => {
      element.style.cssText +=
        ';position:absolute!important;left:-9999px!important;top:0!important;right:auto!important'
      return 'off the left edge'
    },
    (element) => {
      element.style.cssText +=
        ';position:absolute!important;width:1px!important;height:1px!important;min-height:0!important;min-width:0!important;padding:0!important;border:0!important;overflow:hidden!important;clip:rect(0 0 0 0)!important'
      return 'for screen readers alone'
    },
  ]
  const conceal = (element: Element): string => dice.pick(hiding)(element as HTMLElement)

  const twinOf = (element: Element): HTMLElement => {
    const twin = element.cloneNode(true) as HTMLElement
    twin.removeAttribute('id')
    twin.querySelectorAll('[id]').forEach((each) => each.removeAttribute('id'))
    return twin
  }
  const altered = (value: string): string =>
    /\d/.test(value) ? value.replaceAll(/\d/g, (digit) => String((Number(digit) + 3) % 10)) : '差出人に返送'
  // A copy of the whole thing with its words, reading otherwise where it is read.
  const decoyBox = ({ mark }: Focus): { twin: HTMLElement; beside: Element } | null => {
    const right = mark.right[0]?.element
    const source = mark.box?.element ?? right
    if (!source || !right) return null
    const copied = source.cloneNode(true) as HTMLElement
    if (mark.address.startsWith('value:')) {
      const path = trail(source, right)
      const cell = path.reduce<Element | undefined>((each, at) => each?.children[at], copied)
      const value = said(right)
      if (cell) sayAnew(cell, altered(value))
    }
    return { twin: twinOf(copied), beside: source }
  }
  const trail = (from: Element, to: Element): number[] => {
    const path: number[] = []
    for (let each = to; each !== from && each.parentElement; each = each.parentElement)
      path.unshift([...each.parentElement.children].indexOf(each))
    return path
  }
  const decoy = (focus: Focus): Done | null => {
    const { mark } = focus
    const words = wordsOf(focus)
    const made = decoyBox(focus)
    if (!made) return null
    const { twin, beside } = made
    const isControl = mark.address.startsWith('control:')
    const site = dice.pick([beside, beside, ...kin(beside)])
    const row = beside.matches('td,th,tr')
    const plain = (): HTMLElement => make(dice.pick(['p', 'h3', 'strong', 'div', 'li']), words)
    const way = dice.pick(['twin', 'hidden', 'hidden', 'plain', 'sentence', 'footer', 'disabled', 'trail'] as const)
    if (way === 'twin' && mark.address === 'list') {
      const heading = pins.list?.heading.element
      if (heading) put(heading.cloneNode(true) as Element, site.matches('li') ? (site.parentElement ?? site) : site)
      return done('a second heading of the same words', false)
    }
    if (way === 'twin' || way === 'hidden') {
      put(twin, row || way === 'hidden' ? beside : site)
      if (way === 'twin') return done(`a twin of ${drawn(beside)}`, false)
      return done(`a twin of ${drawn(beside)}, ${conceal(twin)}`)
    }
    if (words === '') return null
    const place = row
      ? (beside.closest('table') ?? beside)
      : site.matches('td,th,tr,tbody')
        ? (site.closest('table') ?? site)
        : site
    if (way === 'sentence') {
      put(
        make(
          'p',
          dice.pick([`「${words}」をご確認ください。`, `※${words}について`, `${words}は画面の案内に従ってください`]),
        ),
        place,
      )
      return done('the words in a sentence')
    }
    if (way === 'plain') {
      const caption = plain()
      put(caption, place)
      return done(`the words in ${drawn(caption)} beside ${drawn(place)}`)
    }
    if (!isControl) return null
    if (way === 'disabled') {
      const grey = make('button', words)
      grey.setAttribute('disabled', '')
      put(grey, place)
      return done('a disabled twin')
    }
    if (beside.closest('footer,nav,header,aside,ol')) return null
    const region = make(way === 'footer' ? 'footer' : 'ol')
    if (way === 'trail') region.className = 'breadcrumb'
    const link = make('a', words)
    link.setAttribute('href', '#')
    region.append(link)
    if (way === 'footer') document.body.append(region)
    else document.body.prepend(region)
    return done(`a link of the same words in ${drawn(region)}`)
  }

  // A field whose words are gone may still be known: it is the only one of its kind.
  const alone = ({ mark, part }: Focus): boolean =>
    part === 'words' && (mark.address === 'field:password' || (mark.address.startsWith('field:') && fieldsSeen() === 1))
  const fieldsSeen = (): number => [...document.querySelectorAll('input[type=text]')].filter(pins.seen).length
  const another = ({ mark, element, part }: Focus): boolean =>
    part === 'target' && mark.right.some((each) => each.element !== element && pins.seen(each.element))
  const hide = (focus: Focus): Done | null =>
    done(`${drawn(focus.element)}, ${conceal(focus.element)}`, alone(focus) || another(focus))
  const remove = (focus: Focus): Done | null => {
    const survivable = alone(focus) || another(focus)
    focus.element.remove()
    return done(drawn(focus.element), survivable)
  }
  return { wrap, unwrap, insert, swap, reverse, rename, tag, split, text, decoy, hide, remove }
}
