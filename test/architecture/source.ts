import { parseAst } from 'vitest/node'

/** One import or re-export: where from, which names (`*` for all), and whether for its types alone. */
export interface Import {
  readonly from: string
  readonly names: readonly string[]
  readonly typeOnly: boolean
}

export interface Export {
  readonly name: string
  readonly isType: boolean
  /** True when its own file speaks of it elsewhere too. */
  readonly usedInside: boolean
}

/** A source file, read into what the rules ask about. */
export interface Source {
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
  readonly exports: readonly Export[]
  readonly nodes: readonly Node[]
}

/** A node of the syntax tree; what the rules need of it is asked for by name. */
export interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** The child of a node under a key, when it is a node. */
export const child = (node: Node | null, key: string): Node | null => {
  const value = node?.[key]
  return isNode(value) ? value : null
}

/** The children of a node under a key that holds a list. */
export const children = (node: Node, key: string): readonly Node[] => {
  const value = node[key]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** The name of an identifier or the value of a string; null for all else. */
export const word = (node: Node | null): string | null => {
  const value = node?.type === 'Identifier' ? node['name'] : node?.type === 'Literal' ? node['value'] : null
  return typeof value === 'string' ? value : null
}

/** Reads a source file; throws when it does not parse. */
export function readSource(path: string, text: string): Source {
  const program: unknown = parseAst(text, { lang: path.endsWith('.ts') ? 'ts' : 'js' })
  if (!isNode(program)) throw new Error(`${path} does not parse`)
  const nodes = [...descend(program)]
  const names = nodes.flatMap((node) => (node.type === 'Identifier' ? [word(node)] : []))
  const exports = nodes.flatMap(exportsOf).map((item) => ({
    ...item,
    usedInside: names.filter((name) => name === item.name).length > 1,
  }))
  return { path, text, nodes, exports, imports: nodes.flatMap(importsOf) }
}

function* descend(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node)) {
    for (const item of Array.isArray(value) ? value : [value]) if (isNode(item)) yield* descend(item)
  }
}

function importsOf(node: Node): readonly Import[] {
  const required = requiredBy(node)
  if (required !== null) return [{ from: required, names: ['*'], typeOnly: false }]
  const from = word(child(node, 'source'))
  if (from === null) return []
  const isType = (item: Node) => item['importKind'] === 'type' || item['exportKind'] === 'type'
  if (node.type === 'ImportExpression' || node.type === 'ExportAllDeclaration')
    return [{ from, names: ['*'], typeOnly: isType(node) }]
  const specifiers = children(node, 'specifiers')
  const types = specifiers.filter((item) => isType(node) || isType(item))
  const values = specifiers.filter((item) => !types.includes(item))
  const typeImport = { from, names: types.map(importedName), typeOnly: true }
  const valueImport = { from, names: values.map(importedName), typeOnly: false }
  return [...(types.length > 0 ? [typeImport] : []), ...(values.length > 0 || types.length === 0 ? [valueImport] : [])]
}

/** What `createRequire(…)('…')` takes. */
function requiredBy(node: Node): string | null {
  const made = node.type === 'CallExpression' && word(child(child(node, 'callee'), 'callee')) === 'createRequire'
  return made ? word(children(node, 'arguments')[0] ?? null) : null
}

const importedName = (specifier: Node): string =>
  word(child(specifier, 'imported')) ??
  (specifier.type === 'ExportSpecifier' ? word(child(specifier, 'local')) : null) ??
  '*'

function exportsOf(node: Node): readonly Omit<Export, 'usedInside'>[] {
  if (node.type === 'ExportDefaultDeclaration') return [{ name: 'default', isType: false }]
  if (node.type !== 'ExportNamedDeclaration') return []
  const declared = child(node, 'declaration')
  const isType = declared?.type === 'TSInterfaceDeclaration' || declared?.type === 'TSTypeAliasDeclaration'
  const own = [declared, ...(declared === null ? [] : children(declared, 'declarations'))].map((item) =>
    child(item, 'id'),
  )
  const listed = children(node, 'specifiers').map((item) => child(item, 'exported'))
  return [...own, ...listed].flatMap((item) => word(item) ?? []).map((name) => ({ name, isType }))
}
