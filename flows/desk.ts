import { flow, type Effect, type Flow, type VisitTools } from '../src/browser/flow.ts'
import type { OnBoundary } from '../src/domain/boundary.ts'
import type { Desk } from '../src/domain/desk.ts'
import type { Act } from '../src/domain/intent.ts'
import { applicationList } from '../selectors/application-list.ts'
import { certificateDesk } from '../selectors/certificate-desk.ts'
import { prepareApplication } from './apply.ts'
import { readApplications } from './read-list.ts'
import { prepareEdit, prepareRowOperation, readParticulars } from './row-operations.ts'
import { signIn, type Login } from './sign-in.ts'
import { walkToDesk } from './walk-to-desk.ts'

/** One facility's visit to 電子証明書発行申請業務ページ, for as long as `work` goes on; its errors pass through. */
export interface DeskVisit {
  readonly facilityCode: string
  readonly login: Login
  readonly crossed: OnBoundary
  readonly work: (desk: Desk) => Promise<void>
}

/** The visits in which something is filed, by what is done there. */
export const fileAtDesk = {
  apply: visitTo('電子証明書発行申請', 'spends'),
  cancel: visitTo('発行申請のキャンセル', 'destroys'),
  revoke: visitTo('証明書の失効', 'destroys'),
  edit: visitTo('電子証明書申請情報編集', 'edits'),
} as const satisfies Record<Act, Flow<DeskVisit, void>>

function visitTo(title: string, effect: Exclude<Effect, 'reads'>): Flow<DeskVisit, void> {
  return flow({
    title,
    effect,
    async run(tools: VisitTools, visit: DeskVisit): Promise<void> {
      await signIn.run(tools, visit.login)
      await walkToDesk(tools)
      await tools.on(certificateDesk).stands()
      await tools.guard()
      await visit.work(deskOf(tools, visit))
    },
  })
}

function deskOf(tools: VisitTools, { facilityCode, crossed }: DeskVisit): Desk {
  const { step, on } = tools
  const at = { facilityCode, crossed }
  return {
    async rows() {
      await backToDesk(tools)
      await step('1-6 「照会する」を押す', () => on(certificateDesk).press('inquire'))
      const read = await step('1-7 申請情報一覧を読む', () => readApplications(tools, facilityCode))
      return read.map(({ row }) => row)
    },
    async particulars(row) {
      await toList(tools)
      return readParticulars(tools, facilityCode, row)
    },
    async prepare(intent) {
      if (intent.act === 'apply') {
        await backToDesk(tools)
        await step('3-3 「同意する」を押す', () => on(certificateDesk).press('agree'))
        return prepareApplication(tools, { facilityCode, application: intent }, crossed)
      }
      await toList(tools)
      return intent.act === 'edit' ? prepareEdit(tools, intent, at) : prepareRowOperation(tools, intent, at)
    },
  }
}

// The RA stands in a window of its own, or in the portal's place: then the way there begins at the top page.
async function backToDesk(tools: VisitTools): Promise<void> {
  if (await tools.keep(certificateDesk)) return
  await tools.step('1-1 医療機関等向け総合ポータルサイトにアクセスする', () => tools.enter('portal'))
  await walkToDesk(tools)
}

async function toList(tools: VisitTools): Promise<void> {
  if (await tools.stands(applicationList)) return
  await backToDesk(tools)
  await tools.step('1-6 「照会する」を押す', () => tools.on(certificateDesk).press('inquire'))
}
