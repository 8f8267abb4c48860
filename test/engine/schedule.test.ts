import { afterEach, describe, expect, it } from 'vitest'
import { nightly, type Nightly } from '../../src/engine/schedule.ts'

const opened: Nightly[] = []
afterEach(() => Promise.all(opened.splice(0).map((nights) => nights.stop())))

function at(cron: string): Nightly {
  const nights = nightly(cron)
  opened.push(nights)
  return nights
}

describe('a night’s hour', () => {
  it('is Japan’s, whatever the zone of the machine', async () => {
    const nights = at('0 2 * * *')
    await nights.start(async () => {})
    expect(nights.next()).toMatch(/T17:00:00\.000Z$/)
    const wait = Date.parse(nights.next() ?? '') - Date.now()
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(86_400_000)
  })

  it.each([
    ['the night before was read, and this one was not', '2026-11-20T02:00:00+09:00', '2026-11-21T08:00:00+09:00', true],
    ['this night was read', '2026-11-21T02:00:00.400+09:00', '2026-11-21T08:00:00+09:00', false],
    ['this night has not come yet', '2026-11-20T02:00:00.400+09:00', '2026-11-21T01:59:59+09:00', false],
    ['it is the very minute', '2026-11-20T02:00:00.400+09:00', '2026-11-21T02:00:20+09:00', true],
    ['weeks have passed', '2026-10-01T02:00:00+09:00', '2026-11-21T08:00:00+09:00', true],
    ['the times are written in other zones', '2026-11-20T17:00:00.400Z', '2026-11-20T18:00:00-05:00', false],
  ])('was missed or not when %s', (_, since, now, missed) => {
    expect(at('0 2 * * *').missed(since, now)).toBe(missed)
  })

  it('that lies longer back than a night and a half is not made up', () => {
    expect(at('0 2 1 * *').missed('2026-10-20T00:00:00+09:00', '2026-11-21T08:00:00+09:00')).toBe(false)
    expect(at('0 2 1 * *').missed('2026-10-20T00:00:00+09:00', '2026-11-01T08:00:00+09:00')).toBe(true)
  })
})

describe('a strike', () => {
  it('comes again and again, never during a run', async () => {
    const nights = at('* * * * * *')
    let running = 0
    let most = 0
    let runs = 0
    const { promise, resolve } = Promise.withResolvers<void>()
    const next = Promise.withResolvers<void>()
    await nights.start(async () => {
      runs += 1
      most = Math.max(most, (running += 1))
      if (runs === 1) await next.promise // over several strikes
      running -= 1
      if (runs === 2) resolve()
    })
    const second = at('* * * * * *')
    let strikes = 0
    await second.start(async () => {
      strikes += 1
      if (strikes === 3) next.resolve()
    })
    await promise
    expect(most).toBe(1)
  })

  it('that a machine has slept through is made up once', async () => {
    const nights = at('* * * * * *')
    const { promise, resolve } = Promise.withResolvers<void>()
    let runs = 0
    await nights.start(async () => {
      runs += 1
      resolve()
    })
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_500) // nothing of this process runs, as on a machine that sleeps
    await promise
    await nights.stop()
    expect(runs).toBeLessThanOrEqual(2)
  })
})
