'use strict'
const body = document.querySelector('.naka')
const cover = document.querySelector('.ooi')
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds))
let turn = 0

async function ask(path, options) {
  const answer = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...options })
  if (answer.status === 401) {
    location.href = '/madoguchi/sso/login?m=owari'
    return new Promise(() => {})
  }
  const text = await answer.text()
  const isData = (answer.headers.get('content-type') || '').includes('json')
  if (isData) {
    const data = JSON.parse(text)
    if (data.to) {
      location.href = data.to
      return new Promise(() => {})
    }
    if (answer.ok) return data
  }
  if (!isData && /<body|<h1|<html/i.test(text)) {
    document.open()
    document.write(text)
    document.close()
    return new Promise(() => {})
  }
  throw new Error(String(answer.status))
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
  if (target !== '_self') window.open('about:blank', target, 'width=1180,height=760,scrollbars=yes')
  const ticket = await ask('/parts/ticket', { method: 'POST' })
  const form = document.createElement('form')
  form.method = 'post'
  form.action = ticket.action
  form.target = target
  for (const [name, value] of Object.entries({ kagi: ticket.kagi, yoto: purpose })) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = value
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
    if (mine === turn)
      paint('<div class="midashi">エラー</div><p>通信エラーが発生しました。時間をおいて再度お試しください。</p>')
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
    top.textContent = ''
  }
}

document.addEventListener('click', fold)
window.addEventListener('hashchange', () => void show())
void head()
void show()
