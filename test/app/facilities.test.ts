import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTodoke, type Todoke } from '../../src/app.ts'
import type { Facility } from '../../src/domain/facility.ts'
import { Secret } from '../../src/domain/secret.ts'
import { settings } from '../cli/stage.ts'

const clinic: Facility = {
  facilityCode: '1311234569',
  name: 'みなと内科',
  loginId: 'minato@clinic.example',
  category: '1',
  tags: [],
  contactName: null,
  phone: null,
  email: null,
}

const askPassphrase = async () => new Secret('a long passphrase for the test')

async function opened(): Promise<Todoke> {
  const home = await mkdtemp(join(tmpdir(), 'todoke-app-'))
  const todoke = await createTodoke({ ...settings, home, vault: 'file' }, { askPassphrase })
  onTestFinished(async () => {
    await todoke.close()
    await rm(home, { recursive: true })
  })
  return todoke
}

describe('adding a facility', () => {
  it.each<[given: Partial<Facility>, reason: string, where: string]>([
    [{ facilityCode: '131123456' }, 'code-length', 'facilityCode'],
    [{ facilityCode: '33120015' }, 'code-length', 'facilityCode'],
    [{ category: '7' }, 'code-length', 'facilityCode'],
    [{ facilityCode: '13112345-9' }, 'code-digits', 'facilityCode'],
    [{ facilityCode: ' ' }, 'value-missing', 'facilityCode'],
    [{ name: '' }, 'value-missing', 'name'],
    [{ loginId: '\u3000' }, 'value-missing', 'loginId'],
    [{ category: '9' }, 'unknown-category', 'category'],
  ])('refuses %o: %s', async (given, reason, where) => {
    const todoke = await opened()
    const adding = todoke.addFacility({ ...clinic, ...given }, { password: new Secret('Secret-1') })
    await expect(adding).rejects.toMatchObject({ code: 'bad-input', detail: { reason, where } })
    expect([await todoke.facilities(), await todoke.secrets()]).toEqual([[], []])
  })

  it('keeps code and 分類 in plain form, with the secret beside them', async () => {
    const todoke = await opened()
    const given = { ...clinic, facilityCode: '３３１２００１５', category: '保険者' }
    await todoke.addFacility(given, { password: new Secret('Secret-1') })
    expect(await todoke.facilities()).toEqual([{ ...clinic, facilityCode: '33120015', category: '7' }])
    expect(await todoke.secrets()).toEqual([{ facilityCode: '33120015', names: ['password'] }])
  })
})

describe('a scan of nobody', () => {
  it('says whether nothing is registered, or not that facility or tag', async () => {
    const todoke = await opened()
    await expect(todoke.scan()).rejects.toMatchObject({ detail: { reason: 'no-facilities' } })
    await todoke.addFacility(clinic, {})
    await expect(todoke.scan({ codes: ['1'], tags: [] })).rejects.toMatchObject({
      detail: { reason: 'unknown-facility', found: '1' },
    })
    await expect(todoke.scan({ codes: [], tags: ['港'] })).rejects.toMatchObject({
      detail: { reason: 'unknown-tag', found: '港' },
    })
  })
})
