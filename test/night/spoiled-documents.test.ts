import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from './command.ts'
import { filesUnder } from './leaks.ts'
import { named, ofSix, withStage } from './stage.ts'

const spoiled = [
  ['さくら内科クリニック', 'truncated'],
  ['髙橋歯科医院', 'html'],
  ['北町整形外科', 'empty'],
] as const
const cutOff = '﨑山調剤薬局'
const without = ['ひまわり薬局', 'あおば歯科クリニック']

it(
  'a truncated document, a page in its place and an empty file are coded and kept, and nothing of them is stored; a download cut half-way leaves nothing',
  { timeout: 300_000 },
  () =>
    withStage({ imported: ofSix, settings: { concurrency: 2, patience: 20_000 } }, async (stage) => {
      const { mock, home } = stage
      const code = (name: string): string => named(mock, name).facilityCode
      mock.control.setFaults([
        ...spoiled.map(([name, how]) => ({ kind: 'spoiled', how, facilityCode: code(name) }) as const),
        { kind: 'cut', at: 'download', facilityCode: code(cutOff) },
      ])
      const told = await run(stage, 'master-account download --json')
      expect(told.code).toBe(1)
      const items = new Map<string, { file: string | null; userId: string | null; error: { code: string } | null }>(
        JSON.parse(told.out).items.map((item: { facilityCode: string }) => [item.facilityCode, item]),
      )
      for (const [name, how] of spoiled) {
        const item = items.get(code(name))
        expect({ name, ...item }).toMatchObject({ name, userId: null, error: { code: 'document-unreadable' } })
        const file = item?.file ?? ''
        expect((await stat(file)).mode & 0o777).toBe(0o600)
        const bytes = await readFile(file)
        if (how === 'empty') expect(bytes).toHaveLength(0)
        else expect(bytes.subarray(0, 9).toString().toLowerCase()).toContain(how === 'html' ? '<!doctype' : '%pdf-')
      }
      const cut = items.get(code(cutOff))
      expect(cut).toMatchObject({ file: null, userId: null, error: { code: 'portal-unreachable' } })
      const inDocuments = (path: string): boolean => path.startsWith(join(home, 'documents', '/'))
      const kept = (await filesUnder(home)).map(({ path }) => path).filter(inDocuments)
      expect(kept.toSorted()).toEqual(spoiled.map(([name]) => items.get(code(name))?.file ?? '').toSorted())
      expect(await readdir(join(home, 'incoming'))).toEqual([])
      const todoke = await stage.open()
      for (const name of [...spoiled.map(([each]) => each), cutOff]) {
        await expect(todoke.showMasterAccount(code(name))).rejects.toMatchObject({ code: 'document-missing' })
        const vault = await todoke.secrets()
        expect(vault.find(({ facilityCode }) => facilityCode === code(name))?.names).not.toContain('initialPassword')
      }
      for (const name of without)
        expect({ name, ...items.get(code(name)) }).toMatchObject({
          name,
          file: null,
          error: { code: 'document-missing' },
        })

      // Nothing stands any more, and the same command reads what the faults have kept from it.
      mock.control.setFaults([])
      const again = await run(stage, 'master-account download --json')
      const left = JSON.parse(again.out).items.filter(({ error }: { error: unknown }) => error !== null)
      expect(left.map((item: { facilityCode: string }) => item.facilityCode).toSorted()).toEqual(
        without.map(code).toSorted(),
      )
    }),
)
