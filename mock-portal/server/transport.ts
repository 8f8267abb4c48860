import { once } from 'node:events'
import { STATUS_CODES } from 'node:http'
import { Readable } from 'node:stream'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Control, RequestName, Skin, TransportFault } from '../contract.ts'
import { meet } from '../world/faults.ts'
import type { State } from '../world/state.ts'
import { maintenanceEnd, maintenancePage } from './maintenance.ts'
import { endSessionOf, senderOf, type Place } from './sender.ts'

/** What an origin needs so that faults can happen to its requests. */
export interface Transport {
  readonly state: State
  readonly place: Place
  readonly skin: Skin
  /** A colleague applies by hand for a facility, behind the back of whoever asks. */
  readonly applyByHand: Control['applyByHand']
}

/** Counts each named request of an origin and lets the standing faults happen to it: the only place where transport faults are made. */
export function addFaults(app: FastifyInstance, transport: Transport): void {
  const awaited = new WeakMap<FastifyRequest, Met>()
  app.addHook('preHandler', async (request, reply) => {
    const name = request.routeOptions.config.request
    if (name === undefined) return
    const facilityCode = senderOf(transport.state, transport.place, request)?.facilityCode ?? null
    count(transport.state, name, facilityCode)
    const faults = meet(transport.state, name, facilityCode)
    awaited.set(request, { facilityCode, faults: faults.filter(isAfter) })
    for (const fault of faults) {
      await happen(transport, fault, request, reply)
      if (reply.sent) return
    }
  })
  app.addHook('onSend', async (request, reply, answer) => {
    const { facilityCode, faults } = awaited.get(request) ?? nothing
    awaited.delete(request)
    let sent = answer
    for (const fault of faults) {
      if (fault.kind === 'colleague') joinIn(transport, fault, facilityCode)
      if (fault.kind === 'slow-after') await setTimeout(fault.milliseconds, undefined, { ref: false })
      if (fault.kind === 'status-after') sent = refusal(reply, fault.status)
      if (fault.kind === 'cut') sent = cutInHalf(sent, request, reply)
      if (fault.kind === 'drop-after') request.raw.socket.destroy() // the handler has done its work; not a byte of the answer leaves
    }
    return sent
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

/** The faults that a request has met and that happen once its work is done. */
interface Met {
  readonly facilityCode: string | null
  readonly faults: readonly AfterFault[]
}
type AfterFault = Extract<TransportFault, { kind: 'slow-after' | 'status-after' | 'drop-after' | 'cut' | 'colleague' }>

const nothing: Met = { facilityCode: null, faults: [] }

function isAfter(fault: TransportFault): fault is AfterFault {
  return fault.kind.endsWith('-after') || fault.kind === 'cut' || fault.kind === 'colleague'
}

async function happen(
  { state, place, skin }: Transport,
  fault: TransportFault,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (fault.kind === 'slow') await setTimeout(fault.milliseconds, undefined, { ref: false }) // a closed mock must not keep its process alive
  if (fault.kind === 'status') await reply.send(refusal(reply, fault.status))
  if (fault.kind === 'drop-before') {
    reply.hijack()
    request.raw.socket.destroy()
  }
  if (fault.kind === 'session-over') endSessionOf(state, place, request)
  if (fault.kind === 'maintenance') {
    const page = maintenanceOf(skin, maintenanceEnd(state.today))
    await reply.code(503).header('retry-after', '3600').type('text/html; charset=utf-8').send(page)
  }
}

function joinIn(
  { applyByHand }: Transport,
  { contactName, terminalName }: Extract<TransportFault, { kind: 'colleague' }>,
  facilityCode: string | null,
): void {
  if (facilityCode !== null) applyByHand(facilityCode, { contactName, terminalName })
}

/** Half of an answer that promises the whole, and then the end of the connection. */
function cutInHalf(answer: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
  if (typeof answer !== 'string' && !Buffer.isBuffer(answer)) return answer
  const whole = Buffer.from(answer)
  void reply.header('content-length', whole.length)
  return Readable.from(
    (async function* () {
      yield whole.subarray(0, Math.ceil(whole.length / 2))
      await setImmediate() // by then the half has been handed to the socket
      request.raw.socket.destroySoon()
      await once(request.raw.socket, 'close')
    })(),
  )
}

function refusal(reply: FastifyReply, status: number): string {
  void reply.code(status).type('text/plain; charset=utf-8').removeHeader('location')
  return `${status} ${STATUS_CODES[status] ?? ''}\n`
}

function maintenanceOf(skin: Skin, until: string): string {
  return skin.maintenance === undefined ? maintenancePage(until) : skin.maintenance(until)
}
