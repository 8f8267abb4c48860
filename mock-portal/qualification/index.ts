import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type {
  AccountSearch,
  QualificationRequest,
  QualificationRole,
  QualificationSkin,
  QualificationWorld,
} from './contract.ts'
import { detailPage, listPage, searchPage } from './accounts.ts'
import { changePage, loginPage, outPage, overPage, startPage } from './login.ts'
import { menuPage } from './menu.ts'
import type { Sheet } from './page.ts'
import { settingsPdf } from './sheet.ts'

const cookie = 'OQSSESSIONID' // a name of its own: the other sites' cookies reach this port too

type Form = Readonly<Record<string, string>>

/** Who asks for a screen, and what the form of the last one sends. */
interface Asked {
  readonly session: string
  readonly sheet: Sheet
  readonly form: Form
}
type Draw = (asked: Asked, reply: FastifyReply) => unknown

/** The オンライン資格確認等システム: whole pages and posted forms, and three calls from the page's own script. */
export const qualification: QualificationSkin = (app, world, terminalOf) => {
  const say = (word: string) => world.label(word, null)
  app.get('/', called('q-start'), (_request, reply) => html(reply, startPage(say)))
  app.get('/onshi/login', called('q-door'), (_request, reply) =>
    html(reply, loginPage(say, null, world.alertAt(null, 'q-door'))),
  )
  app.get('/onshi/timeout', (_request, reply) => html(reply, overPage(say)))
  app.post('/onshi/login', called('q-login'), (request, reply) => {
    const { userId = '', password = '' } = formOf(request)
    const outcome = world.login(userId, password, terminalOf(request))
    if (outcome.outcome !== 'in') return html(reply, loginPage(say, turnedAway[outcome.outcome]))
    const kept = `${cookie}=${outcome.session}; Path=/; Secure; HttpOnly; SameSite=Lax`
    return reply
      .header('set-cookie', kept)
      .redirect(outcome.mustChange === null ? '/onshi/menu' : '/onshi/password', 303)
  })
  for (const [path, name, draw] of [...screens(world), ...calls(world)]) serve(app, world, [path, name, draw])
}

const turnedAway = {
  rejected: 'ユーザIDまたはパスワードが正しくありません。',
  locked: 'アカウントがロックされています。管理者に連絡し、パスワードの初期化を行ってください。',
  'other-terminal': 'この端末からはログインできません。',
} as const

type Screen = readonly [string, QualificationRequest, Draw]

/** A screen for those who are logged in: others are told so, and who must change the password comes to no other screen. */
function serve(app: FastifyInstance, world: QualificationWorld, [path, name, draw]: Screen): void {
  app.route({
    method: ['GET', 'POST'],
    url: path,
    ...called(name),
    handler: (request, reply) => {
      const session = sessionOf(request)
      const visitor = world.visitor(session)
      const say = (word: string) => world.label(word, session)
      if (visitor === null) return html(reply.code(isCall(request) ? 401 : 200), overPage(say))
      if (visitor.mustChange !== null && name !== 'q-renew' && name !== 'q-logout')
        return reply.redirect('/onshi/password', 303)
      return draw({ session, sheet: { say, visitor }, form: formOf(request) }, reply)
    },
  })
}

function screens(world: QualificationWorld): readonly Screen[] {
  const list: Draw = ({ session, sheet, form }, reply) => {
    const search = searchOf(form)
    return html(reply, listPage(sheet, search, world.search(session, search)))
  }
  const detail = ({ session, sheet, form }: Asked, reply: FastifyReply, message: string | null) => {
    const view = world.detail(session, form['userId'] ?? '')
    return html(reply, detailPage(sheet, { search: searchOf(form), view, message }))
  }
  return [
    ['/onshi/password', 'q-renew', (asked, reply) => change(world, asked, reply)],
    [
      '/onshi/menu',
      'q-menu',
      ({ session, sheet }, reply) => html(reply, menuPage(sheet, world.alertAt(session, 'q-menu'))),
    ],
    [
      '/onshi/account/search',
      'q-condition',
      ({ session, sheet }, reply) =>
        html(reply, searchPage(sheet, world.roles(session), world.alertAt(session, 'q-condition'))),
    ],
    ['/onshi/account/list', 'q-search', list],
    ['/onshi/account/detail', 'q-detail', (asked, reply) => detail(asked, reply, null)],
    [
      '/onshi/account/update',
      'q-update',
      (asked, reply) => {
        const { userId = '', userName = '' } = asked.form
        const done = world.update(asked.session, userId, userName)
        return detail(asked, reply, done ? '更新しました。' : '更新できませんでした。')
      },
    ],
    [
      '/onshi/account/finish',
      'q-ok',
      (asked, reply) => {
        world.finish(asked.session)
        return list(asked, reply)
      },
    ],
    [
      '/onshi/logout',
      'q-logout',
      ({ session, sheet }, reply) => {
        world.logout(session)
        return html(reply.header('set-cookie', `${cookie}=; Path=/; Max-Age=0`), outPage(sheet.say))
      },
    ],
  ]
}

function calls(world: QualificationWorld): readonly Screen[] {
  return [
    [
      '/onshi/account/reset',
      'q-reset',
      ({ session, sheet, form }, reply) => {
        const userId = form['userId'] ?? ''
        if (world.reset(session, userId) === null)
          return reply.code(403).send({ message: sheet.say('パスワードを初期化できませんでした。') })
        return reply.send({ userId, alert: world.alertAt(session, 'q-reset') })
      },
    ],
    ['/onshi/account/show', 'q-show', ({ session }, reply) => reply.send({ password: world.show(session) })],
    [
      '/onshi/account/download',
      'q-download',
      ({ session, sheet }, reply) => {
        const found = world.download(session)
        if (found === null) return html(reply, overPage(sheet.say))
        const name = encodeURIComponent('アカウント設定情報.pdf')
        const disposition = `attachment; filename="account.pdf"; filename*=UTF-8''${name}`
        return reply
          .header('content-disposition', disposition)
          .type('application/pdf')
          .send(settingsPdf(found, sheet.say))
      },
    ],
  ]
}

function change(world: QualificationWorld, { session, sheet, form }: Asked, reply: FastifyReply): unknown {
  if (!('fresh' in form)) return html(reply, changePage(sheet, null))
  const { current = '', fresh = '', again = '' } = form
  const refusal = world.changePassword(session, { current, fresh, again })
  return refusal === null ? reply.redirect('/onshi/menu', 303) : html(reply, changePage(sheet, refusal))
}

function searchOf({ role = '', id = '', name = '', page = '1' }: Form): AccountSearch {
  const known: Readonly<Record<string, QualificationRole>> = { master: 'master', admin: 'admin', general: 'general' }
  return { role: known[role] ?? null, userId: id, userName: name, page: Number(page) || 1 }
}

function called(request: QualificationRequest): { config: { request: QualificationRequest } } {
  return { config: { request } }
}

function isCall({ headers }: FastifyRequest): boolean {
  return headers['x-requested-with'] === 'XMLHttpRequest'
}

function html(reply: FastifyReply, page: string): FastifyReply {
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page)
}

function sessionOf(request: FastifyRequest): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === cookie)?.[1] ?? ''
}

function formOf(request: FastifyRequest): Form {
  const fields = Object.entries(request.body ?? {})
  return Object.fromEntries(fields.filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}
