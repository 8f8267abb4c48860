import { describe, expect, it } from 'vitest'
import { facilitiesOf } from '../../mock-portal/world/facility.ts'
import { hasCheckDigit } from '../../src/domain/check-digit.ts'
import { daysBetween } from '../../mock-portal/world/dates.ts'
import { today } from './visitor.ts'

const grown = (seed = 1, facilities = 300) => facilitiesOf({ seed, facilities, today })
const everyApplication = grown().flatMap(({ applications }) => applications)
const shares = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length

describe('the world', () => {
  it('is the same for the same seed and another for another', () => {
    expect(grown(7)).toEqual(grown(7))
    expect(grown(7)).not.toEqual(grown(8))
    expect(grown(7).slice(11)[0]?.facilityCode).not.toBe(grown(8).slice(11)[0]?.facilityCode)
  })

  it('grows without changing those that were there', () => {
    expect(grown(3, 40)).toEqual(grown(3, 90).slice(0, 40))
  })

  it('has distinct facilities with ten digits, of which most pass the check', () => {
    const codes = grown().map(({ facilityCode }) => facilityCode)
    expect(new Set(codes).size).toBe(300)
    expect(codes.every((code) => /^(0[1-9]|[1-3]\d|4[0-7])[13467]\d{7}$/.test(code))).toBe(true)
    expect(shares(codes.filter(hasCheckDigit), codes)).toBeGreaterThan(0.9)
    expect(codes.slice(0, 11).every(hasCheckDigit)).toBe(true)
    expect(codes.every(hasCheckDigit)).toBe(false)
  })

  it('has names with 髙 and 﨑, half-width kana and full-width digits', () => {
    const names = grown()
      .map(({ name }) => name)
      .join('')
    for (const sign of ['髙', '﨑', 'ｻ', '２', '　']) expect(names).toContain(sign)
  })

  it('has passwords that the portal would take, each its own', () => {
    const passwords = grown().map(({ password }) => password)
    expect(new Set(passwords).size).toBe(300)
    expect(passwords.every((word) => /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d).{8,100}$/.test(word))).toBe(true)
  })

  it('gives each its own accounts on the qualification system, which the seed does not touch', () => {
    const identities = grown().map(({ qualification }) => qualification)
    const ids = identities.flatMap(({ masterUserId, resetUserId }) => [masterUserId, resetUserId])
    expect(new Set(ids).size).toBe(600)
    expect(ids.some((id) => id.startsWith('0'))).toBe(true)
    expect(identities.every(({ resetPin }) => /^\d{4}$/.test(resetPin))).toBe(true)
    expect(identities.slice(0, 11)).toEqual(grown(7, 11).map(({ qualification }) => qualification))
  })

  it('draws 0 to 6 rows in order of 申請日, with every status, and twins of one name on one day', () => {
    const lengths = new Set(grown().map(({ applications }) => applications.length))
    expect([...lengths].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6])
    const statuses = new Set(everyApplication.map(({ status }) => status))
    expect([...statuses].toSorted()).toEqual(['失効済み', '発行承認待ち', '発行済み', '発行申請棄却'])
    for (const { applications } of grown()) {
      const dates = applications.map(({ appliedOn }) => appliedOn)
      expect(dates).toEqual(dates.toSorted())
    }
    const [one, two] = grown()[9]?.applications ?? []
    expect([one?.terminalName, one?.appliedOn]).toEqual([two?.terminalName, two?.appliedOn])
    expect(one?.requestId).not.toBe(two?.requestId)
  })

  it('has dates and numbers that fit together', () => {
    expect(new Set(everyApplication.map(({ id }) => id)).size).toBe(everyApplication.length)
    for (const one of everyApplication) {
      expect(one.appliedOn <= today).toBe(true)
      if (one.status === '発行承認待ち') expect(one.requestId).toBeNull()
      else expect(one.requestId).toMatch(/^\d{15}$/)
      if (one.issuedOn === null) {
        expect([one.expiresOn, one.downloadBy, one.trackingNumber]).toEqual([null, null, null])
        continue
      }
      expect(daysBetween(one.issuedOn, one.downloadBy ?? '')).toBe(180)
      const months = monthOf(one.expiresOn ?? '') - monthOf(one.issuedOn)
      expect(months).toBe(39)
    }
  })

  it('prints 追跡番号 that pass the check, with events in order and none in the future', () => {
    const numbers = everyApplication.flatMap(({ trackingNumber }) => trackingNumber ?? [])
    expect(numbers.length).toBeGreaterThan(100)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(
      numbers.every(
        (number) => /^\d{11}$/.test(number) && Number(number.slice(0, 10)) % 7 === Number(number.slice(10)),
      ),
    ).toBe(true)
    const travelled = everyApplication.filter(({ postEvents }) => postEvents.length > 0)
    expect(travelled.length).toBeGreaterThan(10)
    for (const { postEvents } of travelled) {
      const times = postEvents.map(({ on }) => on)
      expect(times).toEqual(times.toSorted())
      expect((times.at(-1) ?? '').slice(0, 10) <= today.replaceAll('-', '/')).toBe(true)
      expect(postEvents[0]?.history).toBe('引受')
    }
  })

  it('keeps the manual’s own reckoning: 2021/09/10 runs to 2024/12/10 and may be fetched until 2022/03/09', () => {
    const [facility] = facilitiesOf({ seed: 1, facilities: 1, today: '2024-11-20' })
    const issued = facility?.applications.find(({ status }) => status === '発行済み')
    expect(issued).toMatchObject({ issuedOn: '2021-09-10', expiresOn: '2024-12-10', downloadBy: '2022-03-09' })
  })
})

describe('the cast', () => {
  const cast = grown(1, 11)
  const of = (name: string) => cast.find((one) => one.name === name)
  const daysLeft = (name: string) =>
    of(name)?.applications.flatMap(({ status, expiresOn }) =>
      status === '発行済み' && expiresOn !== null ? daysBetween(today, expiresOn) : [],
    )

  it('has one certificate that expires in 20 days, one expired, one far away', () => {
    expect(daysLeft('さくら内科クリニック')).toEqual([20])
    expect(daysLeft('髙橋歯科医院')?.[0]).toBeLessThan(0)
    expect(daysLeft('﨑山調剤薬局')?.[0]).toBeGreaterThan(900)
  })

  it('has two notices in the post and one 不達', () => {
    const last = (name: string) => of(name)?.applications[0]?.postEvents.at(-1)?.history
    expect(last('みなと訪問看護ステーション')).toBe('通過')
    expect(last('北町整形外科')).toBe('ご不在のため持ち戻り')
    expect(last('東海工業株式会社　健康管理室')).toBe('差出人に返送')
    expect(of('東海工業株式会社　健康管理室')?.applications[0]?.deliveryStatus).toBe('不達')
  })

  it('has one with no rows, one locked, one to be reset, one with an authenticator, all statuses', () => {
    expect(of('ひまわり薬局')?.applications).toEqual([])
    expect(cast.filter(({ locked }) => locked).map(({ name }) => name)).toEqual(['東町眼科'])
    expect(cast.filter(({ mustReset }) => mustReset).map(({ name }) => name)).toEqual(['山の手小児科'])
    expect(cast.filter(({ totpSecret }) => totpSecret !== null).map(({ secondFactor }) => secondFactor)).toEqual([
      'totp',
    ])
    expect(new Set(cast.flatMap(({ applications }) => applications.map(({ status }) => status))).size).toBe(4)
  })
})

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
