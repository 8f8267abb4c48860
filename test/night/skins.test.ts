import { expect, it } from 'vitest'
import { makeOtherSkin } from '../skin/index.ts'
import { withStage } from './stage.ts'
import { rowsOf } from './truth.ts'

// What the mock’s own looks give, the night of 200 compares.
it('the cast on a portal that looks like the second is read as it is, but for the locked account and the forced reset', () =>
  withStage({ skin: makeOtherSkin('window') }, async ({ mock, open }) => {
    const { run, facilities } = await (await open()).scan()
    const truth = new Map(mock.control.truth().map((facility) => [facility.facilityCode, facility]))
    expect(run).toMatchObject({ ok: 9, failed: 2, remaining: 0, resumed: false, interrupted: false, stoppedBy: null })
    const failed = facilities.filter(({ ok }) => !ok)
    expect(failed.map(({ name, error, rows }) => [name, error?.code, rows])).toEqual([
      ['東町眼科', 'account-locked', []],
      ['山の手小児科', 'password-reset-required', []],
    ])
    for (const { facilityCode, ok, rows } of facilities) {
      const facility = truth.get(facilityCode)
      if (ok) expect(rows, facilityCode).toEqual(facility && rowsOf(facility))
    }
  }))
