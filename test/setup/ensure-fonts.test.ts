import { describe, expect, it } from 'vitest'
import { ensureFonts } from '../../src/setup/ensure-fonts.mjs'
import { done, fakeMachine } from './fake-machine.ts'

const fonts = { code: 0, output: 'NotoSansCJK-Regular.ttc: Noto Sans CJK JP\n' }

describe('ensureFonts', () => {
  it('does nothing when a Japanese font is there, or elsewhere than on Linux', async () => {
    const linux = fakeMachine({ 'fc-list': fonts })
    await ensureFonts(linux.machine)
    expect(linux.lines()).toEqual(['fc-list :lang=ja'])
    const mac = fakeMachine({}, { platform: 'darwin' })
    await ensureFonts(mac.machine)
    expect(mac.lines()).toEqual([])
  })

  it.each([
    { code: 0, output: '' },
    { code: 127, output: '' },
  ])('installs fonts-noto-cjk, saying so (%o)', async (before) => {
    let now = before
    const install = () => {
      now = fonts
      return done
    }
    const answers = { 'fc-list': () => now, 'apt-get --version': done, update: done, 'fonts-noto-cjk': install }
    const { machine, lines, told, warned } = fakeMachine(answers, { administrator: true })
    await ensureFonts(machine)
    expect(lines()).toContainEqual(expect.stringMatching(/apt-get .*install .*fonts-noto-cjk$/))
    expect(told.join()).toContain('60 MB')
    expect(warned).toEqual([])
  })

  it('warns, and goes on, where it cannot', async () => {
    const { machine, warned } = fakeMachine({})
    await ensureFonts(machine)
    expect(warned.join()).toMatch(/日本語フォント[^]*Without a Japanese font/)
  })
})
