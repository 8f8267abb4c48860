import { expect, it } from 'vitest'
import { named } from '../night/stage.ts'
import { atTerminal, keepAccounts } from './stage.ts'

it('every visit to the qualification system ends with a logout that the system has had', { timeout: 180_000 }, () =>
  atTerminal({}, async (terminal) => {
    const facility = named(terminal.mock, '第２ﾊﾟｰﾙ中央病院')
    const { facilityCode } = facility
    const todoke = await terminal.open()
    await keepAccounts(todoke, terminal, facility)
    await todoke.listAccounts({ facilityCode })
    for (const index of [0, 1, 2]) {
      const { userId } = terminal.account(facility, 'admin', index)
      expect(await todoke.resetPassword({ facilityCode, userId }, { submit: true })).toMatchObject({ error: null })
    }
    const entries = terminal.mock.control
      .ledger()
      .flatMap(({ what }) => (what === 'q-login' || what === 'q-logout' ? [what] : []))
    expect(entries).toEqual(Array.from({ length: 4 }, () => ['q-login', 'q-logout']).flat())
  }),
)
