import { readFileSync, readdirSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findingsIn } from './architecture/rules.ts'
import { readSource } from './architecture/source.ts'
import { packageFindings, unreachedFiles, unusedExports } from './architecture/unused.ts'
import type { Manifest } from './architecture/unused.ts'

const root = join(import.meta.dirname, '..')
const tops = ['src', 'flows', 'selectors', 'mock-portal', 'fixtures', 'test']

/** Where the program is entered: the command, the library, a thread, and what npm and the setup start. */
const entries = [
  'src/cli/bin.ts',
  'src/index.ts',
  'src/browser/print-browser.ts',
  'src/documents/pdf-thread.ts',
  'src/setup/start.mjs',
  'src/setup/check.mjs',
  'src/setup/build.mjs',
]

/** Run or loaded by name. */
const tools = [
  '@types/node',
  '@types/node-forge',
  '@types/nodemailer',
  'angular',
  'bootstrap',
  'oxlint',
  'oxlint-tsgolint',
  'prettier',
  'typescript',
]

/** Exports that only tests take, each with its reason. */
const forTests: Readonly<Record<string, string>> = {
  'src/domain/boundary.ts boundaries': 'tests cut a run at each of them, and count them',
  'src/domain/facility-columns.ts facilityColumns': 'a test goes through every column in both languages',
  'src/domain/read-row.ts applicationHeadings': 'a test leaves out or blanks each heading in turn',
}

const paths = tops.flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((path) =>
    posix.join(top, path.replaceAll(sep, '/')),
  ),
)
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const sources = paths.filter((path) => /\.(?:ts|mjs)$/.test(path)).map((path) => readSource(path, read(path)))

describe('the house', () => {
  it('is read whole', () => {
    for (const entry of entries) expect(sources.map((source) => source.path)).toContain(entry)
  })

  it('keeps its rules and its walls', () => {
    expect(findingsIn(sources)).toEqual([])
  })

  it('has no export that nobody imports', () => {
    expect(unusedExports(sources, entries).all).toEqual([])
  })

  it('exports for tests alone only what is listed here', () => {
    const found = unusedExports(sources, entries).testsOnly.map(({ path, what }) => `${path} ${what}`)
    expect(found.toSorted()).toEqual(Object.keys(forTests).toSorted())
  })

  it('has no file that no entry point reaches', () => {
    expect(unreachedFiles(sources, entries)).toEqual([])
  })

  it('names exactly the packages that it takes', () => {
    const manifest: Manifest = JSON.parse(read('package.json'))
    expect(packageFindings(sources, manifest, tools)).toEqual([])
  })

  it('locks packages without naming a registry', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "(?:https?|git)/)
    expect(read('package-lock.json')).toContain('"integrity": "sha512-')
  })
})
