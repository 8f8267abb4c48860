import type { Check } from '../domain/reports.ts'
import { printable, type Voice } from './terminal.ts'
import { type Command, suggestNext, tell } from './context.ts'

/** `todoke doctor`: what is in order and what is not; exit code 2 when something is not. */
export const doctor: Command = async (context) => {
  const { terminal, words } = context
  const todoke = await context.open()
  const checks = await todoke.doctor()
  const wrong = checks.filter(({ ok }) => !ok).length
  tell(context, { ok: wrong === 0, checks }, () => {
    for (const check of checks) sayCheck(terminal.out, check, words.talk.remedy)
    terminal.out.say(`\n${wrong === 0 ? words.talk.healthy : words.talk.unhealthy(wrong)}`)
    suggestNext(context, wrong === 0 ? 'scan' : 'doctor')
  })
  return wrong === 0 ? 0 : 2
}

function sayCheck(voice: Voice, { name, ok, found, remedy }: Check, remedyWord: string): void {
  voice.say(`${ok ? voice.paint('green', '✓') : voice.paint('red', '✗')} ${printable(`${name}: ${found}`)}`)
  if (remedy !== null) voice.say(`    ${remedyWord}: ${printable(remedy)}`)
}
