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
  crossed,
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
    if (
      around.tagName === 'LABEL' &&
      (site.querySelector('input,select,label,a,button') || site.matches('input,select,label'))
    )
      return null
    if (inTable.has(site.tagName) || (dice.chance(0.3) && site.childNodes.length > 0)) {
      if (site.matches('table,tbody,thead,tr,input,select')) return null
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
    const table = crossed(focus)
    if (table && site.matches('td,th')) return addColumn(table)
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
  // A cell under another heading, or a text beside another's words, would be another statement: columns, rows and pairs move whole.
  const addColumn = (table: HTMLTableElement): Done => {
    const at = dice.below(table.rows[0]?.cells.length ?? 0)
    const heading = dice.pick([...others, ''])
    for (const row of table.rows) {
      const model = row.cells[at]
      const cell = make(model?.tagName ?? 'td', row.rowIndex === 0 ? heading : dice.pick(['', '-', '2026/11/2']))
      if (model) model.before(cell)
    }
    return done(`a column ${heading}`)
  }
  const lay = (table: HTMLTableElement, cellsAnew: (cells: readonly Element[]) => Element[]): void => {
    for (const row of table.rows) row.append(...cellsAnew([...row.cells]))
  }
  const changed = <T>(of: readonly T[], one: number, other: number): T[] =>
    of.map((each, at) => (at === one ? (of[other] ?? each) : at === other ? (of[one] ?? each) : each))
  const swapCrossed = (focus: Focus, table: HTMLTableElement): Done => {
    const rows = [...table.rows]
    if (dice.chance(0.5)) {
      const [one = 0, other = 0] = dice.shuffled([...rows.keys()].slice(1))
      rows[0]?.parentElement?.append(...changed(rows, one, other))
      return done(`rows ${one} and ${other}`)
    }
    const [one = 0, other = 0] = dice.shuffled([...(rows[0]?.cells ?? [])].map((_, at) => at))
    lay(table, (cells) => changed(cells, one, other))
    return done(`columns ${one} and ${other}`, namedBefore(focus))
  }
  const reverseCrossed = (focus: Focus, table: HTMLTableElement): Done => {
    const [head, ...rows] = table.rows
    if (head && dice.chance(0.5)) {
      head.after(...rows.toReversed())
      return done('the rows')
    }
    lay(table, (cells) => cells.toReversed())
    return done('the columns', namedBefore(focus))
  }
  const pairsOf = (list: Element | null): Element[][] | null => {
    const pairs = [...(list?.querySelectorAll(':scope > dt') ?? [])].map((each) => [each, each.nextElementSibling])
    const whole = pairs.map((pair) => pair.filter((each) => each?.matches('dt,dd')).filter((each) => each !== null))
    return whole.length > 1 && whole.every((pair) => pair.length === 2) ? whole : null
  }
  const layPairs = (site: Element, order: (pairs: Element[][]) => Element[][]): Done | null => {
    const pairs = pairsOf(site.parentElement)
    if (!pairs) return null
    site.parentElement?.append(...order(pairs).flat())
    return done(`pairs of ${drawn(site.parentElement ?? site)}`)
  }
  const swap = (focus: Focus): Done | null => {
    const table = crossed(focus)
    if (table) return swapCrossed(focus, table)
    const site = near(focus)
    if (site.matches('dt,dd')) return layPairs(site, (pairs) => dice.shuffled(pairs))
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
    const table = crossed(focus)
    if (table) return reverseCrossed(focus, table)
    const site = near(focus)
    if (site.matches('dt,dd')) return layPairs(site, (pairs) => pairs.toReversed())
    const parent = site.parentElement
    if (!parent || parent === document.body || parent.children.length < 2) return null
    parent.append(...[...parent.childNodes].toReversed())
    return done(`children of ${drawn(parent)}`, namedBefore(focus))
  }

  return { wrap, unwrap, insert, swap, reverse }
}
