import type { DocumentItem } from '../domain/document-reports.ts'
import type { Secret } from '../domain/secret.ts'
import { type Command, type Context, operandOf, suggestNext, tell } from './context.ts'
import { printable } from './terminal.ts'

/** `todoke master-account show CODE`: what the newest user settings said; the initial password only with `--reveal`. */
export const showMasterAccount: Command = async (context) => {
  const { reveal } = context.options
  const todoke = await context.open()
  const { item, initialPassword } = await todoke.showMasterAccount(operandOf(context))
  const shown = reveal ? { initialPassword: initialPassword?.reveal() ?? null } : {}
  tell(context, { items: [{ ...accountDocument(item), ...shown }] }, () => {
    sayAccount(context, item, initialPassword)
    suggestNext(context, `master-account download ${item.facilityCode}`)
  })
  return 0
}

/** One document as `--json` has it (contract.md). */
export function accountDocument(item: DocumentItem): object {
  const { facilityCode, file, environment, userId, userName, resetUserId, passwordExpiresOn, error } = item
  return { facilityCode, file, environment, userId, userName, resetUserId, passwordExpiresOn, error }
}

function sayAccount(context: Context, item: DocumentItem, initialPassword: Secret | null): void {
  const { options, terminal, words } = context
  const { columns, documents, talk } = words
  const own = documents.columns
  const password = options.reveal ? initialPassword?.reveal() : documents.hidden
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    [columns.name, item.facilityName],
    [columns.facilityCode, item.facilityCode],
    [own.environment, item.environment],
    [own.userId, item.userId],
    [own.userName, item.userName],
    [own.resetUserId, item.resetUserId],
    [own.passwordExpiresOn, item.passwordExpiresOn],
    [own.initialPassword, initialPassword && password],
    [own.importedOn, item.importedOn],
    [own.file, item.file],
  ]
  for (const [heading, value] of lines) terminal.out.say(printable(`${heading}: ${value ?? talk.none}`))
  terminal.out.say(terminal.out.paint('dim', documents.initialOnly))
}
