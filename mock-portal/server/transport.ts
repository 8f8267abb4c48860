import { STATUS_CODES } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RequestName, Skin, TransportFault } from '../contract.ts'
import { meet } from '../world/faults.ts'
import type { State } from '../world/state.ts'
import { maintenanceEnd, maintenancePage } from './maintenance.ts'
import { endSessionOf, senderOf, type Place } from './sender.ts'

/** What an origin needs so that faults can happen to its requests. */
export interface Transport {
  readonly state: State
  readonly place: Place
  readonly skin: Skin
  readonly today: string
}

/** Counts each named request of an origin and lets the standing faults happen to it: the only place where transport faults are made. */
export function addFaults(app: FastifyInstance, transport: Transport): void {
  const doomed = new WeakSet<FastifyRequest>()
  app.addHook('preHandler', async (request, reply) => {
    const name = request.routeOptions.config.request
    if (name === undefined) return
    const facilityCode = senderOf(transport.state, transport.place, request)?.facilityCode ?? null
    count(transport.state, name, facilityCode)
    for (const fault of meet(transport.state, name, facilityCode)) {
      if (fault.kind === 'drop-after') doomed.add(request)
      else await happen(transport, fault, request, reply)
      if (reply.sent) return
    }
  })
  app.addHook('onSend', async (request) => {
    if (doomed.has(request)) request.raw.socket.destroy() // the handler has done its work; not a byte of the answer leaves
  })
}

/** The key under which requests of a name are counted, for everyone or for one facility. */
export function requestKey(name: RequestName, facilityCode: string | null): string {
  return facilityCode === null ? name : `${name} ${facilityCode}`
}

function count(state: State, name: RequestName, facilityCode: string | null): void {
  for (const key of new Set([requestKey(name, null), requestKey(name, facilityCode)])) {
    state.requests.set(key, (state.requests.get(key) ?? 0) + 1)
  }
}

async function happen(
  { state, place, skin, today }: Transport,
  fault: TransportFault,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (fault.kind === 'slow') await setTimeout(fault.milliseconds, undefined, { ref: false }) // a closed mock must not keep its process alive
  if (fault.kind === 'status') await refuse(reply, fault.status)
  if (fault.kind === 'drop-before') {
    reply.hijack()
    request.raw.socket.destroy()
  }
  if (fault.kind === 'session-over') endSessionOf(state, place, request)
  if (fault.kind === 'maintenance') {
    const page = maintenanceOf(skin, maintenanceEnd(today))
    await reply.code(503).header('retry-after', '3600').type('text/html; charset=utf-8').send(page)
  }
}

async function refuse(reply: FastifyReply, status: number): Promise<void> {
  await reply
    .code(status)
    .type('text/plain; charset=utf-8')
    .send(`${status} ${STATUS_CODES[status] ?? ''}\n`)
}

function maintenanceOf(skin: Skin, until: string): string {
  return skin.maintenance === undefined ? maintenancePage(until) : skin.maintenance(until)
}
