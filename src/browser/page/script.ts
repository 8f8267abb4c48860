import type { Words } from '../address.ts'
import { beside, type Beside } from './beside.ts'
import { boxAround } from './box.ts'
import { controls, type Controls } from './controls.ts'
import { fileLinks } from './file-links.ts'
import { files, type FileLists } from './files.ts'
import { fields, type Fields } from './fields.ts'
import { hands, type Hands } from './hands.ts'
import { judge, type Judge } from './judge.ts'
import { lists, type Lists } from './lists.ts'
import { pager } from './pager.ts'
import { prints } from './prints.ts'
import { rows } from './rows.ts'
import { sight, type Sight } from './sight.ts'
import { tables, type Tables } from './tables.ts'

/** One look at a document: everything below sees it as it stood at that moment. */
export interface Look {
  readonly sight: Sight
  readonly controls: Controls
  readonly beside: Beside
  readonly fields: Fields
  readonly tables: Tables
  readonly judge: Judge
  readonly lists: Lists
  readonly files: FileLists
  /** A look at nothing but the box that holds these words; the same look without words, null where there is no such box, or several. */
  inside(within: readonly Words[] | undefined): Look | null
}

const lookNow = `(function look(root) {
  const s = (${sight})(root), f = (${fields})(s), b = (${beside})(s, f, (${prints})(s)), c = (${controls})(s, f), p = (${pager})(s, c), r = (${rows})(s, f), t = (${tables})(s, c, r, p), j = (${judge})(s, c, f, t), l = (${lists})(s), n = (${fileLinks})(s, c), d = (${files})(s, f, n, p)
  const own = { sight: s, controls: c, beside: b, fields: f, tables: t, judge: j, lists: l, files: d }
  own.inside = (within) => {
    if (!within) return own
    const box = (${boxAround})(s, within)
    return box && look(box)
  }
  return own
})`

/** What an expression answers in a document that does not have the finder yet. */
export const finderMissing = 'todoke: finder missing'
const place = `globalThis[Symbol.for('todoke.finder')]`

// Gives a document the finder: thirty kilobytes that need not travel and be compiled with each look.
const finder = `void (${place} ??= { look: ${lookNow}, watch: ${watch}, hands: (${hands})() })`

/** The same expression for a document that lacks the finder: it is given there on the way. */
export function withFinder(expression: string): string {
  return `(${finder}, ${expression})`
}

// Runs in a document that has the finder.
function asked(body: string): string {
  return `((finder) => finder ? ${body} : '${finderMissing}')(${place})`
}

/** An expression that looks once and answers, or `finderMissing`; `answer` may use nothing but its two arguments, of which the second travels as JSON. */
export function lookOnce<Input, Output>(answer: (look: Look, input: Input) => Output, input: Input): string {
  return asked(`(${answer})(finder.look(), ${JSON.stringify(input)})`)
}

/** The same expression; an element that it answers with is held under a key in its document, and the answer is `{ held: true }`, any other `{ data }`. */
export function holding(key: string, expression: string): string {
  return `(async () => {
    const found = await (${expression})
    if (found === '${finderMissing}') return found
    if (!(found instanceof Element)) return { data: found ?? null }
    ${place}.hands.hold(${JSON.stringify(key)}, found)
    return { held: true }
  })()`
}

/** An expression that does something with what is held. */
export function byHand<Input, Output>(act: (hands: Hands, input: Input) => Output, input: Input): string {
  return asked(`(${act})(finder.hands, ${JSON.stringify(input)})`)
}

/** As `lookOnce`, again after each change of the page until the answer is not null; after `patience` milliseconds the answer is `last`'s, or null. */
export function lookUntil<Input, Output, Last = null>(
  answer: (look: Look, input: Input) => Output | null,
  input: Input,
  patience: number,
  last?: (look: Look, input: Input) => Last,
): string {
  const data = JSON.stringify(input)
  const end = last ? `(${last})(finder.look(), ${data})` : 'null'
  return asked(`finder.watch(() => (${answer})(finder.look(), ${data}), () => ${end}, ${patience})`)
}

// Looks at a change, at most every 25 ms, and every 200 ms without one: styles change without a mutation.
async function watch<Output>(ask: () => Output | null, last: () => Output, patience: number): Promise<Output> {
  const end = performance.now() + patience
  const changed = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(done, 200)
      const observer = new MutationObserver(() => setTimeout(done, 25))
      function done(): void {
        clearTimeout(timer)
        observer.disconnect()
        resolve()
      }
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    })
  for (;;) {
    const answer = ask()
    if (answer !== null) return answer
    if (performance.now() > end) return last()
    await changed()
  }
}
