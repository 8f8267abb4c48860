import { type Command, operandOf, suggestNext, tell } from './context.ts'
import { sayTable } from './table.ts'

/** `todoke account list CODE`: who has an account on the qualification system. */
export const listAccounts: Command = async (context) => {
  const { options, terminal, words, signal } = context
  const facilityCode = operandOf(context)
  const todoke = await context.open()
  const wish = {
    facilityCode,
    ...(options.asAccount && { as: options.asAccount }),
    ...(options.role && { role: options.role }),
  }
  const report = await todoke.listAccounts(wish, { signal })
  tell(context, report, () => {
    const headings = ['ユーザID', 'ユーザ名', '権限区分'].map((heading) => ({ heading })) // as they stand on the screen
    const { none } = words.talk
    const rows = report.accounts.map(({ userId, userName, role }) => [userId, userName ?? none, role ?? none])
    if (rows.length > 0) sayTable(terminal.out, headings, rows)
    terminal.out.say(words.talk.accountsListed(rows.length))
    suggestNext(context, `account reset-password ${facilityCode} --user ${report.accounts[0]?.userId ?? 'ID'} --submit`)
  })
  return 0
}
