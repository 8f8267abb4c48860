import type { Kit } from './kit.ts'
import type { Done, Focus, Mutations } from './mutations.ts'

/** Changes of nesting and order. Runs inside the page. */
export function structure({
  pins,
  dice,
  drawn,
  done,
  others,
  said,
  wordsOf,
  similar,
  kin,
  near,
  make,
  put,
  namedBefore,
  handOver,
}: Kit): Pick<Mutations, 'wrap' | 'unwrap' | 'insert' | 'swap' | 'reverse'> {
  const inTable = new Set(['TD', 'TH', 'TR', 'TBODY', 'THEAD', 'TFOOT', 'TABLE', 'CAPTION', 'COLGROUP'])
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

  return { wrap, unwrap, insert, swap, reverse }
}
