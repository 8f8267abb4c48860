import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { MockApplication, RequestName, Skin } from '../contract.ts'
import { applyScreens } from './apply-screens.ts'
import { detailPage, editable } from './detail.ts'
import { listPage } from './list.ts'
import { overPage, unknownTerminalPage, type Sheet } from './page.ts'

const cookie = 'RASESSIONID' // a name of its own: the portal's cookies reach this port too

/** What a screen is drawn from: who looks, and what the form of the last one sends. */
interface Asked {
  readonly sheet: Sheet
  readonly id: string
  readonly form: Readonly<Record<string, string>>
}
type Draw = (asked: Asked) => string
type World = Parameters<Skin['ra']>[1]
type Screen = readonly [string, RequestName, Draw]

/** The registration authority: entered by a one-time token or by the closed network's addresses, every screen a whole page, every step a form posted. */
export const ra: Skin['ra'] = (app, world, origins) => {
  const open = ([path, name, draw]: Screen, needsFacility: boolean) =>
    app.route({
      method: ['GET', 'POST'],
      url: path,
      config: { request: name },
      handler: (request, reply) => {
        const asked = askedOf(world, origins().portal, request)
        const allowed = asked !== null && (!needsFacility || world.raFacility(asked.sheet.session) !== null)
        return html(reply, allowed ? draw(asked) : overPage(origins().portal))
      },
    })
  enter(app, world, origins)
  for (const [path, name, draw] of applyScreens(world))
    open([path, name, ({ sheet, form }) => draw(sheet, form)], false)
  for (const screen of listScreens(world)) open(screen, true)
}

function askedOf(world: World, portal: string, request: FastifyRequest): Asked | null {
  const session = cookieOf(request)
  const door = world.raDoor(session)
  if (door === null) return null
  const facilityCode = world.raFacility(session)?.facilityCode ?? null
  const form = formOf(request)
  return {
    sheet: { session, door, portal, say: (word) => world.label(word, facilityCode) },
    id: form['id'] ?? '',
    form,
  }
}

const enter = (app: FastifyInstance, world: World, origins: Parameters<Skin['ra']>[2]) => {
  app.post('/p/entry', { config: { request: 'entry' } }, (request, reply) => {
    const form = formOf(request)
    const session = world.redeemToken(form['token'] ?? '')
    if (session === null) return html(reply, overPage(origins().portal))
    return goOn(reply, session, form['screen'] === 'apply' ? '/p/apply' : '/p/list')
  })
  for (const [path, door, next] of directly) {
    app.get(path, { config: { request: 'entry' } }, (_request, reply) => {
      const session = world.enterDirectly(door)
      return session === null ? html(reply, unknownTerminalPage()) : goOn(reply, session, next)
    })
  }
}

function goOn(reply: FastifyReply, session: string, path: string): FastifyReply {
  return reply.header('set-cookie', `${cookie}=${session}; Path=/; HttpOnly`).redirect(path, 303)
}

const directly = [
  ['/p/rcr', 'apply', '/p/apply'],
  ['/p/rx', 'revoke', '/p/list'],
] as const

function listScreens(world: World): readonly Screen[] {
  const list = ({ sheet }: Asked, done: readonly (string | null)[] = []) =>
    listPage(sheet, world.list(sheet.session), done)
  const detail = (asked: Asked, told: Parameters<typeof detailPage>[2]) => {
    const view = world.detail(asked.sheet.session, asked.id)
    return view === null ? list(asked, ['該当する申請情報がありません。']) : detailPage(asked.sheet, view, told)
  }
  const said = ({ sheet }: Asked, at: 'cancel' | 'revoke' | 'edit', done: boolean) => [
    sheet.say(done ? doneWords[at] : '処理を受け付けできませんでした。'),
    world.alertAt(sheet.session, at),
  ]
  const operated = (asked: Asked, at: 'cancel' | 'revoke') =>
    list(asked, said(asked, at, world[at](asked.sheet.session, asked.id)))
  const edited = (asked: Asked) => said(asked, 'edit', world.edit(asked.sheet.session, asked.id, entered(asked.form)))
  return [
    ['/p/list', 'list', (asked) => list(asked)],
    ['/p/detail', 'detail', (asked) => detail(asked, { delivery: false })],
    ['/p/delivery', 'delivery', (asked) => detail(asked, { delivery: true })],
    ['/p/cancel', 'cancel', (asked) => operated(asked, 'cancel')],
    ['/p/revoke', 'revoke', (asked) => operated(asked, 'revoke')],
    ['/p/edit', 'edit', (asked) => detail(asked, { delivery: false, done: edited(asked) })],
  ]
}

const doneWords = {
  cancel: '発行申請をキャンセルしました。',
  revoke: '失効申請を受け付けました。',
  edit: '更新しました。',
} as const

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
