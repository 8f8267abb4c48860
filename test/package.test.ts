import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { npmCommand } from '../src/setup/npm-command.mjs'
import { run } from '../src/setup/run.mjs'

const root = join(import.meta.dirname, '..')
const slow = 300_000

/** The environment of somebody who has just opened a terminal: nothing that npm set for this very run. */
const fresh = Object.fromEntries(
  Object.keys(process.env).flatMap((name) => (/^npm_|^INIT_CWD$|^VITEST/.test(name) ? [[name, undefined]] : [])),
)

async function program(cwd: string, command: string, ...args: string[]): Promise<string> {
  const { code, output } = await run(command, args, { cwd, quiet: true, seconds: 240, env: fresh })
  expect(code, output).toBe(0)
  return output
}

async function npm(cwd: string, ...args: string[]): Promise<string> {
  const found = npmCommand(process.env, process.execPath)
  if (found === null) throw new Error('npm was not found')
  return program(cwd, found.node, found.script, ...args)
}

describe('the published package', () => {
  let folder = ''
  let packed: {
    readonly filename: string
    readonly unpackedSize: number
    readonly files: readonly { readonly path: string }[]
  }
  const inside = (...parts: string[]) => join(folder, 'node_modules', ...parts)
  const command = () => inside('todoke', 'dist', 'src', 'cli', 'bin.js')

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'todoke-package-'))
    const output = await npm(root, 'pack', '--json', '--silent', '--pack-destination', folder)
    packed = JSON.parse(output.slice(output.indexOf('[\n')))[0]
    await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
    await npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, packed.filename))
  }, slow)

  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('holds the program and what it needs at run time, and nothing of the workshop', () => {
    const paths = packed.files.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining(['package.json', 'LICENSE', 'dist/src/cli/bin.js', 'dist/src/index.d.ts']),
    )
    expect(paths.filter((path) => path.startsWith('dist/mock-portal/portal/vendor/'))).toEqual(
      expect.arrayContaining([expect.stringContaining('angular.min.js'), expect.stringContaining('bootstrap.min.css')]),
    )
    expect(paths).toEqual(
      expect.arrayContaining(
        ['angular', 'bootstrap'].map((name) => `dist/mock-portal/portal/vendor/LICENSE-${name}.txt`),
      ),
    )
    expect(paths.filter((path) => /(?<!\.d)\.ts$|^(?:src|test)\/|dist\/test|setup/.test(path))).toEqual([])
    expect(packed.unpackedSize).toBeLessThan(5_000_000)
  })

  it('brings neither the pinned Node nor tools, and runs nothing when it is installed', async () => {
    const manifest = JSON.parse(await readFile(inside('todoke', 'package.json'), 'utf8'))
    expect(manifest).not.toHaveProperty('optionalDependencies')
    expect(Object.keys(manifest.scripts)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/install|prepare/)]),
    )
    const { packages } = JSON.parse(await readFile(inside('.package-lock.json'), 'utf8'))
    expect(packages).toHaveProperty('node_modules/playwright')
    expect(
      Object.keys(packages).filter((path) =>
        /\/(?:node-(?:linux|win|bin)|todoke-node|vitest|typescript|angular|bootstrap)/.test(path),
      ),
    ).toEqual([])
  })

  it('says its version', async () => {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    expect(await program(folder, process.execPath, command(), '--version')).toBe(`${version}\n`)
  })

  it('is a library with types', async () => {
    await writeFile(join(folder, 'use.js'), `import * as todoke from 'todoke'; console.log(typeof todoke.createTodoke)`)
    expect(await program(folder, process.execPath, 'use.js')).toBe('function\n')
    await writeFile(
      join(folder, 'use.ts'),
      `import { createTodoke } from 'todoke'\nconst wrong: number = createTodoke\nexport { wrong }`,
    )
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    const options = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--types',
      '',
    ]
    const { output } = await run(process.execPath, [compiler, ...options, 'use.ts'], { cwd: folder, quiet: true })
    expect(output.match(/error TS\d+/g), output).toEqual(['error TS2322']) // it knows that the function is no number
  })

  it(
    'runs the demo',
    async () => {
      const output = await program(folder, process.execPath, command(), 'demo', '--lang', 'ja')
      expect(output).toContain('さくら内科クリニック')
      expect(output).toContain('account-locked')
    },
    slow,
  )
})
