import type { Dice } from './dice.ts'
import type { Done, Focus, Kind, Mutations } from './mutations.ts'
import type { LinePins, Pins, TablePins } from './pins.ts'

export type GridMutations = Readonly<Record<Kind, () => Done | null>>

/** The mutations of a table: a column or a line moves whole, since a cell under another heading would be another statement. Runs inside the page. */
export function grid(pins: Pins, dice: Dice, plain: Mutations): GridMutations | null {
  if (!pins.table) return null
  const table: TablePins = pins.table
  const done = (note: string, survivable = true): Done => ({ note, survivable })
  const tall = table.headRows.length
  const first = (line: LinePins): Element => line.rows[0]?.element ?? document.body
  const firstRows = (): Element[] => [table.headRows[0]?.element ?? document.body, ...table.lines.map(first)]
  const headings = Object.keys(table.heads)
  const headOf = (heading: string): Element => table.heads[heading]?.element ?? document.body
  const placeOf = (heading: string): number =>
    [...(headOf(heading).parentElement?.children ?? [])].indexOf(headOf(heading))
  const say = (tag: string, text: string): HTMLElement => {
    const made = document.createElement(tag)
    made.textContent = text
    return made
  }
  const focusOf = (element: Element): Focus => ({
    element,
    part: 'target',
    mark: { address: 'table', right: [{ element }], words: [], box: null },
  })
  const anyCell = (): Element => {
    const heading = dice.pick(headings)
    if (dice.chance(0.5)) return headOf(heading)
    return dice.pick(table.lines).cells[heading]?.element ?? headOf(heading)
  }
  const anyPart = (): Element => {
    const parts = [anyCell(), anyCell(), first(dice.pick(table.lines)), table.table.element]
    return dice.pick(parts)
  }
  const rowsOf = (line: LinePins): Element[] => line.rows.map(({ element }) => element)

  const wrap = (): Done | null => {
    const way = dice.pick(['cell', 'cell', 'table', 'head', 'lines'] as const)
    if (way === 'cell') return plain.wrap(focusOf(anyCell()))
    if (way === 'table') {
      const around = document.createElement(dice.pick(['div', 'section', 'center']))
      table.table.element.replaceWith(around)
      around.append(table.table.element)
      return done(`the table in ${around.tagName}`)
    }
    const body = table.table.element.querySelector(':scope > tbody')
    if (!body || !(table.table.element instanceof HTMLTableElement)) return null
    if (way === 'head') {
      const head = document.createElement('thead')
      head.append(...table.headRows.map(({ element }) => element))
      body.before(head)
      return done('the headings in a thead')
    }
    const rows = table.lines.slice(dice.below(table.lines.length)).flatMap(rowsOf)
    const own = document.createElement('tbody')
    own.append(...rows)
    body.after(own)
    return done(`${rows.length} rows in a tbody of their own`)
  }
  const unwrap = (): Done | null => {
    const body = table.table.element.querySelector(':scope > tbody')
    if (body && dice.chance(0.4)) {
      body.replaceWith(...body.childNodes)
      return done('the tbody dissolved')
    }
    const outer = table.table.element.parentElement
    if (outer && !outer.matches('td,body') && dice.chance(0.3)) {
      outer.replaceWith(...outer.childNodes)
      return done(`${outer.tagName} around the table dissolved`)
    }
    const inner = [...anyCell().querySelectorAll('*')].filter(
      (each) => each.childNodes.length > 0 && !pins.pinned(each) && !each.matches('tbody,tr,td,table'),
    )
    if (inner.length === 0) return null
    const site = dice.pick(inner)
    site.replaceWith(...site.childNodes)
    return done(`${site.tagName} in a cell dissolved`)
  }
  const cellLike = (row: Element, text: string): Element => {
    const model = row.children[0]
    const cell = say(model?.tagName ?? 'td', text)
    for (const name of ['class', 'rowspan', 'style']) {
      const value = model?.getAttribute(name)
      if (value) cell.setAttribute(name, value)
    }
    return cell
  }
  const setIn = (row: Element, at: number, cell: Element): void => {
    const before = row.children[at]
    if (before) before.before(cell)
    else row.append(cell)
  }
  const width = (): number => table.headRows[0]?.element.children.length ?? 0
  const addColumn = (heading: string, text: string): Element[] => {
    const at = dice.below(width() + 1)
    return firstRows().map((row, number) => {
      const cell = cellLike(row, number === 0 ? heading : `${text}${number}`)
      setIn(row, at, cell)
      return cell
    })
  }
  const rowOf = (text: string, whole: boolean): Element => {
    const row = document.createElement('tr')
    const cell = say('td', text)
    if (whole) cell.setAttribute('colspan', String(width()))
    row.append(cell)
    return row
  }
  const insert = (): Done | null => {
    const way = dice.pick(['column', 'column', 'note', 'blank', 'caption', 'before', 'cell'] as const)
    if (way === 'column') {
      addColumn(dice.pick(['備考', '区分', '更新日', '']), dice.pick(['メモ', '2026/11/2', '']))
      return done('a column')
    }
    if (way === 'note' || way === 'blank') {
      const line = dice.pick(table.lines)
      first(line).before(rowOf(way === 'note' ? '以下は過去の申請です' : '', dice.chance(0.7)))
      return done(way === 'note' ? 'a line with a note' : 'a blank line')
    }
    if (way === 'caption') {
      table.table.element.prepend(say('caption', '一覧（新しい順）'))
      return done('a caption')
    }
    if (way === 'before') {
      table.table.element.before(say(dice.pick(['p', 'div', 'h3']), `${dice.pick(headings)}の見方`))
      return done('a line above the table')
    }
    const row = dice.pick(firstRows())
    setIn(row, dice.below(width()), cellLike(row, dice.pick(['NEW', '', '※'])))
    return done('one cell in one row: the rest is shifted', false)
  }
  const swapColumns = (one: number, other: number): void => {
    for (const row of firstRows()) {
      const cells = [...row.children]
      const [left, right] = [cells[one], cells[other]]
      if (left && right) [cells[one], cells[other]] = [right, left]
      row.append(...cells)
    }
  }
  const lay = (lines: readonly LinePins[]): void => {
    const parents = new Set(table.lines.map((line) => first(line).parentElement))
    const [parent] = parents
    if (parents.size === 1) parent?.append(...lines.flatMap(rowsOf))
  }
  const swap = (): Done | null => {
    if (dice.chance(0.6)) {
      const [one = '', other = ''] = dice.shuffled(headings)
      swapColumns(placeOf(one), placeOf(other))
      return done(`columns ${one} and ${other}`)
    }
    lay(dice.shuffled(table.lines))
    return done('the lines in another order')
  }
  const reverse = (): Done | null => {
    if (dice.chance(0.5)) {
      for (const row of firstRows()) row.append(...[...row.children].toReversed())
      return done('the columns')
    }
    lay(table.lines.toReversed())
    return done('the lines')
  }
  const rename = (): Done | null => plain.rename(focusOf(anyPart()))

  const remade = (element: Element, tag: string, style: string): void => {
    const made = document.createElement(tag)
    for (const { name, value } of element.attributes) made.setAttribute(name, value)
    made.style.cssText += `;${style}`
    made.append(...element.childNodes)
    element.replaceWith(made)
    pins.move(element, made)
  }
  const divs = (): Done | null => {
    if (tall > 1 || table.table.element.querySelector('table,[colspan]')) return null
    const own = table.table.element
    for (const cell of own.querySelectorAll('td,th')) remade(cell, 'div', 'display:table-cell;padding:4px')
    for (const row of own.querySelectorAll('tr')) remade(row, 'div', 'display:table-row')
    for (const body of own.querySelectorAll('tbody,thead')) remade(body, 'div', 'display:table-row-group')
    remade(own, 'div', 'display:table')
    return done('the whole table of div')
  }
  const tag = (): Done | null => {
    const way = dice.pick(['one', 'heads', 'divs'] as const)
    if (way === 'divs') return divs()
    const cells = way === 'one' ? [anyCell()] : headings.map(headOf)
    const to = cells[0]?.tagName === 'TH' ? 'td' : 'th'
    for (const cell of cells) if (cell.matches('td,th')) remade(cell, to, '')
    return done(`${cells.length} cells to ${to}`)
  }
  const split = (): Done | null => plain.split(focusOf(anyCell()))

  const text = (): Done | null => {
    const heading = dice.pick(headings)
    const words = headOf(heading)
    const mark = { address: 'value:heading', right: [{ element: words }], words: [{ element: words }], box: null }
    return plain.text({ element: words, part: 'words', mark })
  }

  const conceal = (elements: readonly Element[]): string => {
    const way = dice.pick(['display:none!important', 'visibility:hidden!important', 'opacity:0!important'])
    for (const element of elements) (element as HTMLElement).style.cssText += `;${way}`
    return way.replace('!important', '')
  }
  const twin = (): HTMLElement => {
    const copy = table.table.element.cloneNode(true) as HTMLElement
    const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      if (node instanceof Text) node.data = node.data.replaceAll(/\d/g, (digit) => String((Number(digit) + 3) % 10))
    return copy
  }
  const decoy = (): Done | null => {
    const way = dice.pick([
      'hidden',
      'hidden',
      'twin',
      'legend',
      'template',
      'heading',
      'sentence',
      'hidden column',
    ] as const)
    const own = table.table.element
    if (way === 'hidden' || way === 'twin') {
      const copy = twin()
      if (dice.chance(0.5)) own.before(copy)
      else own.after(copy)
      return done(`a second table, ${way === 'twin' ? 'in sight' : conceal([copy])}`, way === 'hidden')
    }
    if (way === 'legend') {
      const [one = '', other = ''] = dice.shuffled(headings)
      own.insertAdjacentHTML(
        'beforebegin',
        `<table><tr><td>${one}</td><td>可能な${other}</td></tr><tr><td>例</td><td>説明</td></tr></table>`,
      )
      return done('a legend with its words')
    }
    if (way === 'sentence') {
      own.insertAdjacentHTML('beforebegin', `<p>${dice.pick(headings)}は下の表をご覧ください。</p>`)
      return done('its words in a sentence')
    }
    if (way === 'template') {
      const copy = first(dice.pick(table.lines)).cloneNode(true) as HTMLElement
      first(dice.pick(table.lines)).before(copy)
      for (const cell of copy.children) cell.removeAttribute('rowspan')
      return done(`a line that nobody sees, ${conceal([copy])}`)
    }
    if (way === 'heading') {
      addColumn(dice.pick(headings), 'x')
      return done('a second column of the same name', false)
    }
    for (const cell of addColumn(dice.pick(headings), 'x'))
      (cell as HTMLElement).style.cssText += ';display:none!important'
    return done('a second column of the same name that nobody sees')
  }
  const struck = (): { note: string; cells: Element[] } => {
    const heading = dice.pick(headings)
    const line = dice.pick(table.lines)
    const column = [headOf(heading), ...table.lines.map((each) => each.cells[heading]?.element ?? document.head)]
    return dice.pick([
      { note: `the column ${heading}`, cells: column },
      { note: `the heading ${heading}`, cells: column.slice(0, 1) },
      { note: `one cell under ${heading}`, cells: [line.cells[heading]?.element ?? first(line)] },
      { note: 'a line', cells: rowsOf(line) },
    ])
  }
  const hide = (): Done | null => {
    const { note, cells } = struck()
    return done(`${note}, ${conceal(cells)}`, false)
  }
  const remove = (): Done | null => {
    const { note, cells } = struck()
    for (const cell of cells) cell.remove()
    return done(note, false)
  }
  return { wrap, unwrap, insert, swap, reverse, rename, tag, split, text, decoy, hide, remove }
}
