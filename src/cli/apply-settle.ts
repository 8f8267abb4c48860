import { type Command, operandOf, suggestNext, tell } from './context.ts'
import { sayJournal } from './apply-list.ts'

/** `todoke apply settle KEY --as submitted|planned --reason "…"`: a person has looked, and says what became of it. */
export const applySettle: Command = async (context) => {
  const { options } = context
  const todoke = await context.open()
  const verdict = { state: options.as ?? 'submitted', reason: options.reason ?? '' } as const
  const report = await todoke.settleByHand(operandOf(context), verdict)
  tell(context, report, () => {
    sayJournal(context, report)
    suggestNext(context, verdict.state === 'planned' ? 'apply resume --submit' : 'apply list')
  })
  return 0
}
