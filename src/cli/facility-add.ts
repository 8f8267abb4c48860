import { type Command, type Context, operandOf, suggestNext, tell } from './context.ts'
import { askSecret, readSecret } from './prompt.ts'
import { Failure } from '../domain/failure.ts'
import type { Facility } from '../domain/facility.ts'
import type { Secret } from '../domain/secret.ts'

/** `todoke facility add CODE`: one facility from flags, its password from a person or from standard input. */
export const addFacility: Command = async (context) => {
  const { options, terminal, words } = context
  const facility: Facility = {
    facilityCode: operandOf(context),
    name: options.name ?? '',
    loginId: options.loginId ?? '',
    category: options.category ?? null,
    tags: options.tag,
    contactName: options.contactName ?? null,
    phone: options.phone ?? null,
    email: options.email ?? null,
  }
  refuseWrongCode(facility, words)
  const password = await passwordFor(facility.facilityCode, context)
  const todoke = await context.open()
  await todoke.addFacility(facility, { password })
  tell(context, { facility }, () => {
    terminal.out.say(words.talk.added(facility.facilityCode, facility.name))
    suggestNext(context, `scan --facility ${facility.facilityCode}`, `facility show ${facility.facilityCode}`)
  })
  return 0
}

function refuseWrongCode({ facilityCode, category }: Facility, { findings }: Context['words']): void {
  const isRight = (category === '7' ? /^\d{8}$/ : /^\d{10}$/).test(facilityCode) // 7: 保険者
  if (isRight) return
  const expected = findings[/^\d*$/.test(facilityCode) ? 'code-length' : 'code-digits']
  throw new Failure('bad-input', { where: 'CODE', expected, found: facilityCode })
}

async function passwordFor(code: string, { options, terminal, words }: Context): Promise<Secret> {
  const message = words.talk.askSecret(words.secrets.password, code)
  if (options.passwordStdin) return readSecret({ terminal: { ...terminal, attended: false }, words }, message)
  if (!terminal.attended)
    throw new Failure('bad-input', { where: '--password-stdin', expected: words.talk.passwordStdinWanted })
  return askSecret({ terminal, words }, message)
}
