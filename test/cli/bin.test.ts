import { execFile } from 'node:child_process'
import { stripTypeScriptTypes } from 'node:module'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const bin = new URL('../../src/cli/bin.ts', import.meta.url).pathname

/** Runs the program on a Node that says it is another. */
async function onNode(version: string) {
  const lie = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
  const args = ['--import', `data:text/javascript,${encodeURIComponent(lie)}`, bin, '--version']
  return promisify(execFile)(process.execPath, args).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  )
}

describe('the program', () => {
  it.each(['20.20.2', '22.21.0', '24.18.0', '25.9.0', '26.5.0'])(
    'on Node %s says in both languages what to do',
    async (version) => {
      const { code, stdout, stderr } = await onNode(version)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain(`今: ${version}`)
      expect(stderr).toContain(`this is ${version}`)
      expect(stderr).toContain('https://nodejs.org')
    },
  )

  it.each(['24.18.1', '24.21.0', '26.5.1', '26.10.0', '27.0.0'])('runs on Node %s', async (version) => {
    expect(await onNode(version)).toMatchObject({ code: 0, stderr: '' })
  })

  it('imports nothing of ours before it has looked', async () => {
    const text = stripTypeScriptTypes(await readFile(bin, 'utf8'))
    const imports = [...text.matchAll(/^import .* from '(.+)'$/gm)].map(([, from]) => from)
    expect(imports).toEqual(['node:module', 'node:process'])
    expect(text.indexOf('isTooOld(process')).toBeLessThan(text.indexOf(`import('./main.ts')`))
  })
})
