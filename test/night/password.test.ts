import { expect, it } from 'vitest'
import { Secret } from '../../src/index.ts'
import { logins, named, withStage } from './stage.ts'
import { rowsOf } from './truth.ts'

it('a rejected password is tried once, and again only when it has changed', { timeout: 300_000 }, () =>
  withStage({ imported: ({ name }) => name === 'さくら内科クリニック' }, async ({ mock, open }) => {
    const { facilityCode, password } = named(mock, 'さくら内科クリニック')
    mock.control.update(facilityCode, { password: 'Changed-At-The-Portal-1' })
    const todoke = await open()
    const attempts = () => logins(mock)[facilityCode]
    const scanned = async () => (await todoke.scan()).facilities[0]
    const rejected = { ok: false, error: { code: 'login-rejected', step: '1-1 ログイン' } }
    const first = await scanned()
    expect(first).toMatchObject(rejected)
    expect(attempts()).toBe(1)

    const second = await scanned()
    expect(second).toMatchObject(rejected)
    expect(second?.error?.evidence).toBeNull()
    await (await open()).scan() // as a later night does, in another process's place
    await todoke.setSecret(facilityCode, 'password', new Secret(password))
    expect(await scanned()).toMatchObject(rejected)
    expect(attempts()).toBe(1)

    await todoke.setSecret(facilityCode, 'password', new Secret('Still-Wrong-2'))
    expect(await scanned()).toMatchObject(rejected)
    expect(attempts()).toBe(2)

    await todoke.setSecret(facilityCode, 'password', new Secret('Changed-At-The-Portal-1'))
    expect(await scanned()).toMatchObject({ ok: true, rows: rowsOf(named(mock, 'さくら内科クリニック')) })
    expect(attempts()).toBe(3)
  }),
)
