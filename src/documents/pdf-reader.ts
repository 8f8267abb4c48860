import { Worker } from 'node:worker_threads'
import type { TextRun } from '../domain/printed-text.ts'

/** What the thread is asked. */
export interface PdfQuestion {
  readonly bytes: Uint8Array
  readonly password: string | null
}

/** Its text, or why there is none: it asks for a password (or for another one), it is no sound PDF, or reading it did not end. */
export type PdfAnswer = { readonly runs: readonly TextRun[] } | { readonly problem: 'locked' | 'damaged' | 'endless' }

/** Reads PDFs one after the other, outside this thread. */
export interface PdfReader {
  /** Never throws. */
  read(question: PdfQuestion): Promise<PdfAnswer>
  close(): Promise<void>
}

const longest = 30_000
const memory = { maxOldGenerationSizeMb: 512 }

/** The thread starts with the first document, and again after one on which it has ended. */
export function openPdfReader(): PdfReader {
  let thread: Worker | null = null
  let before: Promise<unknown> = Promise.resolve()
  const ask = async (question: PdfQuestion): Promise<PdfAnswer> => {
    thread ??= startThread()
    const answer = await asked(thread, question)
    if (answer !== null) return answer
    await thread.terminate()
    thread = null
    return { problem: 'endless' }
  }
  return {
    read(question) {
      const answer = before.then(() => ask(question))
      before = answer
      return answer
    },
    async close() {
      await before
      await thread?.terminate()
      thread = null
    },
  }
}

function startThread(): Worker {
  const file = import.meta.url.endsWith('.ts') ? './pdf-thread.ts' : './pdf-thread.js'
  const options = { env: {}, execArgv: [], stdout: true, stderr: true, resourceLimits: memory }
  const thread = new Worker(new URL(file, import.meta.url), options)
  thread.unref()
  return thread
}

// null when it has died of the document, or gives no sign for too long.
async function asked(thread: Worker, question: PdfQuestion): Promise<PdfAnswer | null> {
  const { promise, resolve } = Promise.withResolvers<PdfAnswer | null>()
  const timer = setTimeout(() => resolve(null), longest)
  const end = (): void => resolve(null)
  thread.once('message', resolve).once('error', end).once('exit', end)
  thread.postMessage(question, [])
  const answer = await promise
  clearTimeout(timer)
  thread.off('message', resolve).off('error', end).off('exit', end)
  return answer
}
