// @ts-check
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const places = [
  ['node_modules', 'npm', 'bin', 'npm-cli.js'],
  ['..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'],
  ['..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'],
]

/**
 * How npm is started without a shell: the Node that runs it, and its script: the npm that runs this, else one beside that Node, else one on the PATH. Null when there is none.
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} node the running Node
 */
export function npmCommand(environment, node) {
  const host = environment['npm_node_execpath'] || node
  const folders = [dirname(host), ...(environment['PATH'] ?? '').split(delimiter)].filter(Boolean)
  const near = folders.flatMap((folder) => places.map((place) => join(folder, ...place)))
  const script = [environment['npm_execpath'] ?? '', ...near].find(
    (path) => path.endsWith('npm-cli.js') && existsSync(path),
  )
  return script === undefined ? null : { node: host, script }
}
