import type { FastifyInstance } from 'fastify'
import type { MockPortal, QualificationOptions } from '../contract.ts'
import { createOrigin, listenAll } from '../server/origin.ts'
import type { Transport } from '../server/transport.ts'
import type { Seed } from '../world/facility.ts'
import { qualificationOver } from '../world/qualification-world.ts'
import type { MockQualification } from './contract.ts'
import { qualification } from './index.ts'

interface Surrounding extends Omit<Transport, 'place'> {
  readonly seed: Seed
  readonly latency: number
  readonly now: () => number
}

/** The qualification system beside a mock, on as many origins as are opened, over the mock's one state. Nothing is made before somebody opens it. */
export function qualificationBeside(mock: Surrounding): {
  readonly open: MockPortal['openQualification']
  close(): Promise<void>
} {
  const opened: FastifyInstance[] = []
  return {
    open: async (options = {}) => {
      const { app, found } = await openBeside(mock, options)
      opened.push(app)
      return found
    },
    close: async () => {
      await Promise.all(opened.map((app) => app.close()))
    },
  }
}

async function openBeside(
  { seed, latency, now, ...transport }: Surrounding,
  { refusal = 'page', port = 0 }: QualificationOptions,
): Promise<{ app: FastifyInstance; found: MockQualification }> {
  const [{ certificates, handedOut }, door] = await Promise.all([import('./certificates.ts'), import('./door.ts')]) // loaded late: most mocks have no such origin
  const all = await certificates()
  const { state, skin } = transport
  const app = createOrigin({ ...transport, place: 'qualification' }, latency, door.tlsServer(all, refusal))
  if (refusal === 'page') door.turnAway(app, all)
  const draw = skin.qualification ?? qualification
  draw(app, qualificationOver(state, seed, now), door.terminalOf)
  const [listening = ''] = await listenAll([app], port)
  const origin = listening.replace(/^http:/, 'https:') // Fastify does not look at what a server factory makes
  const first = state.facilities[0]?.facilityCode ?? ''
  return { app, found: { origin, url: `${origin}/`, certificates: handedOut(all, first) } }
}
