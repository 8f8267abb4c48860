'use strict'
const body = document.querySelector('.naka')
const cover = document.querySelector('.ooi')
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds))
let turn = 0

const never = () => new Promise(() => {})
const sorry = '<div class="midashi">エラー</div><p>通信エラーが発生しました。時間をおいて再度お試しください。</p>'

async function ask(path, options, view = window) {
  const answer = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...options })
  if (answer.status === 401) return leaveFor('/madoguchi/sso/login?m=owari', view)
  const text = await answer.text()
  const type = answer.headers.get('content-type') || ''
  if (type.includes('html')) return replace(text, view)
  if (!answer.ok) throw new Error(String(answer.status))
  const data = JSON.parse(text)
  return data.to ? leaveFor(data.to, view) : data
}

function leaveFor(address, view) {
  view.location.href = address
  return never()
}

function replace(text, view) {
  view.document.open()
  view.document.write(text)
  view.document.close()
  return never()
}

function go(name) {
  location.hash = `#/${name}`
}

function listen(within) {
  for (const place of within.querySelectorAll('[data-go]'))
    place.addEventListener('click', (event) => {
      event.stopPropagation()
      fold()
      go(place.dataset.go)
    })
  for (const place of within.querySelectorAll('[data-to]'))
    place.addEventListener('click', () => (location.href = place.dataset.to))
  for (const place of within.querySelectorAll('[data-window]'))
    place.addEventListener('click', () => leave(place.dataset.window, place.dataset.target))
  for (const place of within.querySelectorAll('[data-file]')) place.addEventListener('click', () => take(place.dataset))
  for (const place of within.querySelectorAll('[data-fold]')) place.addEventListener('click', () => unfold(place))
  for (const place of within.querySelectorAll('[data-drop]')) drop(place)
}

function unfold(place) {
  for (const other of place.parentElement.parentElement.children)
    other.classList.toggle('hiraki', other === place.parentElement)
}

function fold() {
  for (const place of document.querySelectorAll('[data-drop]')) place.classList.remove('hiraki', 'tome')
}

function drop(place) {
  place.addEventListener('mouseenter', () => place.classList.add('hiraki'))
  place.addEventListener('mouseleave', () => place.classList.contains('tome') || place.classList.remove('hiraki'))
  place.addEventListener('click', (event) => {
    event.stopPropagation()
    place.classList.add('hiraki', 'tome')
  })
}

async function leave(purpose, target) {
  const other = target === '_self' ? window : window.open('about:blank', target, 'width=1180,height=760,scrollbars=yes')
  try {
    const ticket = await ask('/parts/ticket', { method: 'POST' }, other)
    send(ticket.action, target, { kagi: ticket.kagi, yoto: purpose })
  } catch {
    if (other !== window) other.close()
    paint(sorry)
  }
}

function take({ file, hand, name }) {
  const address = `/madoguchi/tempu?b=${file}`
  if (hand === 'tab') window.open(address, '_blank')
  else void fetchFile(address, name)
}

async function fetchFile(address, name) {
  cover.classList.add('hiraki')
  try {
    const answer = await fetch(address, { credentials: 'same-origin', cache: 'no-store' })
    if (answer.status === 401) await leaveFor('/madoguchi/sso/login?m=owari', window)
    if (!answer.ok) throw new Error(String(answer.status))
    save(await answer.blob(), name)
  } catch {
    paint(sorry)
  }
  cover.classList.remove('hiraki')
}

function save(blob, name) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60000)
}

function send(action, target, fields) {
  const form = document.createElement('form')
  Object.assign(form, { method: 'post', action, target })
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name, value })
    form.append(field)
  }
  document.body.append(form)
  form.submit()
  form.remove()
}

function paint(markup) {
  body.replaceChildren()
  const print = document.createElement('div')
  print.className = 'insatsu'
  print.innerHTML = markup
  const seen = document.createElement('div')
  seen.className = 'gamen'
  seen.innerHTML = markup
  const measure = document.createElement('div')
  measure.className = 'hakari'
  measure.setAttribute('aria-hidden', 'true')
  measure.innerHTML = markup
  body.append(print, seen, measure)
  listen(seen)
}

async function show() {
  const mine = ++turn
  cover.classList.add('hiraki')
  try {
    const screen = await ask(`/parts/screen/${location.hash.replace(/^#\/?/, '') || 'top'}`)
    await pause(screen.wait)
    if (mine !== turn) return
    paint(screen.markup)
    window.scrollTo(0, 0)
    await pause(150)
    if (mine !== turn) return
    paint(screen.markup)
    await pause(150)
  } catch {
    if (mine === turn) paint(sorry)
  }
  if (mine === turn) cover.classList.remove('hiraki')
}

async function head() {
  const top = document.querySelector('.atama')
  try {
    const drawn = await ask('/parts/head')
    await pause(drawn.wait)
    top.innerHTML = drawn.markup
    listen(top)
  } catch {
    top.textContent = 'メニューを表示できませんでした。時間をおいて再度お試しください。'
  }
}

document.addEventListener('click', fold)
window.addEventListener('hashchange', () => void show())
void head()
void show()
