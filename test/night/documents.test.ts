import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Secret } from '../../src/index.ts'
import { run } from './command.ts'
import { filesUnder, leaksIn } from './leaks.ts'
import { logins, withStage } from './stage.ts'
import { newestSettings as newest } from './truth.ts'

const everyone = { codes: [], tags: [] }

const troubled = ['東町眼科', '山の手小児科'] // locked, and a forced reset

it(
  'the user settings of a hundred facilities: every ID right, whatever the font, the zip or the page',
  { timeout: 900_000 },
  () =>
    withStage({ facilities: 120, settings: { patience: 30_000 } }, async (stage) => {
      const { mock, home, open } = stage
      const todoke = await open()
      const truth = mock.control.truth()
      expect(truth.filter(newest).length).toBeGreaterThanOrEqual(100)
      for (const facility of truth) {
        const password = newest(facility)?.form.zipPassword
        if (password) await todoke.setSecret(facility.facilityCode, 'documentPassword', new Secret(password))
      }
      const { items } = await todoke.downloadDocuments(everyone, { kind: 'master-account' })
      for (const facility of truth) {
        const { facilityCode, name } = facility
        const item = items.find((each) => each.facilityCode === facilityCode)
        const document = newest(facility)
        if (troubled.includes(name) || !document) {
          expect([name, item?.userId]).toEqual([name, null])
          if (!troubled.includes(name)) expect(item?.error?.code).toBe('document-missing')
          continue
        }
        const { settings, importedOn } = document
        expect({ name, ...item }).toMatchObject({
          name: item?.name,
          facilityCode,
          environment: '本番環境',
          userId: settings?.userId,
          userName: settings?.userName.replaceAll(/\s+/g, ' '),
          resetUserId: settings?.resetUserId,
          passwordExpiresOn: settings?.passwordExpiresOn,
          importedOn,
          error: null,
        })
        const shown = await todoke.showMasterAccount(facilityCode)
        expect(shown.initialPassword?.reveal()).toBe(settings?.initialPassword)
        expect(shown.item.userId).toBe(settings?.userId)
        expect((await stat(item?.file ?? '')).mode & 0o777).toBe(0o600)
      }
      expect(Object.values(logins(mock)).every((count) => count === 1)).toBe(true)
      expect(await readdir(join(home, 'incoming'))).toHaveLength(1) // this browser's own, empty
      await todoke.close()
      expect(await readdir(join(home, 'incoming'))).toEqual([])
      const passwords = truth.flatMap((facility) => newest(facility)?.settings?.initialPassword ?? [])
      // Everywhere but in the vault and in the documents themselves.
      const searched = (await filesUnder(home)).filter(
        ({ path }) => path !== join(home, 'vault.json') && !path.startsWith(join(home, 'documents', '/')),
      )
      expect(leaksIn(searched, passwords)).toEqual([])
      const told = await run(stage, `master-account show ${truth[0]?.facilityCode} --json`)
      expect(JSON.parse(told.out)).toEqual({
        items: [expect.objectContaining({ userId: truth[0] && newest(truth[0])?.settings?.userId })],
      })
      expect(passwords.some((password) => told.out.includes(password))).toBe(false)
      const revealed = await run(stage, `master-account show ${truth[0]?.facilityCode} --json --reveal`)
      expect(JSON.parse(revealed.out).items[0].initialPassword).toBe(
        truth[0] && newest(truth[0])?.settings?.initialPassword,
      )
    }),
)
