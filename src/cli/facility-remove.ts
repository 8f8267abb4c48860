import { Failure } from '../domain/failure.ts'
import { type Command, operandOf, suggestNext, tell } from './context.ts'
import { confirmed } from './prompt.ts'

/** `todoke facility remove CODE`: asks first; its history stays. */
export const removeFacility: Command = async (context) => {
  const { terminal, words } = context
  const { talk } = words
  const code = operandOf(context)
  if (!(await confirmed(context, talk.askRemoveFacility(code)))) {
    terminal.err.say(talk.cancelled)
    return 0
  }
  const todoke = await context.open()
  const removed = await todoke.removeFacility(code)
  if (!removed) throw new Failure('bad-input', { reason: 'unknown-facility', where: 'CODE', found: code })
  tell(context, { facilityCode: code, removed }, () => {
    terminal.out.say(talk.removed(code))
    suggestNext(context, 'facility list')
  })
  return 0
}
