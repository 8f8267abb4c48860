'use strict'
/* A person's eye: only what is in sight counts, words are words wherever they are broken, and a thing can be clicked when it looks so. */
const fold = (text) => text.normalize('NFKC').replaceAll(/\s/g, '')
const clickable = 'input[type=button],input[type=submit],input[type=image],a,button'
const inSight = (within) =>
  [...within.querySelectorAll('*')].filter((one) => one.checkVisibility({ visibilityProperty: true }))

const looksAlive = (one) => one.matches(clickable) || getComputedStyle(one).cursor === 'pointer'

function said(one) {
  if (one instanceof HTMLInputElement) return fold(one.type === 'image' ? one.alt : one.value)
  return fold(one.innerText ?? '')
}

function bearing(words, among) {
  const equal = among.filter((one) => said(one) === fold(words))
  return equal.filter((one) => !equal.some((other) => other !== one && one.contains(other)))
}

function box(beside, words) {
  let within = bearing(beside, inSight(document.body))[0]
  while (within && bearing(words, inSight(within)).length === 0) within = within.parentElement
  return within ? inSight(within) : []
}

function standsBy(label, one) {
  const at = label.getBoundingClientRect()
  const its = one.getBoundingClientRect()
  const isRight = its.left >= at.right && Math.abs(its.top + its.height / 2 - at.top - at.height / 2) < 12
  const isBelow = its.top >= at.bottom && its.top - at.bottom < 16 && Math.abs(its.left - at.left) < 16
  return isRight || isBelow
}

const fieldsFor = (label, kinds) => inSight(document.body).filter((one) => one.matches(kinds) && standsBy(label, one))

function written(one) {
  if (one instanceof HTMLSelectElement) return one.selectedOptions[0]?.text ?? ''
  return one instanceof HTMLInputElement ? one.value : one.innerText
}

function middle(one) {
  one.scrollIntoView({ block: 'center' })
  const { left, top, width, height } = one.getClientRects()[0]
  const spot = { x: left + width / 2, y: top + height / 2 }
  const hit = document.elementFromPoint(spot.x, spot.y)
  return hit && one.contains(hit) ? spot : null
}

function only(found, words) {
  if (found.length > 1) throw new Error(`${words}: ${found.length} in sight`)
  return found[0] ? middle(found[0]) : null
}

function cellText(cell) {
  const inner = cell.querySelector('table')
  return inner ? [...inner.rows].map((row) => said(row.cells[0].firstElementChild)).join(' ') : cell.innerText
}

window.eye = {
  button(words, beside) {
    const among = beside ? box(beside, words) : inSight(document.body)
    return only(bearing(words, among).filter(looksAlive), words)
  },
  field: (words) =>
    only(
      bearing(words, inSight(document.body)).flatMap((label) =>
        fieldsFor(label, 'input[type=text],input[type=password]'),
      ),
      words,
    ),
  list: (words) => bearing(words, inSight(document.body)).flatMap((label) => fieldsFor(label, 'select'))[0] ?? null,
  beside(words) {
    const [label] = bearing(words, inSight(document.body))
    const near = label ? fieldsFor(label, 'input,select,b,dd,td') : []
    return near[0] ? written(near[0]) : null
  },
  reads: (words) => fold(document.body.innerText).includes(fold(words)),
  lines(heading) {
    const tables = [...document.querySelectorAll('table')].filter((table) => table.checkVisibility())
    const table = tables.find(({ rows }) => said(rows[0].cells[0]) === heading)
    return table ? [...table.rows].map((row) => [...row.cells].map(cellText)) : []
  },
  drawings: 0,
}

const isScreen = (node) => node instanceof HTMLElement && node.className === 'gamen'
new MutationObserver((changes) => {
  window.eye.drawings += changes.flatMap(({ addedNodes }) => [...addedNodes].filter(isScreen)).length
}).observe(document, { childList: true, subtree: true })
