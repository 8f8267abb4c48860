import { soundFacility } from '../app/sound-facility.ts'
import { type Command, type Context, operandOf, suggestNext, tell } from './context.ts'
import { askSecret, readSecret } from './prompt.ts'
import { Failure } from '../domain/failure.ts'
import type { Secret } from '../domain/secret.ts'

/** `todoke facility add CODE`: one facility from flags, its password from a person or from standard input. */
export const addFacility: Command = async (context) => {
  const { options, terminal, words } = context
  const facility = soundFacility({
    facilityCode: operandOf(context),
    name: options.name ?? '',
    loginId: options.loginId ?? '',
    category: options.category ?? null,
    tags: options.tag,
    contactName: options.contactName ?? null,
    phone: options.phone ?? null,
    email: options.email ?? null,
  })
  const password = await passwordFor(facility.facilityCode, context)
  const todoke = await context.open()
  await todoke.addFacility(facility, { password })
  tell(context, { facility }, () => {
    terminal.out.say(words.talk.added(facility.facilityCode, facility.name))
    suggestNext(context, `scan --facility ${facility.facilityCode}`, `facility show ${facility.facilityCode}`)
  })
  return 0
}

async function passwordFor(code: string, { options, terminal, words }: Context): Promise<Secret> {
  const message = words.talk.askSecret(words.secrets.password, code)
  if (options.passwordStdin) return readSecret({ terminal: { ...terminal, attended: false }, words }, message)
  if (!terminal.attended) throw new Failure('bad-input', { reason: 'password-not-given', where: '--password-stdin' })
  return askSecret({ terminal, words }, message)
}
