import { Failure, type FailureCode, type FailureDetail } from '../domain/failure.ts'
import { askFrame, framesOf } from './frames.ts'
import { lookOnce } from './page/script.ts'
import type { Refusal, Screen } from './screen.ts'
import type { Stage } from './stage.ts'

/** A failure of this visit, with the step it happened in. Where a secret may stand it bears no words of the page, but for what was compared with what was meant. */
export function failed(stage: Stage, code: FailureCode, detail: FailureDetail = {}, cause?: unknown): Failure {
  const told = { step: stage.stepTitle, ...detail }
  if (!stage.hush) return new Failure(code, told, cause)
  const { found = '', ...rest } = told
  return new Failure(code, code === 'mismatch' ? { ...rest, found } : rest)
}

/** The failure with its step; one that was born in a flow knows none. */
export function ofStep(failure: Failure, step: string): Failure {
  const { code, detail, cause } = failure
  return detail.step ? failure : new Failure(code, { step, ...detail }, cause)
}

/** Throws when something has happened that ends the visit whatever screen is awaited. */
export function throwIfStopped(stage: Stage): void {
  stage.over.throwIfAborted()
  const origin = stage.traffic.refused()
  if (origin) throw failed(stage, 'origin-refused', { where: origin })
  if (stage.dialog !== null)
    throw failed(stage, codeOf(stage.dialog, stage.screen), { where: 'dialog', found: stage.dialog })
}

// Old pages refuse by alert(): the same words as on the screen, the same code.
function codeOf(dialog: string, screen: Screen | null): FailureCode {
  const text = dialog.normalize('NFKC').replaceAll(/\s+/g, '')
  const says = ({ says }: Refusal): boolean => (says ?? []).some((pattern) => new RegExp(pattern).test(text))
  return screen?.refusals.find(says)?.code ?? 'unknown-screen'
}

/** Why what was awaited does not stand: no answer, an answer that never ends, or a screen that nobody declared. */
export async function whyNot(stage: Stage, expected: string): Promise<Failure> {
  throwIfStopped(stage)
  const stopped = stage.guard?.stopped()
  if (stopped) return failed(stage, 'mismatch', { expected, found: `${stopped}, which nobody meant` })
  const broken = stage.traffic.broken()
  if (broken) return failed(stage, 'portal-unreachable', { expected, found: broken })
  const found = await headline(stage)
  const late = stage.traffic.waiting() || found === '' // nothing has been drawn at all
  return late ? failed(stage, 'timeout', { expected }) : failed(stage, 'unknown-screen', { expected, found })
}

async function headline(stage: Stage): Promise<string> {
  for (const frame of framesOf(stage.context)) {
    const text = await askFrame<string>(
      frame,
      lookOnce((look) => look.judge.headline(), null),
      1_000,
    )
    if (text) return text
  }
  return ''
}
