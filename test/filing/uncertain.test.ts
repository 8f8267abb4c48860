import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Failure } from '../../src/index.ts'
import { run, start } from '../night/command.ts'
import { named, ofSix, withStage } from '../night/stage.ts'
import { deeds, planned } from './stage.ts'

const slow = 180_000

it(
  'an answer that never came: the run settles it by the list, and goes on elsewhere',
  () =>
    withStage({}, async ({ mock, open, ...stage }) => {
      const [clinic, pharmacy] = [named(mock, 'さくら内科クリニック'), named(mock, 'ひまわり薬局')]
      const todoke = await open()
      await todoke.scan({ codes: [clinic.facilityCode, pharmacy.facilityCode], tags: [] })
      const file = await planned({ mock, open, ...stage }, todoke, [
        { facility: clinic, terminalName: '第２診察室' },
        { facility: clinic, terminalName: '第３診察室' },
        { facility: pharmacy, terminalName: '投薬口' },
      ])
      const { facilityCode } = clinic
      mock.control.setFaults([{ kind: 'drop-after', at: 'apply-send', times: 1, facilityCode }])
      const report = await todoke.applyPlan(file, { submit: true })
      expect(report.items.map(({ state }) => state)).toEqual(['submitted', 'submitted', 'submitted'])
      expect(deeds(mock.control.ledger())).toHaveLength(3)
    }),
  slow,
)

it(
  'nothing came in: the item stays planned, says why, and apply resume --submit sends it once',
  () =>
    withStage({}, async ({ mock, open, ...stage }) => {
      const clinic = named(mock, 'さくら内科クリニック')
      const { facilityCode } = clinic
      const todoke = await open()
      await todoke.scan({ codes: [facilityCode], tags: [] })
      const file = await planned({ mock, open, ...stage }, todoke, [
        { facility: clinic, terminalName: '第２診察室' },
        { facility: clinic, terminalName: '第３診察室' },
      ])
      mock.control.setFaults([{ kind: 'drop-before', at: 'apply-send', times: 1, facilityCode }])
      const report = await todoke.applyPlan(file, { submit: true })
      expect(report.items.map(({ state, error }) => [state, error?.code])).toEqual([
        ['planned', 'portal-unreachable'],
        ['planned', 'portal-unreachable'],
      ])
      expect(deeds(mock.control.ledger())).toEqual([])
      expect((await todoke.resumeApplications()).run).toMatchObject({ planned: 2, submitted: 0 })
      expect(deeds(mock.control.ledger())).toEqual([])
      const resumed = await todoke.resumeApplications({ submit: true })
      expect(resumed.items.map(({ key, state, error }) => [key, state, error])).toEqual([
        ['L2', 'submitted', null],
        ['L3', 'submitted', null],
      ])
      expect(deeds(mock.control.ledger())).toHaveLength(2)
      expect((await todoke.resumeApplications({ submit: true })).items).toEqual([])
      expect((await stat(join(stage.home, 'plans'))).mode & 0o777).toBe(0o700)
    }),
  slow,
)

it(
  'killed at the press: the next run of it says what is uncertain, resume settles it, and nothing is sent twice',
  () =>
    withStage({ imported: ofSix }, async (stage) => {
      const { mock, open } = stage
      const clinic = named(mock, 'さくら内科クリニック')
      const { facilityCode } = clinic
      const todoke = await open()
      await todoke.scan({ codes: [facilityCode], tags: [] })
      const file = await planned(stage, todoke, [
        { facility: clinic, terminalName: '第２診察室' },
        { facility: clinic, terminalName: '第３診察室' },
      ])
      mock.control.setFaults([{ kind: 'slow-after', at: 'apply-send', milliseconds: 60_000, times: 1, facilityCode }])
      const cut = start(stage, `apply run ${file} --submit`)
      await expect.poll(() => deeds(mock.control.ledger()).length, { timeout: 60_000 }).toBe(1)
      cut.kill('SIGKILL')
      await cut.ended
      const listed = await run(stage, 'apply list')
      expect(listed.out).toMatch(/要確認 +発行申請/)
      expect(listed.err).toContain('todoke apply resume')
      const resumed = await run(stage, 'apply resume --json')
      expect(resumed.code).toBe(0)
      expect(JSON.parse(resumed.out).items).toMatchObject([
        { key: 'L2', state: 'submitted' },
        { key: 'L3', state: 'planned' },
      ])
      expect((await run(stage, 'apply resume --submit')).out).toContain('1 件すべて、送信されたことを')
      expect(deeds(mock.control.ledger())).toEqual([
        `apply ${facilityCode} 第２診察室`,
        `apply ${facilityCode} 第３診察室`,
      ])
    }),
  slow,
)

it(
  'a plan that no longer holds is refused, and --max-fee leaves out what goes beyond',
  () =>
    withStage({}, async ({ mock, open, ...stage }) => {
      const [clinic, pharmacy] = [named(mock, 'さくら内科クリニック'), named(mock, 'ひまわり薬局')]
      const todoke = await open()
      await todoke.scan({ codes: [clinic.facilityCode, pharmacy.facilityCode], tags: [] })
      const wishes = [
        { facility: clinic, terminalName: '第２診察室' },
        { facility: pharmacy, terminalName: '投薬口' },
      ]
      const file = await planned({ mock, open, ...stage }, todoke, wishes)
      const edited = join(stage.home, '..', 'edited.json')
      await writeFile(edited, (await readFile(file, 'utf8')).replaceAll('第２', '第９'))
      const later = await open({}, { now: '2026-11-29T02:00:00+09:00' })
      const refusals = [todoke.applyPlan(edited, { submit: true }), later.applyPlan(file, { submit: true })]
      const reasons = await Promise.all(
        refusals.map((each) =>
          each.catch((error: unknown) => (error instanceof Failure ? error.detail.reason : error)),
        ),
      )
      expect(reasons).toEqual(['plan-edited', 'plan-expired'])

      const capped = await todoke.applyPlan(file, { submit: true, maxFee: 2_253 })
      expect(capped.items.map(({ state, error }) => [state, error?.code])).toEqual([
        ['submitted', undefined],
        ['planned', 'not-allowed'],
      ])
      expect(capped.items[1]?.error?.message).toContain('--max-fee')
      expect((await todoke.resumeApplications({ submit: true })).items).toMatchObject([{ state: 'planned' }]) // the limit still holds
      expect(deeds(mock.control.ledger())).toEqual([`apply ${clinic.facilityCode} 第２診察室`])

      mock.control.applyByHand(pharmacy.facilityCode, { contactName: '局長', terminalName: '投薬口' })
      const raced = await todoke.resumeApplications({ submit: true, maxFee: 9_000 })
      expect(raced.items).toMatchObject([{ state: 'planned', error: { code: 'bad-input' } }])
      expect(raced.items[0]?.error?.message).toContain(`${pharmacy.facilityCode} applications[投薬口]`)
      expect(deeds(mock.control.ledger())).toHaveLength(1)
    }),
  slow,
)
