import { stat } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { named } from '../night/stage.ts'
import { atTerminal, keepAccounts } from './stage.ts'

it(
  'nobody knows the admin password: its ユーザID is listed page by page, and its password reset, once',
  () =>
    atTerminal({}, async (terminal) => {
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
  240_000,
)
