import type { Listeners } from '../app.ts'
import type { ScannedFacility } from '../domain/reports.ts'
import type { Messages } from '../i18n/index.ts'
import type { Context } from './context.ts'
import { askText } from './prompt.ts'
import { cut } from './table.ts'
import { printable } from './terminal.ts'

type Filed = Parameters<NonNullable<Listeners['onFiled']>>[0]

interface Painter {
  /** Shows the present state in place of the last one. */
  readonly draw: (lines: readonly string[]) => void
  /** Leaves a line for good. */
  readonly keep: (line: string) => void
  readonly wipe: () => void
}

/** What to pass to todoke so that a person sees a run go on, and how to take it off the screen. */
export interface Progress {
  readonly listeners: Listeners
  readonly end: () => void
}

/** What is known of the run at the moment. */
interface State {
  readonly visits: Map<string, { readonly name: string; readonly step: string }>
  /** Whether each visited facility was read; one that is visited again at the end counts once. */
  readonly outcomes: Map<string, boolean>
  reached: { readonly done: number; readonly total: number }
}

/** What a run says of itself. */
type Says = Pick<Messages['talk'], 'scanning' | 'progress'>

/** Follows a run on stderr: on a terminal one line of counts and the visits in flight with their step, elsewhere one line per finished facility. */
export async function followRun(context: Context, says: Says = context.words.talk): Promise<Progress> {
  const painter = context.terminal.live ? await livePainter(context) : plainPainter(context)
  const listeners = listenersOf({ visits: new Map(), outcomes: new Map(), reached: { done: 0, total: 0 } }, painter, {
    ...context,
    says,
  })
  const onQuestion = context.terminal.attended ? { onQuestion: questions(context, painter) } : {}
  return { listeners: { ...listeners, ...onQuestion }, end: painter.wipe }
}

/** The same for a run that files. */
export function followFiling(context: Context): Promise<Progress> {
  return followRun(context, context.words.filing)
}

function listenersOf(state: State, painter: Painter, context: Context & { readonly says: Says }): Listeners {
  const { visits, outcomes } = state
  const show = () => painter.draw(linesOf(state, context.says))
  return {
    onRun(run) {
      visits.clear()
      outcomes.clear()
      state.reached = run
      if (run.total > 0) painter.keep(context.says.scanning(run))
      show()
    },
    onVisit({ facilityCode, name }) {
      visits.set(facilityCode, { name, step: '' })
      show()
    },
    onStep({ facilityCode, title }) {
      visits.set(facilityCode, { name: visits.get(facilityCode)?.name ?? '', step: title })
      show()
    },
    onVisited(facility, progress) {
      visits.delete(facility.facilityCode)
      outcomes.set(facility.facilityCode, facility.ok)
      state.reached = progress
      if (!context.terminal.live || !facility.ok) painter.keep(visitedLine(facility, progress, context))
      show()
    },
    onFiled(filed, progress) {
      visits.delete(filed.facility.facilityCode)
      outcomes.set(filed.facility.facilityCode, filed.items.every(isDone))
      state.reached = progress
      painter.keep(filedLine(filed, progress, context))
      show()
    },
    onDocuments({ facilityCode, name, items }, progress) {
      const [failed] = items.flatMap(({ error }) => error ?? [])
      visits.delete(facilityCode)
      outcomes.set(facilityCode, failed === undefined)
      state.reached = progress
      const { terminal, words } = context
      const outcome = failed
        ? terminal.err.paint('red', words.talk.visitFailed(failed.code))
        : terminal.err.paint('green', words.documents.taken(items.length))
      painter.keep(`[${progress.done}/${progress.total}] ${printable(`${facilityCode} ${name}`)}  ${outcome}`)
      show()
    },
    onLog({ level, text }) {
      if (level !== 'info') painter.keep(context.terminal.err.paint('yellow', printable(text)))
    },
  }
}

function linesOf({ visits, outcomes, reached }: State, says: Says): string[] {
  const ok = [...outcomes.values()].filter(Boolean).length
  const flying = [...visits].map(([code, { name, step }]) => `  ${code} ${name}  ${step}`)
  return [says.progress({ ...reached, ok, failed: outcomes.size - ok }), ...flying]
}

function visitedLine(
  facility: ScannedFacility,
  { done, total }: { done: number; total: number },
  { words, terminal }: Context,
): string {
  const { err } = terminal
  const { facilityCode, name, ok, rows, error } = facility
  const outcome = ok
    ? err.paint('green', words.talk.visited(rows.length))
    : err.paint('red', words.talk.visitFailed(error?.code ?? ''))
  return `[${done}/${total}] ${printable(`${facilityCode} ${name}`)}  ${outcome}`
}

function filedLine(
  { facility, items }: Filed,
  { done, total }: { done: number; total: number },
  { words, terminal: { err } }: Context,
): string {
  const { states, counted } = words.filing
  const counts = [...Map.groupBy(items, ({ state }) => state)].map(([state, of]) => counted(states[state], of.length))
  const codes = new Set(items.flatMap(({ error }) => error?.code ?? []))
  const outcome = [...counts, ...codes].join('  ')
  const { facilityCode, name } = facility
  return `[${done}/${total}] ${printable(`${facilityCode} ${name}`)}  ${err.paint(items.every(isDone) ? 'green' : 'red', outcome)}`
}

// Of a dry run done is what came to its last screen.
function isDone({ state, shown, error }: Filed['items'][number]): boolean {
  return state === 'submitted' || state === 'skipped' || (shown !== null && error === null)
}

function questions({ terminal, words }: Context, { wipe }: Painter): NonNullable<Listeners['onQuestion']> {
  return async ({ name, text }) => {
    wipe()
    const answer = await askText({ terminal, words }, printable(words.talk.askCode(name, text)))
    return answer.trim() === '' ? null : answer.trim()
  }
}

async function livePainter({ terminal }: Context): Promise<Painter> {
  const { createLogUpdate } = await import('log-update')
  const update = createLogUpdate(terminal.stderr)
  return {
    draw: (lines) => update(lines.map((line) => cut(printable(line), terminal.err.width - 1)).join('\n')),
    keep: (line) => {
      update.clear()
      terminal.err.say(line)
    },
    wipe: () => {
      update.clear()
      update.done()
    },
  }
}

function plainPainter({ terminal }: Context): Painter {
  return { draw: () => {}, keep: terminal.err.say, wipe: () => {} }
}
