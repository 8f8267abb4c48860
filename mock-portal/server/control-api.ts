import type { FastifyInstance } from 'fastify'
import type { Control, Fault, RequestName, World } from '../contract.ts'
import { faultKinds } from '../fault.ts'
import { facilitiesCsv } from '../world/facilities-file.ts'

type Change = Parameters<Control['update']>[1]

/** The control over HTTP, as JSON: for tests and people outside this process. */
export function serveControl(app: FastifyInstance, control: Control, world: World): void {
  app.post('/reset', (_request, reply) => {
    control.reset()
    return reply.code(204).send()
  })
  app.get('/truth', () => control.truth())
  app.get('/ledger', () => control.ledger())
  app.get('/facilities.csv', (_request, reply) => reply.type('text/csv; charset=utf-8').send(facilitiesCsv(world)))
  app.put<{ Body: readonly Fault[] }>('/faults', { schema: { body: faultsSchema } }, (request, reply) => {
    control.setFaults(request.body)
    return reply.code(204).send()
  })
  serveFacility(app, control, world)
  serveHappenings(app, control, world)
  serveAccounts(app, control)
  app.get<{ Querystring: { name: RequestName; facilityCode?: string } }>('/requests', ({ query }) => ({
    count: control.requests(query.name, query.facilityCode),
  }))
}

function serveFacility(app: FastifyInstance, control: Control, world: World): void {
  app.patch<{ Params: { code: string }; Body: Change }>(
    '/facilities/:code',
    { schema: { body: changeSchema } },
    (request, reply) => {
      const { code } = request.params
      if (!isFacility(world, code)) return reply.code(404).send({ code })
      control.update(code, request.body)
      return reply.code(204).send()
    },
  )
}

type AccountChange = Parameters<Control['updateAccount']>[1]

function serveAccounts(app: FastifyInstance, control: Control): void {
  app.get<{ Querystring: { facilityCode?: string } }>('/accounts', ({ query }) => control.accounts(query.facilityCode))
  app.patch<{ Params: { userId: string }; Body: AccountChange }>(
    '/accounts/:userId',
    { schema: { body: accountSchema } },
    ({ params: { userId }, body }, reply) => {
      if (!control.accounts().some((account) => account.userId === userId)) return reply.code(404).send({ userId })
      control.updateAccount(userId, body)
      return reply.code(204).send()
    },
  )
  app.put<{ Body: { bound: boolean } }>('/terminals', { schema: { body: boundSchema } }, ({ body }, reply) => {
    control.bindTerminals(body.bound)
    return reply.code(204).send()
  })
}

type Wish = Parameters<Control['applyByHand']>[1] & { readonly facilityCode: string }
interface Seat {
  readonly facilityCode: string | null
}

function serveHappenings(app: FastifyInstance, control: Control, world: World): void {
  app.post<{ Body: { days: number } }>('/advance', { schema: { body: daysSchema } }, ({ body }, reply) => {
    control.advance(body.days)
    return reply.code(204).send()
  })
  app.get('/outbox', () => control.outbox())
  app.get<{ Querystring: { asApplied?: string } }>('/bill', ({ query }) => control.bill(query.asApplied === '1'))
  app.post<{ Body: Wish }>('/applications', { schema: { body: wishSchema } }, ({ body }, reply) => {
    const { facilityCode, ...wish } = body
    if (!isFacility(world, facilityCode)) return reply.code(404).send({ code: facilityCode })
    return reply.send(control.applyByHand(facilityCode, wish))
  })
  app.put<{ Body: Seat }>('/terminal', { schema: { body: terminalSchema } }, ({ body: { facilityCode } }, reply) => {
    if (facilityCode !== null && !isFacility(world, facilityCode)) return reply.code(404).send({ code: facilityCode })
    control.sitAt(facilityCode)
    return reply.code(204).send()
  })
}

function isFacility(world: World, code: string): boolean {
  return world.facilities().some(({ facilityCode }) => facilityCode === code)
}

const code = { type: 'string' }
const daysSchema = {
  type: 'object',
  required: ['days'],
  properties: { days: { type: 'integer', minimum: 1, maximum: 4000 } },
}
const wishSchema = {
  type: 'object',
  required: ['facilityCode', 'contactName', 'terminalName'],
  additionalProperties: false,
  properties: { facilityCode: code, contactName: { type: 'string' }, terminalName: { type: 'string' } },
}
const terminalSchema = {
  type: 'object',
  required: ['facilityCode'],
  properties: { facilityCode: { type: ['string', 'null'] } },
}
const faultsSchema = {
  type: 'array',
  items: { type: 'object', required: ['kind'], properties: { kind: { enum: Object.keys(faultKinds) } } },
}
const accountSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    password: { type: 'string' },
    mustChange: { type: 'boolean' },
    passwordExpiresOn: { type: 'string' },
    locked: { type: 'boolean' },
  },
}
const boundSchema = { type: 'object', required: ['bound'], properties: { bound: { type: 'boolean' } } }
const changeSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    password: { type: 'string' },
    locked: { type: 'boolean' },
    mustReset: { type: 'boolean' },
    secondFactor: { enum: ['off', 'totp', 'mail'] },
    totpSecret: { type: ['string', 'null'] },
    mailCode: { type: 'string' },
    applications: { type: 'array' },
    documents: { type: 'array' },
  },
}
