import { type Command, suggestNext, tell } from './context.ts'
import { sayTable } from './table.ts'

/** `todoke notices`: 重要なお知らせ of the portal's top page. */
export const notices: Command = async (context) => {
  const { terminal, words } = context
  const { columns, talk } = words
  const todoke = await context.open()
  const report = await todoke.notices()
  tell(context, report, () => {
    if (report.notices.length === 0) terminal.out.say(talk.noNotices)
    else
      sayTable(
        terminal.out,
        [
          { heading: columns.title, shrinks: true },
          { heading: columns.number },
          { heading: columns.views, align: 'right' },
          { heading: columns.age },
        ],
        report.notices.map(({ title, number, views, age }) => [
          title,
          number ?? talk.none,
          String(views ?? talk.none),
          age ?? talk.none,
        ]),
      )
    suggestNext(context, 'scan')
  })
  return 0
}
