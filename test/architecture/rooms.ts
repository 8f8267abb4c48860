import { posix } from 'node:path'
import type { Finding } from './rules.ts'
import type { Source } from './source.ts'

/** Whom a room may import. `types` are rooms of which only types may be taken. */
interface Doors {
  readonly rooms: readonly string[]
  readonly types?: readonly string[]
}

const below = [
  'domain',
  'browser',
  'selectors',
  'flows',
  'vault',
  'store',
  'mailbox',
  'intake',
  'documents',
  'engine',
  'report',
  'notify',
  'web',
  'i18n',
  'config',
]

/** Of these, whoever may take types may also take the classes and the closed lists of words that stand in them. */
const vocabulary = ['src/domain/failure.ts', 'src/domain/secret.ts', 'src/domain/facility.ts']

/** The import table, as `src/README.md` has it. A room that does not stand here may import nothing and be imported by nobody but tests. */
const table: Readonly<Record<string, Doors>> = {
  domain: { rooms: [] },
  selectors: { rooms: [], types: ['browser'] },
  browser: { rooms: ['domain'] },
  flows: { rooms: ['selectors', 'browser', 'domain'] },
  vault: { rooms: ['domain'] },
  store: { rooms: ['domain'] },
  mailbox: { rooms: ['domain'] },
  intake: { rooms: ['domain'] },
  documents: { rooms: ['domain'] },
  report: { rooms: ['domain'] },
  notify: { rooms: ['domain'] },
  i18n: { rooms: ['domain'] },
  config: { rooms: ['domain', 'i18n'] },
  engine: { rooms: ['browser', 'domain'] },
  web: { rooms: ['domain', 'report'] },
  app: { rooms: below },
  index: { rooms: ['app', 'config', 'i18n'], types: ['domain'] },
  cli: { rooms: ['app', 'config', 'i18n', 'mock-portal'], types: ['domain'] },
  'mock-portal': { rooms: ['fixtures'] },
  fixtures: { rooms: [] },
  setup: { rooms: [] },
}

/** The room in which a file stands: `src/browser/flow.ts` → browser, `src/app.ts` → app, `src/config-sources.ts` → config, `flows/index.ts` → flows. */
export function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/')
  return top === 'src' ? second.replace(/(?:-.*)?\.(?:ts|mjs)$/, '') : top
}

/** Where an import of our own leads, as a path in the repository; null for packages. */
export const targetOf = (source: Source, from: string): string | null =>
  from.startsWith('.') ? posix.join(posix.dirname(source.path), from) : null

/** Imports through a wall. */
export function wallFindings(source: Source): readonly Finding[] {
  const room = roomOf(source.path)
  if (room === 'test') return []
  const doors = table[room] ?? { rooms: [] }
  return source.imports.flatMap(({ from, typeOnly }) => {
    const target = targetOf(source, from)
    if (target === null) return []
    const other = roomOf(target)
    if (other === room || doors.rooms.includes(other)) return []
    if (doors.types?.includes(other) && (typeOnly || vocabulary.includes(target))) return []
    const how = doors.types?.includes(other) ? ' (types only)' : ''
    return [{ path: source.path, what: `${room} may not import ${other}${how}: ${from}` }]
  })
}
