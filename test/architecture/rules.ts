import { wallFindings, roomOf } from './rooms.ts'
import { child, children, word } from './source.ts'
import type { Node, Source } from './source.ts'

/** One breach of a rule of the house. */
export interface Finding {
  readonly path: string
  readonly what: string
}

type Rule = (source: Source) => readonly Finding[]

const longest = 200
const vague = /(?:^|[^a-z])(?:utils?|helpers?|common|misc|managers?)(?![a-z])/
const unfinished = /\b(?:TO[D]O|FIX[M]E|HA[C]K|XX[X])\b/

const isTest = (source: Source) => roomOf(source.path) === 'test'

const words = (name: string): string => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()

const when = (source: Source, breached: boolean, what: string): readonly Finding[] =>
  breached ? [{ path: source.path, what }] : []

const playwrightOutside: Rule = (source) => {
  const allowed = ['browser', 'mock-portal', 'test'].includes(roomOf(source.path))
  return source.imports
    .filter(({ from }) => /^(?:@?playwright)(?:[-/]|$)/.test(from) && !allowed)
    .map(({ from }) => ({ path: source.path, what: `only src/browser knows Playwright: ${from}` }))
}

const clockOutside: Rule = (source) => {
  if (['app', 'cli', 'mock-portal', 'test'].includes(roomOf(source.path))) return []
  return when(source, source.nodes.some(readsClock), 'only src/app.ts and src/cli read the clock')
}

function readsClock(node: Node): boolean {
  const callee = child(node, 'callee')
  const isDate = word(callee) === 'Date'
  if (node.type === 'CallExpression' && isDate) return true
  if (node.type === 'NewExpression' && isDate) return children(node, 'arguments').length === 0
  const named = `${word(child(node, 'object'))}.${word(child(node, 'property'))}`
  return node.type === 'MemberExpression' && (named === 'Date.now' || named === 'Temporal.Now')
}

const blindWaits: Rule = (source) => {
  if (/^test\/(?:bench|architecture)\//.test(source.path)) return [] // the naive script, against which is measured; these rules
  const blind = source.nodes.map(word).filter((name) => name === 'waitForTimeout' || name === 'networkidle')
  return when(source, blind.length > 0, `waits blindly: ${blind.join(', ')}`)
}

const tooLong: Rule = (source) => {
  const lines = source.text.trimEnd().split('\n').length
  return when(source, !isTest(source) && lines > longest, `${lines} lines, at most ${longest}`)
}

const vagueNames: Rule = (source) =>
  [source.path, ...source.exports.map(({ name }) => name)]
    .filter((name) => vague.test(words(name)))
    .map((name) => ({ path: source.path, what: `a name that says nothing: ${name}` }))

const idleTests: Rule = (source) => {
  const idle = source.nodes.filter((node) => node.type === 'MemberExpression').filter(standsIdle)
  const old = source.nodes.filter((node) =>
    ['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe'].includes(word(child(node, 'callee')) ?? ''),
  )
  return when(
    source,
    isTest(source) && idle.length + old.length > 0,
    'a test that is skipped, or keeps others from running',
  )
}

const standsIdle = (node: Node): boolean =>
  /^(?:only|skip|todo|skipIf|runIf|fails)$/.test(word(child(node, 'property')) ?? '') &&
  /^(?:it|test|describe|suite|bench|context)$/.test(word(root(node)) ?? '')

const root = (node: Node): Node => {
  const inner = child(node, 'object')
  return inner === null ? node : root(inner)
}

const unfinishedWork: Rule = (source) =>
  when(source, unfinished.test(source.text), 'unfinished work is noted in the tracker, not in the code')

const rules: readonly Rule[] = [
  wallFindings,
  playwrightOutside,
  clockOutside,
  blindWaits,
  tooLong,
  vagueNames,
  idleTests,
  unfinishedWork,
]

/** Every breach of the house's rules in these files. */
export const findingsIn = (sources: readonly Source[]): readonly Finding[] =>
  sources.flatMap((source) => rules.flatMap((rule) => rule(source)))
