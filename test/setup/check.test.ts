import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/setup/run.mjs'
import { temporaryFolder } from './fake-machine.ts'

const root = join(import.meta.dirname, '..', '..')

async function check(files: Record<string, string>) {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'test'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'test', `${name}.test.ts`), text)
  const config = join(root, 'vitest.config.ts')
  const args = [join(root, 'src/setup/check.mjs'), '--root', folder, '--config', config, '--globals']
  const { code, output } = await run(process.execPath, args, { quiet: true, env: { CI: 'true' } })
  return { code, last: output.trimEnd().split('\n').at(-1) }
}

const passing = `it('a', () => {}); it('b', () => {})`

describe('npm run check', () => {
  it('ends with the count of the runner', async () => {
    expect(await check({ passing })).toEqual({ code: 0, last: '2 passed, 0 failed' })
  })

  it.each([
    ['a test fails', `it('c', () => { expect(1).toBe(2) })`, '2 passed, 1 failed'],
    ['a file does not load', `import './nowhere.ts'`, '2 passed, 1 failed'],
    ['a hook fails', `beforeAll(() => { throw new Error('no') }); it('c', () => {})`, '2 passed, 1 failed'],
    ['a promise is lost', `it('c', () => void Promise.reject(new Error('lost')))`, '3 passed, 1 failed'],
    ['a worker dies', `it('c', () => process.kill(process.pid, 'SIGKILL'))`, '2 passed, 2 failed'],
  ])('fails, with its count last, when %s', async (_, failing, last) => {
    expect(await check({ passing, failing })).toEqual({ code: 1, last })
  })

  it('fails when no test ran', async () => {
    expect(await check({})).toEqual({ code: 1, last: '0 passed, 0 failed' })
  })
})
