import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LoginOutcome, MockFacility, World } from '../../mock-portal/contract.ts'
import { asked } from './asked.ts'
import { delayOf } from './markup.ts'
import { called, html, sessionOf } from './reply.ts'
import { codeForm, doorPage, doorWords, loginForm, onward, resetForm } from './sign-in.ts'

/** Registers login, second factor, forced reset and logout: whole pages, answered by whole pages. */
export function door(app: FastifyInstance, world: World): void {
  app.get('/madoguchi/sso/login', called('page'), (request, reply) =>
    html(reply, loginPage(world, asked(request, 'm') === 'owari' ? doorWords.over : null)),
  )
  app.post('/madoguchi/sso/login', called('login'), (request, reply) => login(world, request, reply))
  app.post('/madoguchi/sso/code', called('code'), (request, reply) => code(world, request, reply))
  app.get('/madoguchi/sso/renew', called('page'), (request, reply) => renewal(world, request, reply))
  app.post('/madoguchi/sso/renew', called('page'), (request, reply) => {
    world.record('password-renewal-asked', world.facilityOf(sessionOf(request))?.facilityCode ?? null)
    return html(reply, doorPage(resetForm(sayer(world, null), doorWords.renewed)))
  })
  app.get('/madoguchi/sso/logout', called('page'), (request, reply) => {
    world.endSession(sessionOf(request))
    return reply.header('set-cookie', 'menjo=; Path=/; Max-Age=0').redirect('/madoguchi')
  })
}

const sayer = (world: World, facility: MockFacility | null) => (word: string) =>
  world.label(word, facility?.facilityCode ?? null)

function loginPage(world: World, message: string | null, facility: MockFacility | null = null): string {
  return doorPage(loginForm(sayer(world, facility), message))
}

function login(world: World, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const loginId = asked(request, 'f1').trim()
  const facility = world.facilities().find((one) => one.loginId === loginId) ?? null
  const answer = world.login(loginId, asked(request, 'f2'))
  if (answer.outcome === 'in') return enter(reply, answer)
  if (answer.outcome === 'code') return html(reply, doorPage(codeForm(answer.pending, aboutCode(facility), null)))
  return html(reply, loginPage(world, doorWords[answer.outcome], facility))
}

function code(world: World, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const pending = asked(request, 'machi')
  const answer = world.enterCode(pending, asked(request, 'f3').trim())
  if (answer.outcome === 'in') return enter(reply, answer)
  if (answer.outcome === 'locked') return html(reply, loginPage(world, doorWords.locked))
  return html(
    reply,
    doorPage(
      codeForm(
        answer.outcome === 'code' ? answer.pending : pending,
        '6桁の認証コードを入力してください。',
        doorWords.code,
      ),
    ),
  )
}

function enter(reply: FastifyReply, { session, mustReset }: Extract<LoginOutcome, { outcome: 'in' }>): FastifyReply {
  reply.header('set-cookie', `menjo=${encodeURIComponent(session)}; Path=/; HttpOnly; SameSite=Lax`)
  return html(reply, onward(mustReset ? '/madoguchi/sso/renew' : '/madoguchi', delayOf('onward', session)))
}

function renewal(world: World, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const facility = world.facilityOf(sessionOf(request))
  if (facility === null) return reply.redirect('/madoguchi/sso/login?m=owari')
  return html(reply, doorPage(resetForm(sayer(world, facility), null)))
}

const aboutCode = (facility: MockFacility | null): string =>
  facility?.secondFactor === 'mail' ? doorWords.mail : doorWords.totp
