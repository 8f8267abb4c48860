import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { MockApplication, RequestName, Skin } from '../contract.ts'
import { applyPage } from './apply.ts'
import { detailPage, editable } from './detail.ts'
import { listPage } from './list.ts'
import { overPage, type Sheet } from './page.ts'

const cookie = 'RASESSIONID' // a name of its own: the portal's cookies reach this port too

/** What a screen is drawn from: who looks, and which application the form names. */
interface Asked {
  readonly sheet: Sheet
  readonly id: string
  readonly form: Readonly<Record<string, string>>
}
type Draw = (asked: Asked) => string

/** The registration authority: entered by a one-time token, every screen a whole page, every step a form posted. */
export const ra: Skin['ra'] = (app, world, origins) => {
  const screen = (request: FastifyRequest, draw: Draw): string => {
    const session = cookieOf(request)
    const facility = world.raFacility(session)
    if (facility === null) return overPage(origins().portal)
    const say = (word: string) => world.label(word, facility.facilityCode)
    const form = formOf(request)
    return draw({ sheet: { session, facility, portal: origins().portal, say }, id: form['id'] ?? '', form })
  }
  const open = (path: string, name: RequestName, draw: Draw) =>
    app.route({
      method: ['GET', 'POST'],
      url: path,
      config: { request: name },
      handler: (request, reply) => html(reply, screen(request, draw)),
    })
  enter(app, world, origins)
  open('/p/apply', 'apply', ({ sheet }) => applyPage(sheet))
  for (const [path, name, draw] of screens(world)) open(path, name, draw)
}

type World = Parameters<Skin['ra']>[1]

const enter = (app: FastifyInstance, world: World, origins: Parameters<Skin['ra']>[2]) =>
  app.post('/p/entry', { config: { request: 'entry' } }, (request, reply) => {
    const form = formOf(request)
    const session = world.redeemToken(form['token'] ?? '')
    if (session === null) return html(reply, overPage(origins().portal))
    void reply.header('set-cookie', `${cookie}=${session}; Path=/; HttpOnly`)
    return reply.redirect(form['screen'] === 'apply' ? '/p/apply' : '/p/list', 303)
  })

function screens(world: World): readonly (readonly [string, RequestName, Draw])[] {
  const list = ({ sheet }: Asked, done: string | null = null) => listPage(sheet, world.list(sheet.session), done)
  const detail = (asked: Asked, told: Parameters<typeof detailPage>[2]) => {
    const view = world.detail(asked.sheet.session, asked.id)
    return view === null ? list(asked, '該当する申請情報がありません。') : detailPage(asked.sheet, view, told)
  }
  const refused = '処理を受け付けできませんでした。'
  return [
    ['/p/list', 'list', (asked) => list(asked)],
    ['/p/detail', 'detail', (asked) => detail(asked, { delivery: false })],
    ['/p/delivery', 'delivery', (asked) => detail(asked, { delivery: true })],
    [
      '/p/cancel',
      'cancel',
      (asked) => list(asked, world.cancel(asked.sheet.session, asked.id) ? '発行申請をキャンセルしました。' : refused),
    ],
    [
      '/p/revoke',
      'revoke',
      (asked) => list(asked, world.revoke(asked.sheet.session, asked.id) ? '失効申請を受け付けました。' : refused),
    ],
    [
      '/p/edit',
      'edit',
      (asked) =>
        detail(asked, {
          delivery: false,
          done: world.edit(asked.sheet.session, asked.id, entered(asked.form)) ? '更新しました。' : refused,
        }),
    ],
  ]
}

function entered(form: Asked['form']): Pick<MockApplication, keyof typeof editable> {
  const { contactName = '', terminalName = '', email = '', phone = '' } = form
  return { contactName, terminalName, email, phone }
}

function html(reply: FastifyReply, page: string): FastifyReply {
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page)
}

function cookieOf(request: FastifyRequest): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === cookie)?.[1] ?? ''
}

function formOf(request: FastifyRequest): Asked['form'] {
  const fields = Object.entries(request.body ?? {})
  return Object.fromEntries(fields.filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}
