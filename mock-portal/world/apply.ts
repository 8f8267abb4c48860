import type { ApplyAnswer, ApplyForm, ApplyView, MockApplication, MockFacility, MockMail, World } from '../contract.ts'
import { waiting } from './application.ts'
import { certificateYen } from './bill.ts'
import { alertAt, labelled, screenFaults, shown } from './faults.ts'
import type { Seed } from './facility.ts'
import { choicesFor, codeIn, emptyForm, formOf, kindOf, refusalOf } from './form.ts'
import { receiptMail } from './mail.ts'
import { randomOf, text } from './random.ts'
import { applicationsShown } from './shown.ts'
import { record, type RaPass, type State } from './state.ts'

/** What a world needs of its surroundings: the time in milliseconds since 1970, and somebody who takes its mails. */
export interface Surroundings {
  readonly now: () => number
  readonly deliver: (mail: MockMail) => void
}

/** Who applies, and how: at the screens of one of the two doors, or a colleague by hand. */
interface Arrival {
  readonly facility: MockFacility
  readonly form: ApplyForm
  readonly by: 'portal' | 'direct' | 'hand'
}

/** The screens of an application: what they show, and the press that commits as often as it comes. */
export function applying(
  state: State,
  seed: Seed,
  surroundings: Surroundings,
): Pick<World, 'applyView' | 'askToApply' | 'apply'> {
  const pass = (raSession: string): RaPass => {
    const found = state.raSessions.get(raSession)
    if (found?.good !== true) throw new Error('an application for a session that is over')
    return found
  }
  const facilityOf = (raSession: string, form: ApplyForm): MockFacility | null =>
    pass(raSession).facility ?? state.facilities.find(({ facilityCode }) => facilityCode === codeIn(form)) ?? null
  const judged = (raSession: string, form: ApplyForm): string | MockFacility =>
    refusalOf(form) ?? facilityOf(raSession, form) ?? '該当する医療機関コードが登録されていません。'
  return {
    applyView: (raSession, entered) => viewOf(state, pass(raSession).facility, entered),
    askToApply: (raSession, form) => {
      const answer = judged(raSession, form)
      if (typeof answer !== 'string') return asked(state, seed, answer)
      return { refusal: labelled(state, answer, facilityOf(raSession, form)?.facilityCode ?? null) }
    },
    apply: (raSession, form) => {
      const facility = judged(raSession, form)
      if (typeof facility === 'string') return null
      return arrive(state, surroundings, { facility, form, by: pass(raSession).door })
    },
  }
}

/** An application comes in: a row, a line of the ledger, and the mail that says so. */
export function arrive(state: State, surroundings: Surroundings, { facility, form, by }: Arrival): MockApplication {
  const { contactName, terminalName, email, phone } = form
  const { facilityCode } = facility
  const id = text(randomOf('arrived', facilityCode, state.applied.length), 12, '0123456789abcdef')
  const application = { id, appliedOn: state.today, contactName, terminalName, email, phone, ...waiting }
  facility.applications = [...facility.applications, application]
  state.applied = [...state.applied, application.id]
  const detail = { applicationId: application.id, contactName, terminalName, by, enteredCode: codeIn(form) }
  const now = surroundings.now()
  record(state, new Date(now).toISOString(), { what: 'apply', facilityCode, detail })
  const mail = receiptMail(application, facilityCode, now)
  state.outbox = [...state.outbox, mail]
  surroundings.deliver(mail)
  return application
}

function viewOf(state: State, facility: MockFacility | null, entered: ApplyForm | undefined): ApplyView {
  const choices = choicesFor(facility)
  if (entered !== undefined) return { kind: kindOf(entered), prefilled: entered, choices, alert: null }
  const code = facility?.facilityCode ?? null
  const faults = screenFaults(state, code)
  const own = facility === null ? emptyForm : formOf(facility)
  const prefilled = faults.reduce<ApplyForm>(
    (form, fault) => (fault.kind === 'prefilled' ? { ...form, [fault.field]: fault.value } : form),
    own,
  )
  shown(state, 'apply-form', code)
  return { kind: kindOf(own), prefilled, choices, alert: alertAt('apply-form', faults) }
}

function asked(state: State, seed: Seed, facility: MockFacility): ApplyAnswer {
  const faults = screenFaults(state, facility.facilityCode)
  const [yen = certificateYen] = faults.flatMap((fault) => (fault.kind === 'fee' ? [fault.yen] : []))
  const count = applicationsShown(seed, facility, faults).length
  const earlier = count === 0 ? null : count
  shown(state, 'pop-up', facility.facilityCode)
  return { earlier, fee: yen, popup: popupOf((word) => labelled(state, word, facility.facilityCode), earlier, yen) }
}

function popupOf(say: (word: string) => string, earlier: number | null, yen: number): string {
  const lines = [
    say('電子証明書の発行申請を行います。'),
    ...(earlier === null ? [] : [`${say('過去の申請件数（発行済み含む。）')}：${earlier}件`]),
    `${say('電子証明書発行料')}：1枚あたり${yen.toLocaleString('en-US')}円`,
    say('よろしいでしょうか？'),
  ]
  return lines.join('\n')
}
