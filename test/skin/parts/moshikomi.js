'use strict'
/* global kid, okuru, tsukeru, moshikomi */
/* The screens of an application, drawn one after another in one document; `moshikomi` holds what the server fills in. */
const omote = document.querySelector('.g')
const kaku = document.querySelector('.k')
const machi = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds))
const komatta = '通信エラーが発生しました。時間をおいて再度お試しください。'

function umeru() {
  for (const { na, atai, ato } of moshikomi.sumi) {
    const ran = document.querySelector(`[data-na="${na}"]`)
    setTimeout(() => {
      if ('value' in ran) ran.value = atai
      else ran.textContent = atai
    }, ato)
  }
}

function naiyo() {
  const rans = [...omote.querySelectorAll('[data-na]')]
  return Object.fromEntries(rans.map((ran) => [ran.dataset.na, 'value' in ran ? ran.value : ran.textContent]))
}

async function tou(saki, options) {
  kaku.style.display = 'block'
  try {
    const kotae = await fetch(saki, { method: 'POST', ...options })
    if (kotae.status === 401) {
      okuru('/ichiran')
      return await new Promise(() => {})
    }
    if ((kotae.headers.get('content-type') || '').includes('html')) return kaeru(await kotae.text())
    if (!kotae.ok) return { dame: komatta }
    const data = await kotae.json()
    await machi(data.machi)
    return data
  } catch {
    return { dame: komatta }
  } finally {
    kaku.style.display = 'none'
  }
}

function kaeru(text) {
  document.open()
  document.write(text)
  document.close()
  return new Promise(() => {})
}

function shikaru(within, words) {
  const akai = within.querySelector('.akai')
  akai.textContent = words
  akai.style.display = words ? 'block' : 'none'
  if (words) akai.scrollIntoView()
}

function osu(words, act) {
  const one = document.createElement('div')
  one.className = 'b'
  one.textContent = words
  one.addEventListener('click', act)
  return one
}

function kiku(words) {
  return new Promise((kimeru) => {
    const ooi = document.createElement('div')
    const naka = document.createElement('div')
    const bun = document.createElement('div')
    const kotaeru = (yes) => () => {
      ooi.remove()
      kimeru(yes)
    }
    ooi.className = 'o'
    naka.className = 'm'
    bun.className = 'bun'
    bun.textContent = words
    naka.append(bun, osu(moshikomi.hai, kotaeru(true)), ' ', osu(moshikomi.iie, kotaeru(false)))
    ooi.append(naka)
    document.body.append(ooi)
  })
}

function kaeshi(markup) {
  const ura = document.createElement('div')
  ura.className = 'g'
  ura.innerHTML = markup
  omote.style.display = 'none'
  omote.after(ura)
  window.scrollTo(0, 0)
  return ura
}

async function tsugi() {
  const mono = naiyo()
  const fields = { body: new URLSearchParams({ kid, ...mono }) }
  shikaru(omote, '')
  const kotae = await tou('/kennin', fields)
  if (kotae.dame) return shikaru(omote, kotae.dame)
  shiraseru(kotae)
  if (!(await kiku(kotae.toi))) return undefined
  const tsuzuki = await tou('/kakunin', fields)
  return tsuzuki.dame ? shikaru(omote, tsuzuki.dame) : kakunin(tsuzuki, mono)
}

function kakunin(kotae, mono) {
  const ura = kaeshi(kotae.gamen)
  ura.querySelector('[data-kei="modoru"]').addEventListener('click', () => {
    ura.remove()
    omote.style.display = ''
  })
  ura.querySelector('[data-kei="okuru"]').addEventListener('click', () => void okutta(ura, mono))
  shiraseru(kotae)
}

async function okutta(ura, mono) {
  shikaru(ura, '')
  const body = JSON.stringify({ kid, ...mono })
  const kotae = await tou('/sofu', { headers: { 'content-type': 'application/json' }, body })
  if (kotae.dame) return shikaru(ura, kotae.dame)
  ura.remove()
  for (const place of kaeshi(kotae.gamen).querySelectorAll('[data-saki]')) tsukeru(place)
  return shiraseru(kotae)
}

function shiraseru({ shirase }) {
  if (shirase) setTimeout(() => alert(shirase))
}

function bunrui() {
  const list = omote.querySelector('select[data-na="bunrui"]')
  list?.addEventListener('change', () => {
    if (list.value.startsWith('7') === moshikomi.hokensha) return
    const rans = Object.entries(naiyo()).map(([name, value]) => {
      const ran = document.createElement('input')
      Object.assign(ran, { type: 'hidden', name, value })
      return ran
    })
    document.forms[0].append(...rans)
    okuru('/shinsei')
  })
}

bunrui()
umeru()
document.querySelector('[data-kei="tsugi"]').addEventListener('click', () => void tsugi())
