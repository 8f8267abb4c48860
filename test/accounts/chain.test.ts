import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Secret } from '../../src/index.ts'
import { openStore } from '../../src/store/store.ts'
import { named } from '../night/stage.ts'
import { skins } from '../skin/index.ts'
import { atTerminal, keepAccounts } from './stage.ts'

it.each(skins)(
  'nobody knows the admin password: on a system that looks like %s its ユーザID is listed page by page, and its password reset, once',
  { timeout: 240_000 },
  (_, made) =>
    atTerminal(made, async (terminal) => {
      const { mock, open, account, resets } = terminal
      const facility = named(mock, '第２ﾊﾟｰﾙ中央病院')
      const { facilityCode } = facility
      const todoke = await open()
      await keepAccounts(todoke, terminal, facility)
      const { accounts } = await todoke.listAccounts({ facilityCode })
      const admins = mock.control.accounts(facilityCode).filter(({ role }) => role === 'admin')
      expect(accounts.map(({ userId }) => userId).toSorted()).toEqual(admins.map(({ userId }) => userId).toSorted())

      const { userId } = account(facility, 'admin', 11)
      const wish = { facilityCode, userId, out: `${terminal.home}/../out` }
      const rehearsed = await todoke.resetPassword(wish)
      expect([rehearsed.state, rehearsed.password, resets().length]).toEqual(['planned', null, 0])
      const done = await todoke.resetPassword(wish, { submit: true })
      expect((await stat(done.file ?? '')).mode & 0o777).toBe(0o600)
      expect(done.password?.reveal()).toBe(account(facility, 'admin', 11).password)
      expect(resets()).toHaveLength(1)
      const again = await todoke.resetPassword(wish, { submit: true })
      expect([again.state, again.password?.reveal()]).toEqual(['submitted', done.password?.reveal()])
      expect(resets()).toHaveLength(1)
    }),
)

it(
  'the ユーザID of the master account is known from its document; where neither that nor the vault has it, it is said',
  () =>
    atTerminal({}, async (terminal) => {
      const { home, open, account, mock } = terminal
      const facility = named(mock, '第２ﾊﾟｰﾙ中央病院')
      const { facilityCode, name: facilityName } = facility
      const master = account(facility, 'master')
      const todoke = await open()
      const nobody = { category: null, tags: [], contactName: null, phone: null, email: null }
      await todoke.addFacility({ facilityCode, name: facilityName, loginId: facility.loginId, ...nobody }, {})
      await todoke.setSecret(facilityCode, 'masterPassword', new Secret(master.password))
      await expect(todoke.listAccounts({ facilityCode })).rejects.toMatchObject({
        code: 'vault-missing',
        detail: { reason: 'master-missing' },
      })
      const store = await openStore({ file: join(home, 'todoke.db') })
      await store.saveMasterAccount({
        facilityCode,
        facilityName,
        environment: '本番環境',
        userId: master.userId,
        userName: null,
        resetUserId: account(facility, 'reset').userId,
        passwordExpiresOn: null,
        importedOn: null,
        file: 'kept.pdf',
        sha256: '0'.repeat(64),
        readAt: '2026-11-20T10:00:00+09:00',
      })
      await store.close()
      expect((await todoke.listAccounts({ facilityCode })).accounts.length).toBeGreaterThan(10)
    }),
  240_000,
)
