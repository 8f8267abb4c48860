import type { FastifyInstance, FastifyReply } from 'fastify'
import type { LoginOutcome, World } from '../contract.ts'
import { cookieLine, pendingCookie, sessionCookie, visitorOf } from './visitor.ts'

const words = {
  rejected: 'ユーザー名またはパスワードが無効です。',
  locked: 'アカウントがロックされています。オンライン資格確認等コールセンターへお問い合わせください。',
  wrongCode: '認証コードが正しくありません。',
}

const readForm = (app: FastifyInstance): void => {
  const type = 'application/x-www-form-urlencoded'
  if (app.hasContentTypeParser(type)) return
  app.addContentTypeParser(type, { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body.toString())))
  })
}

type Form = Readonly<Record<string, string | undefined>> | null

const inPortal = (address: string | undefined): string =>
  address !== undefined && /^\/csm(\/ja)?(\?|$)/.test(address) ? address : '/csm?id=csm_index'

interface Door {
  readonly world: World
  /** What to say to somebody who is turned away. */
  readonly refusal: string
  readonly redirectUrl: string
  readonly letIn: (session: string) => void
}

const answer = (reply: FastifyReply, outcome: LoginOutcome, door: Door) => {
  const say = (word: string) => door.world.label(word, null)
  void reply.header('cache-control', 'no-cache,no-store')
  if (outcome.outcome === 'in') {
    door.letIn(outcome.session)
    const cookies = [cookieLine(sessionCookie, outcome.session), cookieLine(pendingCookie, null)]
    return reply.header('set-cookie', cookies).send({ status: 'success', message: '', redirect_url: door.redirectUrl })
  }
  if (outcome.outcome === 'code') {
    const redirect = { status: 'mfa_code_required', message: '', redirect_url: '/csm?id=csm_mfa' }
    return reply.header('set-cookie', cookieLine(pendingCookie, outcome.pending)).send(redirect)
  }
  const message = outcome.outcome === 'locked' ? words.locked : door.refusal
  return reply.send({ status: 'error', message: say(message), redirect_url: '' })
}

const serveLogout = (app: FastifyInstance, world: World): void => {
  app.get('/logout.do', { config: { request: 'top' } }, (request, reply) => {
    const { session } = visitorOf(request, world)
    if (session !== null) world.endSession(session)
    return reply.header('set-cookie', cookieLine(sessionCookie, null)).redirect('/csm?id=csm_index')
  })
}

/** The login form's answers, the second factor's, and the way out. `letIn` hears of every new session. */
export const serveLogin = (app: FastifyInstance, world: World, letIn: (session: string) => void): void => {
  readForm(app)
  app.post<{ Body: Form }>('/angular.do', { config: { request: 'login' } }, ({ body }, reply) => {
    const door = { world, letIn, refusal: words.rejected, redirectUrl: inPortal(body?.['get_redirect_url']) }
    return answer(reply, world.login(body?.['user_name'] ?? '', body?.['user_password'] ?? ''), door)
  })
  app.post<{ Body: Form }>('/validate_multifactor_auth_code.do', { config: { request: 'code' } }, (request, reply) => {
    const door = { world, letIn, refusal: words.wrongCode, redirectUrl: inPortal(undefined) }
    const { pending } = visitorOf(request, world)
    const outcome = world.enterCode(pending ?? '', request.body?.['txtResponse'] ?? '')
    // A code asked for again is a wrong code, to the same page.
    return outcome.outcome === 'code' ? answer(reply, { outcome: 'rejected' }, door) : answer(reply, outcome, door)
  })
  serveLogout(app, world)
}
