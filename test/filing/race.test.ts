import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import type { FiledItemReport } from '../../src/index.ts'
import { passphrase } from '../night/stage.ts'
import { eventsIn, letLeaseExpire, until } from './from-outside.ts'
import { errandsFor, withOffice, type Office } from './office.ts'

const slow = { timeout: 240_000 }
const one = { clinics: 1, direct: true }

it('one plan run twice at the same time: each is sent once, and the loser says who is at work', slow, () =>
  withOffice(one, async ({ mock, clinics, plan, begin, offences }) => {
    const file = await plan(errandsFor(clinics, 2))
    const both = [begin(`apply run ${file} --submit --json`), begin(`apply run ${file} --submit --json`)]
    const ended = await Promise.all(both.map(async (command) => ({ ...(await command.ended), pid: command.pid })))
    const [winner, loser] = ended.toSorted((one, other) => (one.code ?? 9) - (other.code ?? 9))
    expect([winner?.code, loser?.code]).toEqual([0, 2])
    expect(JSON.parse(loser?.out ?? '')).toMatchObject({ error: { code: 'bad-input' } })
    expect(loser?.err).toContain(String(winner?.pid))
    expect(JSON.parse(winner?.out ?? '').run).toMatchObject({ submitted: 2 })
    expect(mock.control.requests('apply-send')).toBe(2)
    expect(await offences()).toEqual([])
  }),
)

it('frozen before the press until its lease is over and another has done it all: woken, it presses nothing', slow, () =>
  withOffice(one, async (office) => {
    const { mock, clinics, plan, begin, tell, offences } = office
    mock.control.setFaults([{ kind: 'slow', at: 'apply-check', milliseconds: 1_500, times: 1 }])
    const frozen = begin(`apply run ${await plan(errandsFor(clinics, 1))} --submit`)
    await until(() => mock.control.requests('apply-check') > 0)
    frozen.kill('SIGSTOP')
    await until(() => isStopped(frozen.pid))
    letLeaseExpire(office)
    const { code, report } = await tell('apply resume --submit')
    expect([code, report.run.submitted]).toEqual([0, 1])
    frozen.kill('SIGCONT')
    expect((await frozen.ended).signal).toBeNull()
    expect(mock.control.requests('apply-send')).toBe(1)
    expect(await offences()).toEqual([])
  }),
)

it(
  'frozen between the journal and the wire: nobody else presses meanwhile, and woken it takes its word back',
  slow,
  () =>
    withOffice(one, async (office) => {
      const { mock, clinics, plan, tell, offences } = office
      const frozen = freeze(office, await plan(errandsFor(clinics, 1)))
      await until(() => isStopped(frozen.pid))
      expect(eventsIn(office)).toContain('sending')
      letLeaseExpire(office)
      const other = await tell('apply resume --submit') // whoever lives may still send
      expect(other.code).toBe(4)
      expect(other.report.items.map(({ state }) => state)).toEqual(['uncertain'])
      process.kill(frozen.pid, 'SIGCONT')
      expect(await frozen.items).toMatchObject([{ state: 'planned', error: { code: 'timeout' } }])
      expect(mock.control.requests('apply-send')).toBe(0)
      const { code, report } = await tell('apply resume --submit')
      expect([code, report.run.submitted]).toEqual([0, 1])
      expect(mock.control.requests('apply-send')).toBe(1)
      expect(await offences()).toEqual([])
    }),
)

/** A process that runs the plan and stops itself when it has written that it is about to send. */
function freeze({ settings }: Office, plan: string): { pid: number; items: Promise<readonly FiledItemReport[]> } {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    TODOKE_TEST_SETTINGS: JSON.stringify({ ...settings, now: '2026-11-21T02:30:00+09:00' }),
    TODOKE_TEST_PASSPHRASE: passphrase,
    TODOKE_TEST_PLAN: plan,
  }
  const running = promisify(execFile)(process.execPath, [join(import.meta.dirname, 'frozen-child.ts')], { env })
  const items = running.then(({ stdout }): readonly FiledItemReport[] => JSON.parse(stdout))
  return { pid: running.child.pid ?? 0, items }
}

function isStopped(pid: number): boolean {
  const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return status.slice(status.lastIndexOf(')') + 2).startsWith('T')
}
