import { Failure } from '../domain/failure.ts'
import { Secret } from '../domain/secret.ts'
import type { Context } from './context.ts'
import { Interrupted } from './interrupt.ts'

type Prompts = typeof import('@inquirer/prompts')
/** What asking a person needs. */
export type Asking = Pick<Context, 'terminal' | 'words'>

/** A secret typed unseen, or the whole of standard input where nobody sits; `Failure('bad-input')` when there is none. */
export async function readSecret(asking: Asking, message: string): Promise<Secret> {
  const { terminal } = asking
  if (terminal.attended) return askSecret(asking, message)
  const piped = terminal.stdin.isTTY === true ? '' : (await readAll(terminal.stdin)).replace(/\r?\n$/, '')
  if (piped === '') throw new Failure('bad-input', { reason: 'secret-not-given', where: 'stdin' })
  return new Secret(piped)
}

/** A secret typed unseen by a person who is there. */
export async function askSecret({ terminal }: Asking, message: string): Promise<Secret> {
  const unseen = { toggleMask: false, theme: { style: { maskedText: '' } }, validate: (text: string) => text !== '' }
  const typed = await ask(terminal, ({ password }, way) => password({ message, ...unseen }, way))
  return new Secret(typed)
}

/** A line typed by a person who is there. */
export async function askText({ terminal }: Asking, message: string): Promise<string> {
  return ask(terminal, ({ input }, way) => input({ message }, way))
}

/** True when the person agrees, or has agreed by `--yes`. With nobody there it is `Failure('bad-input')` that names `--yes`. */
export async function confirmed({ terminal, options }: Context, message: string): Promise<boolean> {
  if (options.yes) return true
  if (!terminal.attended) throw new Failure('bad-input', { reason: 'not-confirmed', where: '--yes' })
  return ask(terminal, ({ confirm }, way) => confirm({ message, default: false }, way))
}

type Way = { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream }

// On stderr, so that stdout holds results alone.
async function ask<Answer>(
  { stdin, stderr }: Asking['terminal'],
  question: (prompts: Prompts, way: Way) => Promise<Answer>,
): Promise<Answer> {
  const prompts = await import('@inquirer/prompts')
  try {
    return await question(prompts, { input: stdin, output: stderr })
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted()
    throw error
  }
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}
