import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { flows } from '../../flows/index.ts'
import type { Boundary, OnBoundary } from '../../src/domain/boundary.ts'
import type { Desk } from '../../src/domain/desk.ts'
import { Failure } from '../../src/domain/failure.ts'
import type { JournalItem } from '../../src/domain/intent.ts'
import type { Journal, LeaseHolder, Store } from '../../src/domain/ports.ts'
import type { Session } from '../../src/browser/session.ts'
import { Secret } from '../../src/domain/secret.ts'
import type { FilingParts } from '../../src/engine/filing-parts.ts'
import { fileItems } from '../../src/engine/submit-once.ts'
import { withLimit } from '../../src/engine/watchdog.ts'
import { openStore } from '../../src/store/store.ts'
import type { ReportJson } from '../judge/judge.ts'
import type { Scene } from './scene.ts'
import { quiet } from './browser.ts'

/** What one run of todoke at a facility left: what it told, null when it was killed; the journal; and errors that nobody foresaw. */
export interface Life {
  readonly report: ReportJson | null
  readonly bugs: readonly string[]
  readonly items: readonly JournalItem[]
}

/** Is told of each boundary and of the item that is being filed there, null while none is yet; awaited. */
export type OnCrossing = (boundary: Boundary, key: string | null) => void | Promise<void>

/** Where a run takes place. */
export interface Place {
  readonly folder: string
  readonly scene: Scene
  readonly session: Session
  readonly at: OnCrossing
}

const minutes = 60_000
const longest = 4 * minutes

/** The database of a scene, opened as a new process does it. */
export async function openOwn({ folder, scene: { facility } }: Pick<Place, 'folder' | 'scene'>): Promise<Store> {
  return openStore({ file: join(folder, `${facility.facilityCode}.db`) })
}

/** One run in this process, as if it were one of its own: the store sees that one live, and gone afterwards. */
export async function live(place: Place): Promise<Life> {
  const body = spawn('sleep', ['600'], { stdio: 'ignore' })
  const ended = once(body, 'exit')
  try {
    return await liveAs(body.pid ?? 0, place)
  } finally {
    body.kill('SIGKILL')
    await ended
  }
}

/** One run of that process, as `apply run` or `apply resume --submit` do it: the store opened anew, what is uncertain settled, and what is planned pressed. */
export async function liveAs(pid: number, place: Place): Promise<Life> {
  const store = await openOwn(place)
  try {
    return await run(place, store, { host: hostname(), pid, what: 'spending' })
  } finally {
    await store.close()
  }
}

async function run(place: Place, store: Store, holder: LeaseHolder): Promise<Life> {
  const startedAt = new Date().toISOString()
  const expiresAt = new Date(Date.now() + 5 * minutes).toISOString()
  const other = await store.takeLease('spending', holder, startedAt, expiresAt)
  if (other) throw new Error(`process ${other.pid} still has the lease`)
  const items = await store.items({ states: ['planned', 'uncertain'] })
  const { failure, bugs } = await visit(place, store, { holder, items })
  const now = await store.items()
  await store.releaseLease('spending', holder)
  const told = now.map(({ key, state, failure: own }) => ({ key, state, error: own ?? failure }))
  return { report: { run: { startedAt }, items: told }, bugs, items: now }
}

interface Errand {
  readonly holder: LeaseHolder
  readonly items: readonly JournalItem[]
}

interface End {
  failure: Failure | null
  readonly bugs: string[]
}

async function visit({ folder, scene, session, at }: Place, store: Store, errand: Errand): Promise<End> {
  const end: End = { failure: null, bugs: [] }
  const over = new AbortController()
  let filed: string | null = null
  const crossed: OnBoundary = async (boundary) => {
    over.signal.throwIfAborted()
    await at(boundary, filed)
  }
  const onItem: FilingParts['onItem'] = ({ key }) => void (filed = key)
  const { facilityCode, loginId, password } = scene.facility
  const parts = partsOf(mortal(store, over.signal), errand, { at: crossed, onItem, signal: over.signal })
  let working: Promise<unknown> = Promise.resolve()
  const work = async (desk: Desk): Promise<void> => {
    const filing = fileItems(parts, desk, errand.items, { submit: true })
    working = filing.catch((error: unknown) => {
      if (!(error instanceof Failure) && !over.signal.aborted) end.bugs.push(String(error))
    })
    await filing
  }
  const login = { loginId, password: new Secret(password), oneTimeCode: null }
  const visit = { facilityCode, crossed, work }
  const options = { evidence: join(folder, facilityCode), secrets: [login.password], onStep: () => {}, ask: null }
  const enter = (signal: AbortSignal): Promise<void> =>
    scene.door === 'direct'
      ? session.visit(flows.fileDirectly[scene.act], visit, { ...options, signal })
      : session.visit(flows.fileAtDesk[scene.act], { ...visit, login }, { ...options, signal })
  try {
    await withLimit(longest, over.signal, enter)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    end.failure = error
  }
  over.abort(new Error('the visit is over'))
  await Promise.race([working, pause(10_000, null, { ref: false })])
  return end.failure?.code === 'browser-crashed' ? { ...end, bugs: [] } : end // what is asked of a browser that has gone fails in its own words
}

// What still goes on when the visit is over writes nothing any more.
function mortal(journal: Journal, over: AbortSignal): Journal {
  const alive =
    <A extends readonly unknown[], R>(act: (...args: A) => Promise<R>): ((...args: A) => Promise<R>) =>
    async (...args) => {
      over.throwIfAborted()
      return act(...args)
    }
  return {
    saveItems: alive(journal.saveItems),
    items: alive(journal.items),
    entries: alive(journal.entries),
    beginSending: alive(journal.beginSending),
    note: alive(journal.note),
    fail: alive(journal.fail),
    settle: alive(journal.settle),
    doubt: alive(journal.doubt),
    life: alive(journal.life),
    yen: alive(journal.yen),
  }
}

function partsOf(
  journal: Journal,
  { holder }: Errand,
  { at, onItem, signal }: Pick<FilingParts, 'at' | 'onItem' | 'signal'>,
): FilingParts {
  return {
    journal,
    holder,
    caps: { plan: null, facility: null, day: null, month: null },
    now: () => new Date().toISOString(),
    clock: Date.now,
    pause: (milliseconds) => pause(milliseconds, undefined, { signal }),
    quiet,
    check: async () => null,
    receipts: null,
    at,
    onItem,
    evidence: async () => null,
    signal,
  }
}
