import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ApplyForm, RaDoor, RequestName, World } from '../../mock-portal/contract.ts'
import { asked } from './asked.ts'
import { delayOf } from './markup.ts'
import { confirmation, success } from './ra-apply-done.ts'
import { applyPage, romaji } from './ra-apply-form.ts'
import { overPage } from './ra-page.ts'
import { called, html } from './reply.ts'

/** Who asks for a screen of an application, by which door they came, and what they have entered. */
interface Applicant {
  readonly session: string
  readonly door: RaDoor
  readonly say: (word: string) => string
  readonly form: ApplyForm
}

/** What the script of the form gets: the next screen's words or markup and an alert, or why not. */
type Told =
  { readonly dame: string } | { readonly toi?: string; readonly gamen?: string; readonly shirase?: string | null }

/** Registers the way from the input screen to 発行申請成功: one document posted, whose script asks for the rest. */
export function apply(app: FastifyInstance, world: World, portal: () => string): void {
  for (const [path, name] of [
    ['/shinsei', 'apply-form'],
    ['/moichimai', 'apply-again'],
  ] as const) {
    app.post(path, called(name), (request, reply) => html(reply, formFor(world, request, portal())))
  }
  const answer = (path: string, name: RequestName, told: (applicant: Applicant) => Told) =>
    app.post(path, called(name), (request, reply) => tell(world, request, reply, told))
  answer('/kennin', 'apply-check', (applicant) => check(world, applicant))
  answer('/kakunin', 'apply-confirm', (applicant) => confirm(world, applicant))
  answer('/sofu', 'apply-send', (applicant) => send(world, applicant))
}

function formFor(world: World, request: FastifyRequest, portal: string): string {
  const applicant = applicantOf(world, request)
  if (applicant === null) return overPage(portal)
  const { session, door, say, form } = applicant
  const hasEntered = Object.values(form).some((text) => text !== '')
  return applyPage({ session, portal, say }, world.applyView(session, ...(hasEntered ? [form] : [])), door)
}

function tell(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  told: (applicant: Applicant) => Told,
): FastifyReply {
  const applicant = applicantOf(world, request)
  if (applicant === null) return reply.code(401).send({})
  const machi = delayOf(request.url, applicant.form.institutionCode)
  return reply.header('cache-control', 'no-store').send({ ...told(applicant), machi })
}

function check(world: World, { session, form }: Applicant): Told {
  const answer = world.askToApply(session, form)
  if ('refusal' in answer) return { dame: answer.refusal }
  return { toi: answer.popup, shirase: world.alertAt(session, 'apply-check') }
}

function confirm(world: World, { session, form, say }: Applicant): Told {
  const { kind } = world.applyView(session, form)
  return { gamen: confirmation(say, kind, form), shirase: world.alertAt(session, 'apply-confirm') }
}

function send(world: World, { session, form, say }: Applicant): Told {
  if (world.apply(session, form) === null) return { dame: say('申請を受け付けられませんでした。') }
  return { gamen: success(say), shirase: world.alertAt(session, 'apply-send') }
}

function applicantOf(world: World, request: FastifyRequest): Applicant | null {
  const session = asked(request, 'kid')
  const door = world.raDoor(session)
  if (door === null) return null
  const facilityCode = world.raFacility(session)?.facilityCode ?? null
  return { session, door, say: (word) => world.label(word, facilityCode), form: formOf(request) }
}

function formOf(request: FastifyRequest): ApplyForm {
  const text = (field: keyof ApplyForm) => asked(request, romaji[field])
  return {
    category: text('category'),
    prefecture: text('prefecture'),
    feeSchedule: text('feeSchedule'),
    institutionCode: text('institutionCode'),
    name: text('name'),
    contactName: text('contactName'),
    phone: text('phone'),
    email: text('email'),
    terminalName: text('terminalName'),
  }
}
