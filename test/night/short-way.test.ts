import { expect, it } from 'vitest'
import { skins } from '../skin/index.ts'
import { logins, named, ofSix, withStage } from './stage.ts'
import { rowsOf } from './truth.ts'

it.each(skins)(
  'a portal that looks like %s is read right by the short way, each facility by one login',
  { timeout: 240_000 },
  (_, skin) =>
    withStage({ ...skin, imported: ofSix, settings: { shortWay: 'on', concurrency: 1 } }, async ({ mock, open }) => {
      const walked = new Set<string>()
      const onStep = (step: { readonly facilityCode: string; readonly title: string }): void => {
        if (step.title.startsWith('1-4 ')) walked.add(step.facilityCode)
      }
      const { run, facilities } = await (await open({ onStep })).scan()
      expect(run).toMatchObject({ ok: 6, failed: 0 })
      for (const { name, rows } of facilities) expect([name, rows]).toEqual([name, rowsOf(named(mock, name))])
      expect(Object.values(logins(mock))).toEqual([1, 1, 1, 1, 1, 1])
      expect(walked.size).toBe(2)
    }),
)
