import { mailboxAccount } from '../domain/facility.ts'
import { Failure } from '../domain/failure.ts'
import { type Command, operandOf, selectionOf, suggestNext, tell } from './context.ts'
import { confirmed, readSecret } from './prompt.ts'
import { sayTable } from './table.ts'

/** `todoke vault set CODE`: a secret from a person or from standard input, never from the command line. */
export const setSecret: Command = async (context) => {
  const { options, terminal, words } = context
  const code = operandOf(context)
  const name = options.secretName ?? 'password'
  const todoke = await context.open()
  const secret = await readSecret(context, words.talk.askSecret(words.secrets[name], code))
  await todoke.setSecret(code, name, secret)
  const known = await todoke.facilities({ codes: [code], tags: [] })
  if (known.length === 0 && code !== mailboxAccount)
    terminal.err.say(terminal.err.paint('yellow', words.talk.notRegistered(code)))
  tell(context, { facilityCode: code, name }, () => {
    terminal.out.say(words.talk.secretStored(code, words.secrets[name]))
    suggestNext(context, code === mailboxAccount ? 'doctor' : `scan --facility ${code}`)
  })
  return 0
}

/** `todoke vault list`: what is kept for whom; never a value. */
export const listSecrets: Command = async (context) => {
  const { terminal, words } = context
  const { columns, talk, secrets: secretWords } = words
  const todoke = await context.open()
  const chosen = selectionOf(context)
  const wanted = chosen.codes.length + chosen.tags.length > 0 ? await todoke.facilities(chosen) : null
  const kept = (await todoke.secrets()).filter(
    ({ facilityCode }) => wanted === null || wanted.some((facility) => facility.facilityCode === facilityCode),
  )
  tell(context, { secrets: kept }, () => {
    const headings = [{ heading: columns.facilityCode }, { heading: columns.secrets }]
    const rows = kept.map(({ facilityCode, names }) => [
      facilityCode,
      talk.listed(names.map((name) => secretWords[name])),
    ])
    if (rows.length > 0) sayTable(terminal.out, headings, rows)
    terminal.out.say(talk.secretsKept(kept.length))
    suggestNext(context, kept.length === 0 ? 'facility import facilities.csv' : 'scan')
  })
  return 0
}

/** `todoke vault remove CODE`: one secret or all of a facility; asks first. */
export const removeSecrets: Command = async (context) => {
  const { options, terminal, words } = context
  const { talk, secrets } = words
  const code = operandOf(context)
  const { secretName } = options
  const what = secretName === undefined ? talk.allSecrets : secrets[secretName]
  if (!(await confirmed(context, talk.askRemoveSecrets(code, what)))) {
    terminal.err.say(talk.cancelled)
    return 0
  }
  const todoke = await context.open()
  const removed = await todoke.removeSecrets(code, secretName)
  if (!removed) throw new Failure('bad-input', { reason: 'no-secret-kept', where: 'CODE', found: code })
  tell(context, { facilityCode: code, removed }, () => {
    terminal.out.say(talk.secretRemoved(code))
    suggestNext(context, `vault set ${code}`)
  })
  return 0
}

/** `todoke vault move --to …`: everything into the other vault. */
export const moveVault: Command = async (context) => {
  const { options, terminal, words } = context
  const to = options.to ?? 'file'
  const todoke = await context.open()
  const moved = await todoke.moveVault(to)
  tell(context, { to, moved }, () => {
    terminal.out.say(words.talk.moved(moved, to))
    terminal.out.say(words.talk.setVault(to))
    suggestNext(context, 'vault list')
  })
  return 0
}
