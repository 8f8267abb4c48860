import { afterAll, expect, it } from 'vitest'
import type { MockFacility } from '../../mock-portal/contract.ts'
import { fileOf } from '../../mock-portal/documents/file.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { openPdfReader } from '../../src/documents/pdf-reader.ts'
import { readDocument } from '../../src/documents/read-document.ts'
import { Secret } from '../../src/domain/secret.ts'

const reader = openPdfReader()
afterAll(() => reader.close())

const wished = ({ documents }: MockFacility) => documents.filter(({ settings }) => settings?.environment === '本番環境')

it('the 本番環境 documents of 100 facilities, whatever the font, the zip or the page: every field right', async () => {
  const mock = await startMockPortal({ today: '2026-11-21', facilities: 120 })
  const facilities = mock.control.truth().filter((facility) => wished(facility).length > 0)
  await mock.close()
  expect(facilities.length).toBeGreaterThanOrEqual(100)
  const forms = new Set<string>()
  for (const facility of facilities)
    for (const document of wished(facility)) {
      const { form, settings } = document
      for (const [name, value] of Object.entries(form)) if (name !== 'zipPassword') forms.add(`${name} ${value}`)
      const { bytes } = await fileOf(document, facility)
      const password = form.zipPassword === null ? null : new Secret(form.zipPassword)
      const asked = { facilityCode: facility.facilityCode, environment: '本番環境', password }
      const { initialPassword, ...read } = await readDocument(bytes, asked, reader)
      expect({ ...read, initialPassword: initialPassword.reveal() }).toMatchObject({
        environment: '本番環境',
        facilityCode: facility.facilityCode,
        userId: settings?.userId,
        userName: settings?.userName.replaceAll(/\s+/g, ' '),
        resetUserId: settings?.resetUserId,
        passwordExpiresOn: settings?.passwordExpiresOn,
        initialPassword: settings?.initialPassword,
      })
    }
  expect([...forms].toSorted()).toEqual(
    [
      'brokenLabels false',
      'brokenLabels true',
      'font adobe-japan1',
      'font rksj',
      'font utf16',
      'pages letter',
      'pages one',
      'pages split',
      'runs cell',
      'runs row',
      'runs sign',
      'wrap pdf',
      'wrap zip',
      'wrap zip-aes',
      'wrap zip-cp932',
      'wrap zip-zipcrypto',
    ].toSorted(),
  )
}, 120_000)
