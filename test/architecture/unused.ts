import { targetOf, roomOf } from './rooms.ts'
import type { Finding } from './rules.ts'
import type { Source } from './source.ts'

/** The parts of package.json that the rules ask about. */
export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

type Uses = ReadonlyMap<string, ReadonlySet<string>>

function usesBy(sources: readonly Source[]): Uses {
  const uses = new Map<string, Set<string>>()
  for (const source of sources) {
    for (const { from, names } of source.imports) {
      const target = targetOf(source, from)
      if (target === null) continue
      const known = uses.get(target) ?? new Set()
      for (const name of names) known.add(name)
      uses.set(target, known)
    }
  }
  return uses
}

const isUsed = (uses: Uses, path: string, name: string): boolean =>
  uses.get(path)?.has(name) === true || uses.get(path)?.has('*') === true

const plain = ({ path, what }: Finding): Finding => ({ path, what })

/** Exports that nothing but tests imports (`tests` true) or nothing at all (`tests` false). Types that their own file speaks of are its face, and count as used. */
export function unusedExports(
  sources: readonly Source[],
  entries: readonly string[],
): { all: readonly Finding[]; testsOnly: readonly Finding[] } {
  const product = sources.filter((source) => roomOf(source.path) !== 'test')
  const byAll = usesBy(sources)
  const byProduct = usesBy(product)
  const lonely = product
    .filter((source) => !entries.includes(source.path))
    .flatMap((source) =>
      source.exports
        .filter((item) => !(item.isType && item.usedInside) && !isUsed(byProduct, source.path, item.name))
        .map((item) => ({ path: source.path, what: item.name, tested: isUsed(byAll, source.path, item.name) })),
    )
  return {
    all: lonely.filter((item) => !item.tested).map(plain),
    testsOnly: lonely.filter((item) => item.tested).map(plain),
  }
}

/** Files of the product that no entry point reaches. */
export function unreachedFiles(sources: readonly Source[], entries: readonly string[]): readonly string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const reached = new Set<string>()
  const walk = (path: string): void => {
    const source = byPath.get(path)
    if (source === undefined || reached.has(path)) return
    reached.add(path)
    for (const { from } of source.imports) walk(targetOf(source, from) ?? '')
  }
  entries.forEach(walk)
  return sources.map((source) => source.path).filter((path) => roomOf(path) !== 'test' && !reached.has(path))
}

const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')

function packagesOf(sources: readonly Source[]): ReadonlySet<string> {
  const foreign = sources.flatMap((source) => source.imports.map(({ from }) => from))
  return new Set(foreign.filter((from) => !/^(?:\.|node:)/.test(from)).map(packageOf))
}

/** Packages that package.json names without need, or that the code takes without naming. `tools` are run or loaded by name instead of being imported. */
export function packageFindings(
  sources: readonly Source[],
  manifest: Manifest,
  tools: readonly string[],
): readonly string[] {
  const product = packagesOf(sources.filter((source) => roomOf(source.path) !== 'test'))
  const all = packagesOf(sources)
  const declared = Object.keys(manifest.dependencies)
  const forWork = Object.keys(manifest.devDependencies)
  return [
    ...declared.filter((name) => !product.has(name)).map((name) => `${name} is not imported`),
    ...forWork.filter((name) => !all.has(name) && !tools.includes(name)).map((name) => `${name} (dev) is not imported`),
    ...[...product].filter((name) => !declared.includes(name)).map((name) => `${name} is missing in dependencies`),
    ...[...all]
      .filter((name) => ![...declared, ...forWork].includes(name))
      .map((name) => `${name} is missing in package.json`),
    ...tools.filter((name) => !forWork.includes(name)).map((name) => `${name} is no tool of package.json`),
  ]
}
