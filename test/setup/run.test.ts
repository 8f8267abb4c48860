import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/setup/run.mjs'
import { temporaryFolder } from './fake-machine.ts'

const node = process.execPath

describe('run', () => {
  it('returns the exit code and, when quiet, what was printed', async () => {
    const script = `console.log('out'); console.error('err'); process.exitCode = 3`
    const { code, output } = await run(node, ['-e', script], { quiet: true })
    expect(code).toBe(3)
    expect(output.split('\n').toSorted()).toEqual(['', 'err', 'out'])
  })

  it('is 127 for a program that is not there', async () => {
    expect(await run('/nowhere/program', [], { quiet: true })).toEqual({ code: 127, output: '' })
  })

  it('hands arguments over as they are', async () => {
    const args = ['a b', '"', '$HOME', '%PATH%', '&&', '電子']
    const { output } = await run(node, ['-p', 'JSON.stringify(process.argv.slice(1))', ...args], { quiet: true })
    expect(JSON.parse(output)).toEqual(args)
  })

  it('ends a program that takes too long, with its children', async () => {
    const started = join(await temporaryFolder(), 'started')
    const endless = `require('fs').writeFileSync(${JSON.stringify(started)}, ''); setInterval(() => {}, 1000)`
    const parent = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(endless)}], { stdio: 'inherit' })`
    const { code } = await run(node, ['-e', `${parent}; setInterval(() => {}, 1000)`], { quiet: true, seconds: 3 })
    expect(code).toBeGreaterThan(0) // and it came back: the child held the pipe open
    expect(existsSync(started)).toBe(true)
  })
})
