import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { Secret } from '../../src/index.ts'
import { makeOtherSkin } from '../skin/index.ts'
import { named, withStage } from './stage.ts'
import { newestSettings } from './truth.ts'

const names = ['さくら内科クリニック', '第２ﾊﾟｰﾙ中央病院']
const everyone = { codes: [], tags: [] }

it.each(['tab', 'blob'] as const)(
  'the documents of a portal of another maker, whose files come by %s: the newest ユーザ設定情報 is read, and every 交付決定通知書 kept',
  { timeout: 240_000 },
  (hand) =>
    withStage(
      { skin: makeOtherSkin('window', hand), imported: ({ name }) => names.includes(name) },
      async ({ mock, open }) => {
        const todoke = await open()
        const facilities = names.map((name) => named(mock, name))
        for (const facility of facilities) {
          const password = newestSettings(facility)?.form.zipPassword
          if (password) await todoke.setSecret(facility.facilityCode, 'documentPassword', new Secret(password))
        }
        const settings = await todoke.downloadDocuments(everyone, { kind: 'master-account' })
        expect(byCode(settings.items, ({ userId }) => userId)).toEqual(
          byCode(facilities, (facility) => newestSettings(facility)?.settings?.userId),
        )
        const [{ facilityCode, documents } = { facilityCode: '', documents: [] }] = facilities
        const given = documents.filter(({ content }) => content === 'grant-decision')
        expect(given.length).toBeGreaterThan(1)
        const { items } = await todoke.downloadDocuments(
          { codes: [facilityCode], tags: [] },
          { kind: 'grant-decision' },
        )
        expect(items.map(({ name, importedOn }) => `${name} ${importedOn}`).toSorted()).toEqual(
          given.map(({ fileName, importedOn }) => `${fileName} ${importedOn}`).toSorted(),
        )
        for (const { file } of items) expect((await readFile(file ?? '')).subarray(0, 5).toString()).toBe('%PDF-')
      },
    ),
)

function byCode<Each extends { readonly facilityCode: string }>(
  all: readonly Each[],
  what: (each: Each) => string | null | undefined,
): Readonly<Record<string, string | null | undefined>> {
  return Object.fromEntries(all.map((each) => [each.facilityCode, what(each)]))
}
