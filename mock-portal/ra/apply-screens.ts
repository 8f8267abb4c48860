import type { ApplyForm, RequestName, Skin } from '../contract.ts'
import { applyPage, confirmPage, formIn, sentPage, type Reply } from './apply.ts'
import type { Sheet } from './page.ts'

type World = Parameters<Skin['ra']>[1]

/** A screen of an application: its path, what its request is called, and its page for what the request carries. */
type Screen = readonly [string, RequestName, (sheet: Sheet, sent: Readonly<Record<string, string>>) => string]

/** The screens from the input to the success. Nothing keeps a form from being sent twice: each 「申請」 is an application. */
export function applyScreens(world: World): readonly Screen[] {
  const input = (sheet: Sheet, form: ApplyForm | null, reply: Reply = { alerts: [] }): string =>
    applyPage(sheet, form === null ? world.applyView(sheet.session) : world.applyView(sheet.session, form), reply)
  const alert = ({ session }: Sheet, at: Parameters<World['alertAt']>[1]) => world.alertAt(session, at)
  return [
    ['/p/apply', 'apply-form', (sheet, sent) => input(sheet, formIn(sent))],
    [
      '/p/apply/check',
      'apply-check',
      (sheet, sent) => {
        const form = formIn(sent)
        return form === null ? input(sheet, null) : input(sheet, form, checked(world, sheet, form))
      },
    ],
    [
      '/p/apply/confirm',
      'apply-confirm',
      (sheet, sent) => {
        const form = formIn(sent)
        if (form === null) return input(sheet, null)
        return confirmPage(sheet, form, world.applyView(sheet.session, form).kind, alert(sheet, 'apply-confirm'))
      },
    ],
    [
      '/p/apply/send',
      'apply-send',
      (sheet, sent) => {
        const form = formIn(sent)
        if (form !== null && world.apply(sheet.session, form) !== null)
          return sentPage(sheet, alert(sheet, 'apply-send'))
        return input(sheet, form, { alerts: [sheet.say('処理を受け付けできませんでした。')] })
      },
    ],
    ['/p/apply/again', 'apply-again', (sheet) => input(sheet, null)],
  ]
}

function checked(world: World, { session }: Sheet, form: ApplyForm): Reply {
  const alert = world.alertAt(session, 'apply-check')
  const answer = world.askToApply(session, form)
  return 'refusal' in answer ? { alerts: [alert, answer.refusal] } : { alerts: [alert], popup: answer.popup }
}
