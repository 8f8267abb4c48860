import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MockDocument, MockFacility, MockPortal } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { attachmentHref } from '../../mock-portal/portal/attachment.ts'
import { facilitiesOf } from '../../mock-portal/world/facility.ts'
import { textsOf } from './read-pdf.ts'
import { named, today, visitorTo, type Visitor } from './visitor.ts'

let mock: MockPortal
let visitor: Visitor

beforeAll(async () => {
  mock = await startMockPortal({ today })
})
afterAll(() => mock.close())
beforeEach(() => {
  mock.control.reset()
  visitor = visitorTo(mock)
})

function newest({ documents }: MockFacility): MockDocument {
  const wished = documents.filter(({ settings }) => settings?.environment === '本番環境')
  const [first] = wished.toSorted((one, other) => other.importedOn.localeCompare(one.importedOn))
  if (first === undefined) throw new Error('no 本番環境 document')
  return first
}

const ask = (document: MockDocument) => visitor.get(`${mock.origins.portal}${attachmentHref(document)}`)
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

async function download(facility: MockFacility): Promise<Buffer> {
  await visitor.login(facility)
  return bytesOf(await ask(newest(facility)))
}

async function entriesOf(zip: Uint8Array): Promise<readonly FileEntry[]> {
  const reader = new ZipReader(new Uint8ArrayReader(zip), { useWebWorkers: false })
  return (await reader.getEntries()).filter((entry) => !entry.directory)
}

describe('a document’s file', () => {
  it('says what the truth says, under a Japanese name, and leaves a line without a secret', async () => {
    const facility = named(mock, 'さくら内科クリニック')
    const document = newest(facility)
    await visitor.login(facility)
    const response = await ask(document)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    const [, name = ''] = /filename\*=UTF-8''(\S+)/.exec(response.headers.get('content-disposition') ?? '') ?? []
    expect(decodeURIComponent(name)).toBe(document.fileName)
    const texts = textsOf(await bytesOf(response))
    const { qualification } = facility
    expect(document.settings).toMatchObject({
      userId: qualification.masterUserId,
      resetUserId: qualification.resetUserId,
      initialPassword: qualification.initialPassword,
    })
    for (const word of Object.values({ ...document.settings, passwordExpiresOn: '' }))
      expect(texts.join()).toContain(word)
    expect(JSON.stringify(mock.control.ledger())).not.toContain(qualification.initialPassword)
  })

  it('needs the session of its own facility', async () => {
    const [facility, other] = [named(mock, 'さくら内科クリニック'), named(mock, '北町整形外科')]
    expect((await ask(newest(facility))).headers.get('location')).toBe('/csm?id=csm_login')
    await visitor.login(other)
    expect((await ask(newest(facility))).status).toBe(404)
    mock.control.setFaults([{ kind: 'session-over', at: 'download' }])
    expect((await ask(newest(other))).headers.get('location')).toBe('/csm?id=csm_login')
    expect(mock.control.ledger().filter(({ what }) => what === 'download')).toEqual([])
  })

  it.each([
    ['山の手小児科', 'zip'],
    ['﨑山調剤薬局', 'zip-cp932'],
    ['東町眼科', 'zip-zipcrypto'],
    ['東海工業株式会社　健康管理室', 'zip-aes'],
  ])('of %s is a %s with the PDF and the one of 接続確認環境', async (name, wrap) => {
    mock.control.update(named(mock, name).facilityCode, { locked: false, mustReset: false })
    const facility = named(mock, name)
    const { form, settings } = newest(facility)
    expect(form.wrap).toBe(wrap)
    const entries = await entriesOf(await download(facility))
    const decoder = new TextDecoder(wrap === 'zip' ? 'utf-8' : 'shift_jis')
    const names = entries.map(({ rawFilename }) => decoder.decode(rawFilename))
    expect(names).toEqual(['接', '本'].map((sign) => `${sign}_オンライン資格確認等システムユーザ設定情報.pdf`))
    const wished = entries[1]
    expect([wished?.encrypted, wished?.zipCrypto, wished?.filenameUTF8]).toEqual([
      form.zipPassword !== null,
      wrap === 'zip-zipcrypto',
      wrap === 'zip',
    ])
    const password = form.zipPassword ?? ''
    const pdf = await wished?.getData(new Uint8ArrayWriter(), { password, useWebWorkers: false })
    expect(textsOf(Buffer.from(pdf ?? []))).toContain(settings?.userId)
  })

  it('is any bytes that the control puts in its place, until it takes them away or resets', async () => {
    const facility = named(mock, 'さくら内科クリニック')
    const { facilityCode } = facility
    const address = `${mock.controlUrl}/facilities/${facilityCode}/documents/${newest(facility).id}`
    mock.control.setDocument(facilityCode, newest(facility).id, Buffer.from('mine'))
    expect((await download(facility)).toString()).toBe('mine')
    const headers = { 'content-type': 'application/pdf' }
    expect((await fetch(address, { method: 'PUT', body: 'theirs', headers })).status).toBe(204)
    expect((await download(facility)).toString()).toBe('theirs')
    expect((await fetch(address, { method: 'DELETE' })).status).toBe(204)
    expect((await download(facility)).toString('latin1')).toMatch(/^%PDF-1\.4/)
    expect((await fetch(`${address}0`, { method: 'PUT', body: '', headers })).status).toBe(404)
    expect(() => mock.control.setDocument(facilityCode, 'none', null)).toThrow(RangeError)
  })
})

describe('faults of a download', () => {
  it.each([
    ['truncated', /^%PDF-1\.4(?![\s\S]*%%EOF)/],
    ['html', /^<!DOCTYPE html>/],
    ['empty', /^$/],
  ] as const)('spoil it once: %s', async (how, content) => {
    const facility = named(mock, 'さくら内科クリニック')
    mock.control.setFaults([{ kind: 'spoiled', how, times: 1 }])
    expect((await download(facility)).toString('latin1')).toMatch(content)
    expect((await download(facility)).toString('latin1')).toMatch(/%%EOF\n$/)
  })

  it('cut it half-way, with the work done', async () => {
    const facility = named(mock, 'さくら内科クリニック')
    await visitor.login(facility)
    mock.control.setFaults([{ kind: 'cut', at: 'download', times: 1 }])
    const response = await ask(newest(facility))
    expect(response.status).toBe(200)
    const chunks: Uint8Array[] = []
    const reading = (async () => {
      for await (const chunk of response.body ?? []) chunks.push(chunk)
    })()
    await expect(reading).rejects.toThrow()
    const whole = await download(facility)
    expect(Number(response.headers.get('content-length'))).toBe(whole.length)
    expect(Buffer.concat(chunks)).toEqual(whole.subarray(0, Math.ceil(whole.length / 2)))
    expect(mock.control.ledger().filter(({ what }) => what === 'download')).toHaveLength(2)
  })
})

describe('the documents of many', () => {
  const many = facilitiesOf({ seed: 3, facilities: 300, today })
  const all = many.flatMap(({ documents }) => documents)

  it('are of every kind, on one page or more, or none at all', () => {
    const made = (key: keyof MockDocument['form']) => new Set(all.map(({ form }) => form[key]))
    expect([made('font').size, made('runs').size, made('pages').size, made('wrap').size]).toEqual([3, 3, 3, 5])
    const counts = many.map(({ documents }) => documents.filter(({ kind }) => kind === 'master-account').length)
    expect([Math.min(...counts), counts.includes(13), Math.max(...counts)]).toEqual([0, true, 23])
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all.every(({ importedOn }) => importedOn < today)).toBe(true)
  })

  it('have as the newest of 本番環境 the accounts of today, whatever is newer or stands first', () => {
    const held = many.filter(({ documents }) => documents.some(({ settings }) => settings?.environment === '本番環境'))
    expect(held.length).toBeGreaterThan(200)
    for (const facility of held) expect(newest(facility).settings?.userId).toBe(facility.qualification.masterUserId)
    const traps = held.filter(({ documents }) =>
      documents.some(
        (one) => one.kind === 'master-account' && one.importedOn > newest({ documents } as MockFacility).importedOn,
      ),
    )
    expect(traps.length).toBeGreaterThan(100)
  })
})
