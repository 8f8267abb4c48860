import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/index.ts'
import { skins } from '../skin/index.ts'
import { named, withStage } from './stage.ts'
import { rowsOf } from './truth.ts'

const asked = ['さくら内科クリニック', '髙橋歯科医院', '﨑山調剤薬局']
const bySecret = 'あおば歯科クリニック'

describe.each(skins)('a second factor on a portal that looks like %s', { timeout: 300_000 }, (_, skin) => {
  it('is answered from the vault or by a person; a wrong or absent answer is a refusal, and no second attempt', () =>
    withStage({ ...skin, imported: ({ name }) => [...asked, bySecret].includes(name) }, async ({ mock, open }) => {
      for (const name of asked) mock.control.update(named(mock, name).facilityCode, { secondFactor: 'mail' })
      const questions: string[] = []
      const todoke = await open({
        onQuestion: async ({ name, facilityCode, text }) => {
          questions.push(name)
          expect(text).not.toBe('')
          const facility = mock.control.truth().find((each) => each.facilityCode === facilityCode)
          if (name === asked[0]) return facility?.mailCode ?? null
          return name === asked[1] ? '000000' : null
        },
      })
      const { facilities } = await todoke.scan()
      const outcomes = Object.fromEntries(facilities.map(({ name, error }) => [name, error?.code ?? 'ok']))
      expect(outcomes).toEqual({
        さくら内科クリニック: 'ok',
        髙橋歯科医院: 'second-factor-required',
        﨑山調剤薬局: 'second-factor-required',
        あおば歯科クリニック: 'ok',
      })
      expect(questions.toSorted()).toEqual(asked.toSorted())
      for (const { name, ok, rows } of facilities) if (ok) expect(rows).toEqual(rowsOf(named(mock, name)))
      const codes = mock.control.ledger().filter(({ what }) => what === 'code')
      expect(codes.map(({ detail }) => String(detail['outcome'])).toSorted()).toEqual(['in', 'in', 'rejected'])
    }))

  it('that the vault answers wrongly is a refusal, and the password is not blamed for it', () =>
    withStage({ ...skin, imported: ({ name }) => name === bySecret }, async ({ mock, open }) => {
      const { facilityCode } = named(mock, bySecret)
      const todoke = await open()
      const right = named(mock, bySecret).totpSecret ?? ''
      await todoke.setSecret(facilityCode, 'totpSecret', new Secret('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'))
      expect((await todoke.scan()).facilities[0]?.error?.code).toBe('second-factor-required')
      await todoke.setSecret(facilityCode, 'totpSecret', new Secret(right))
      expect((await todoke.scan()).facilities[0]?.ok).toBe(true)
    }))
})

it('a second factor with nobody there is a refusal at once', () =>
  withStage({ imported: ({ name }) => name === asked[0] }, async ({ mock, open }) => {
    mock.control.update(named(mock, asked[0] ?? '').facilityCode, { secondFactor: 'mail' })
    const { facilities } = await (await open()).scan()
    expect(facilities[0]?.error).toMatchObject({ code: 'second-factor-required', step: '1-1 ログイン' })
    expect(mock.control.ledger().filter(({ what }) => what === 'code')).toEqual([])
  }))
