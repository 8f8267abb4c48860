import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type {
  AccountSearch,
  QualificationRole,
  QualificationSkin,
  QualificationVisitor,
  QualificationWorld,
  RequestName,
} from '../../mock-portal/contract.ts'
import { asked, cookie, takeForms } from './asked.ts'
import {
  accountPage,
  accountsPage,
  changePage,
  doorPage,
  entrancePage,
  menuPage,
  passwordPage,
  searchPage,
} from './qualification-screens.ts'
import { leftPage, type ShikakuSheet } from './qualification-page.ts'
import { called, html } from './reply.ts'

/** Whose session it is, with the words that are theirs. */
interface Seat {
  readonly session: string
  readonly sheet: ShikakuSheet
  readonly visitor: QualificationVisitor
}

type Draw = (seat: Seat, request: FastifyRequest, reply: FastifyReply) => string | FastifyReply

/** The オンライン資格確認等システム of another maker: one window, whole pages, a native question, and the new password on a page of its own. */
export const shikaku: QualificationSkin = (app, world, terminalOf) => {
  takeForms(app)
  const anyone: ShikakuSheet = { say: (word) => world.label(word, null), name: '' }
  app.get('/', called('q-start'), (_request, reply) => html(reply, entrancePage(anyone)))
  app.get('/riyo/iriguchi', called('q-door'), (_request, reply) =>
    html(reply, doorPage({ ...anyone, alertText: world.alertAt(null, 'q-door') }, null)),
  )
  app.post('/riyo/iriguchi', called('q-login'), (request, reply) => {
    const answer = world.login(asked(request, 'k1'), asked(request, 'k2'), terminalOf(request))
    if (answer.outcome !== 'in') return html(reply, doorPage(anyone, refusals[answer.outcome]))
    reply.header('set-cookie', `shikaku=${answer.session}; Path=/; Secure; HttpOnly; SameSite=Lax`)
    return reply.redirect('/riyo/menu', 303)
  })
  for (const [path, name, draw] of [...before(world), ...after(world)]) seated(app, world, { path, name, draw })
}

const refusals = {
  rejected: 'ユーザID、またはパスワードに誤りがあります。',
  locked: 'ログインに失敗した回数が上限に達したため、アカウントをロックしました。',
  'other-terminal': '端末の電子証明書と、ユーザIDの医療機関等が一致しません。',
} as const

interface Screen {
  readonly path: string
  readonly name: RequestName
  readonly draw: Draw
}

function seated(app: FastifyInstance, world: QualificationWorld, { path, name, draw }: Screen): void {
  app.route({
    method: ['GET', 'POST'],
    url: path,
    ...called(name),
    handler: (request, reply) => {
      const session = cookie(request, 'shikaku')
      const visitor = world.visitor(session)
      if (visitor === null) return html(reply, leftPage('画面の有効期限が切れました。はじめからやり直してください。'))
      if (visitor.mustChange !== null && name !== 'q-renew') return reply.redirect('/riyo/kaeru', 303)
      const say = (word: string) => world.label(word, session)
      const sheet = { say, name: `${visitor.facilityName}／${visitor.userName}` }
      const drawn = draw({ session, sheet, visitor }, request, reply)
      return typeof drawn === 'string' ? html(reply, drawn) : drawn
    },
  })
}

type Drawn = readonly [string, RequestName, Draw]

function before(world: QualificationWorld): readonly Drawn[] {
  const account = ({ session, sheet }: Seat, request: FastifyRequest) =>
    accountPage(sheet, world.detail(session, asked(request, 'a')), searchOf(request))
  return [
    ['/riyo/kaeru', 'q-renew', (seat, request, reply) => change(world, seat, request, reply)],
    [
      '/riyo/menu',
      'q-menu',
      ({ session, sheet, visitor }) => menuPage({ ...sheet, alertText: world.alertAt(session, 'q-menu') }, visitor),
    ],
    [
      '/riyo/kensaku',
      'q-condition',
      ({ session, sheet }) =>
        searchPage({ ...sheet, alertText: world.alertAt(session, 'q-condition') }, world.roles(session)),
    ],
    [
      '/riyo/ichiran',
      'q-search',
      ({ session, sheet }, request) => {
        const search = searchOf(request)
        return accountsPage(sheet, world.search(session, search), search)
      },
    ],
    ['/riyo/kojin', 'q-detail', account],
    [
      '/riyo/koshin',
      'q-update',
      (seat, request) => {
        world.update(seat.session, asked(request, 'a'), asked(request, 'mei'))
        return account(seat, request)
      },
    ],
  ]
}

function after(world: QualificationWorld): readonly Drawn[] {
  return [
    [
      '/riyo/shokika',
      'q-reset',
      ({ session, sheet }, request) => {
        const userId = asked(request, 'a')
        const password = world.reset(session, userId)
        if (password === null) return leftPage('この操作を行う権限がありません。')
        return passwordPage({ ...sheet, alertText: world.alertAt(session, 'q-reset') }, { userId, password })
      },
    ],
    ['/riyo/miru', 'q-show', ({ session }, _request, reply) => reply.send({ aru: world.show(session) !== null })],
    [
      '/riyo/kami',
      'q-download',
      ({ session }, _request, reply) => {
        const found = world.download(session)
        if (found === null) return leftPage('出力する情報がありません。')
        const paper = `%PDF-1.4\n% ${found.userId} ${found.password}\n%%EOF\n`
        const disposition = `attachment; filename="${found.userId}.pdf"`
        return reply.header('content-disposition', disposition).type('application/pdf').send(paper)
      },
    ],
    [
      '/riyo/owari',
      'q-ok',
      ({ session }, _request, reply) => {
        world.finish(session)
        return reply.redirect('/riyo/kensaku', 303)
      },
    ],
    [
      '/riyo/deru',
      'q-logout',
      ({ session }) => {
        world.logout(session)
        return leftPage('ログアウトしました。')
      },
    ],
  ]
}

function change(
  world: QualificationWorld,
  { session, sheet }: Seat,
  request: FastifyRequest,
  reply: FastifyReply,
): string | FastifyReply {
  const [current, fresh, again] = [asked(request, 'k3'), asked(request, 'k4'), asked(request, 'k5')]
  if (`${current}${fresh}${again}` === '') return changePage(sheet, null)
  const refusal = world.changePassword(session, { current, fresh, again })
  return refusal === null ? reply.redirect('/riyo/menu', 303) : changePage(sheet, refusal)
}

const roles: Readonly<Record<string, QualificationRole>> = { '1': 'master', '2': 'admin', '3': 'general' }

/** The search as this maker's forms carry it. */
function searchOf(request: FastifyRequest): AccountSearch {
  return {
    role: roles[asked(request, 'kubun')] ?? null,
    userId: asked(request, 'sid'),
    userName: asked(request, 'smei'),
    page: Number(asked(request, 'p')) || 1,
  }
}
