import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../src/setup/run.mjs'

const slow = 180_000 // beside tests that start browsers
const root = join(import.meta.dirname, '..')

/** Runs a tool of the clone; its words are the failure's message. */
async function passes(path: string, ...args: string[]): Promise<void> {
  const script = join(root, 'node_modules', path)
  const { code, output } = await run(process.execPath, [script, ...args], {
    cwd: root,
    quiet: true,
    env: { NO_COLOR: '1' },
  })
  expect(code, output).toBe(0)
}

describe('every file', () => {
  it('is formatted (npm run format)', () => passes('prettier/bin/prettier.cjs', '--check', '.'), slow)

  it('passes the linter (npm run lint)', () => passes('oxlint/bin/oxlint', '--type-aware', '-f', 'unix'), slow)

  it('has sound types (npm run types)', () => passes('typescript/bin/tsc'), slow)
})
