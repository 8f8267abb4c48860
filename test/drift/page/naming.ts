import type { Kit } from './kit.ts'
import type { Done, Focus, Mutations } from './mutations.ts'

/** Changes of ids, classes, names and tags. Runs inside the page. */
export function naming({
  pins,
  dice,
  drawn,
  done,
  said,
  near,
  make,
  handOver,
}: Kit): Pick<Mutations, 'rename' | 'tag'> {
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
      if (!handOver(site, peer)) return null
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
  // A list as scripts draw it.
  const redrawn = (element: HTMLSelectElement): Done => {
    const list = make('div', said(element))
    list.setAttribute('role', 'combobox')
    list.style.cssText = 'display:inline-block;border:1px solid;min-width:160px;min-height:20px'
    element.replaceWith(list)
    pins.move(element, list)
    return done('a list that the page draws')
  }
  const tag = (focus: Focus): Done | null => {
    const { element, part, mark } = focus
    if (element instanceof HTMLSelectElement) return redrawn(element)
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

  return { rename, tag }
}
