import { findBrowser } from '../../src/browser/find-browser.ts'
import { flow, type Effect, type VisitTools } from '../../src/browser/flow.ts'
import { openSession, type Session, type SessionOptions } from '../../src/browser/session.ts'
import type { SpendingServer } from './spending-server.ts'

const now = (): string => new Date().toISOString()

/** A session that goes to this server by every door. */
export function sessionAt({ origin }: SpendingServer, more: Partial<SessionOptions> = {}): Session {
  const doors = { portal: `${origin}/`, post: `${origin}/`, directForm: `${origin}/form`, directList: `${origin}/` }
  const { path } = findBrowser({ configured: null, headed: false })
  return openSession({ browser: path, headed: false, origins: [origin], doors, patience: 6_000, now, ...more })
}

/** One visit of a session; what it leaves behind goes to the folder. */
export function visitBy<Output>(
  session: Session,
  folder: string,
  { effect, run }: { readonly effect: Effect; readonly run: (tools: VisitTools) => Promise<Output> },
): Promise<Output> {
  const options = { evidence: folder, secrets: [], onStep: () => {}, ask: null, signal: new AbortController().signal }
  return session.visit(flow({ title: 'test', effect, run }), null, options)
}
