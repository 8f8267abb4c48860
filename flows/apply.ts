import type { VisitTools } from '../src/browser/flow.ts'
import type { OnBoundary } from '../src/domain/boundary.ts'
import type { Prepared } from '../src/domain/desk.ts'
import { asWord } from '../src/domain/screen-text.ts'
import { applicationConfirmation } from '../selectors/application-confirmation.ts'
import { applicationForm } from '../selectors/application-form.ts'
import { applicationPopup, popupPatterns, popupQuestion } from '../selectors/application-popup.ts'
import { applicationSent } from '../selectors/application-sent.ts'
import { byWords, compareFields, type Meant } from './compare-application.ts'

/** From 証明書発行申請情報の入力画面 to the last button (001 §3-4 … 3-6, 004 §2.1 (2) … (4) ②); what stands on either screen is compared with what is meant. */
export async function prepareApplication(tools: VisitTools, meant: Meant, crossed: OnBoundary): Promise<Prepared> {
  const { step, on } = tools
  const { contactName, terminalName } = meant.application
  await step('3-4 証明書発行申請情報の入力画面を確かめる', () => compareFields(on(applicationForm), meant, 'prefilled'))
  await crossed('form-open')
  await step('3-4 担当部署/担当者名と端末名称等を入力する', async () => {
    await on(applicationForm).fill('contactName', contactName)
    await on(applicationForm).fill('terminalName', terminalName)
  })
  await crossed('filled')
  const popup = await step('3-5 「次へ」を押し、ポップアップを確かめて「OK」を押す', () => passPopup(tools))
  await crossed('popup')
  const shown = await step('3-6 証明書発行申請情報の確認画面を確かめる', () =>
    compareFields(on(applicationConfirmation), meant, 'all'),
  )
  await crossed('confirmed')
  return {
    ...popup,
    shown: byWords(shown),
    press: (permit) =>
      step('3-6 「申請」を押す', () =>
        on(applicationConfirmation).commit('apply', {
          meant: shown.filter(({ name }) => mustGoAlong.has(name)).map(({ text }) => text),
          permit,
          success: { screen: applicationSent },
          crossed,
        }),
      ),
  }
}

// What the request must carry, word for word as it stands on the screen; the choices may travel as numbers.
const mustGoAlong: ReadonlySet<string> = new Set(['contactName', 'terminalName', 'email', 'phone', 'name'])

type Popup = Pick<Prepared, 'earlier' | 'fee'>

// A native dialog, a box in the page, or none at all.
async function passPopup({ on }: VisitTools): Promise<Popup> {
  const came = await on(applicationForm).pressAsked('next', {
    question: popupQuestion,
    or: [applicationPopup, applicationConfirmation],
  })
  if ('said' in came) return popupIn(asWord(came.said))
  if (came.stands.title !== applicationPopup.title) return { earlier: null, fee: null }
  const earlier = numberIn(await on(applicationPopup).read('earlier'))
  const fee = numberIn(await on(applicationPopup).read('fee'))
  await on(applicationPopup).press('ok')
  return { earlier, fee }
}

function popupIn(said: string): Popup {
  const found = (pattern: string): number | null => numberIn(new RegExp(pattern).exec(said)?.[1] ?? null)
  return { earlier: found(popupPatterns.earlier), fee: found(popupPatterns.fee) }
}

function numberIn(text: string | null): number | null {
  return text === null ? null : Number(asWord(text).replaceAll(',', ''))
}
