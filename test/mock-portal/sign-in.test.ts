import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import type { MockPortal } from '../../mock-portal/contract.ts'
import { named, visitorTo, withMock } from './visitor.ts'

const logins = (mock: MockPortal) => mock.control.ledger().filter(({ what }) => what === 'login')
const outcomes = (mock: MockPortal) =>
  mock.control.ledger().map(({ what, detail }) => `${what} ${String(detail['outcome'])}`)
const noon = Date.parse('2026-11-21T12:00:00+09:00')

describe('a login', () => {
  it('lets every healthy facility in with the password of the facilities file, one ledger line each', () =>
    withMock(
      async (mock) => {
        const healthy = mock.control.truth().filter(({ locked, totpSecret }) => !locked && totpSecret === null)
        for (const facility of healthy) expect(await visitorTo(mock).login(facility)).toBe('success')
        expect(healthy.length).toBeGreaterThan(20)
        expect(logins(mock).map(({ facilityCode }) => facilityCode)).toEqual(
          healthy.map(({ facilityCode }) => facilityCode),
        )
        expect(logins(mock).every(({ detail }) => detail['outcome'] === 'in')).toBe(true)
      },
      { facilities: 30 },
    ))

  it('writes no password into the ledger, right or wrong', () =>
    withMock(async (mock) => {
      const facility = named(mock, 'さくら内科クリニック')
      await visitorTo(mock).login(facility)
      await visitorTo(mock).login({ ...facility, password: 'Canary-Password-1' })
      expect(JSON.stringify(mock.control.ledger())).not.toMatch(/Canary|Sakura/)
    }))

  it('locks the account at the fifth rejection, and keeps it locked for the right password', () =>
    withMock(async (mock) => {
      const facility = named(mock, 'さくら内科クリニック')
      for (let attempt = 0; attempt < 5; attempt += 1) {
        expect(await visitorTo(mock).login({ ...facility, password: 'Wrong-Password-1' })).toBe('error')
      }
      expect(await visitorTo(mock).login(facility)).toBe('error')
      expect(outcomes(mock)).toEqual([
        ...Array.from({ length: 4 }, () => 'login rejected'),
        'login locked',
        'login locked',
      ])
      mock.control.update(facility.facilityCode, { locked: false })
      expect(await visitorTo(mock).login(facility)).toBe('success')
    }))

  it('forgets rejections after a login that was right', () =>
    withMock(async (mock) => {
      const facility = named(mock, 'さくら内科クリニック')
      for (let attempt = 0; attempt < 8; attempt += 1) {
        await visitorTo(mock).login({ ...facility, password: 'Wrong-Password-1' })
        if (attempt % 3 === 2) expect(await visitorTo(mock).login(facility)).toBe('success')
      }
      expect(named(mock, facility.name).locked).toBe(false)
    }))

  it('rejects an unknown login ID and says so in the ledger without a facility', () =>
    withMock(async (mock) => {
      expect(await visitorTo(mock).login({ loginId: 'nobody@example.jp', password: 'Any-Password-1' })).toBe('error')
      expect(logins(mock)).toMatchObject([{ facilityCode: null, detail: { outcome: 'rejected' } }])
    }))

  it('says of a forced reset that it is one', () =>
    withMock(async (mock) => {
      expect(await visitorTo(mock).login(named(mock, '山の手小児科'))).toBe('success')
      expect(logins(mock)[0]?.detail).toEqual({ outcome: 'in', mustReset: true })
    }))
})

const sendCode = async (mock: MockPortal, visitor: ReturnType<typeof visitorTo>, code: string) => {
  const response = await visitor.post(`${mock.origins.portal}/validate_multifactor_auth_code.do`, {
    txtResponse: code,
  })
  return response.text()
}

describe('a second factor', () => {
  it('takes the authenticator’s code of this half minute and its neighbours, no other', () =>
    withMock(
      async (mock) => {
        const facility = named(mock, 'あおば歯科クリニック')
        const totp = new TOTP({ secret: Secret.fromBase32(facility.totpSecret ?? '') })
        const codeAt = (seconds: number) => totp.generate({ timestamp: noon + seconds * 1000 })
        for (const [seconds, status] of [
          [0, 'success'],
          [-30, 'success'],
          [30, 'success'],
          [90, 'error'],
          [-90, 'error'],
        ] as const) {
          const visitor = visitorTo(mock)
          expect(await visitor.login(facility)).toBe('mfa_code_required')
          expect(await sendCode(mock, visitor, codeAt(seconds))).toContain(`"status":"${status}"`)
        }
        expect(outcomes(mock).filter((line) => line === 'code in')).toHaveLength(3)
      },
      { now: () => noon },
    ))

  it('takes the code that a mail would bring, once', () =>
    withMock(async (mock) => {
      const facility = named(mock, 'さくら内科クリニック')
      mock.control.update(facility.facilityCode, { secondFactor: 'mail' })
      const visitor = visitorTo(mock)
      expect(await visitor.login(facility)).toBe('mfa_code_required')
      expect(await sendCode(mock, visitor, facility.mailCode === '000000' ? '111111' : '000000')).toContain('error')
      expect(await sendCode(mock, visitor, facility.mailCode)).toContain('success')
      expect(await sendCode(mock, visitor, facility.mailCode)).toContain('error')
      await expect(visitor.token()).resolves.toMatch(/^\w{32}$/)
    }))

  it('gives nothing before the code', () =>
    withMock(async (mock) => {
      const visitor = visitorTo(mock)
      await visitor.login(named(mock, 'あおば歯科クリニック'))
      await expect(visitor.token()).rejects.toThrow('no token: 401')
    }))
})
