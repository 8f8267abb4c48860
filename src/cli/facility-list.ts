import { type Command, selectionOf, suggestNext, tell } from './context.ts'
import { sayTable } from './table.ts'

/** `todoke facility list`: who is looked after. */
export const listFacilities: Command = async (context) => {
  const { terminal, words } = context
  const { columns, talk } = words
  const todoke = await context.open()
  const facilities = await todoke.facilities(selectionOf(context))
  tell(context, { facilities }, () => {
    if (facilities.length === 0) terminal.out.say(talk.noFacilities)
    else {
      const headings = [
        { heading: columns.facilityCode },
        { heading: columns.name, shrinks: true },
        { heading: columns.loginId, shrinks: true },
        { heading: columns.tags, shrinks: true },
      ] as const
      sayTable(
        terminal.out,
        headings,
        facilities.map((one) => [one.facilityCode, one.name, one.loginId, talk.listed(one.tags)]),
      )
      terminal.out.say(`\n${talk.facilities(facilities.length)}`)
    }
    suggestNext(context, facilities.length === 0 ? 'facility import facilities.csv' : 'scan')
  })
  return 0
}
