import { flow, type Effect, type Flow, type VisitTools } from '../src/browser/flow.ts'
import type { OnBoundary } from '../src/domain/boundary.ts'
import type { Desk } from '../src/domain/desk.ts'
import type { Act } from '../src/domain/intent.ts'
import { applicationList } from '../selectors/application-list.ts'
import { certificateDesk } from '../selectors/certificate-desk.ts'
import { applicationForm } from '../selectors/application-form.ts'
import { prepareApplication } from './apply.ts'
import { fillApplication } from './fill-application.ts'
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

/** The same on the closed network, where the terminal's own certificate opens the door and nobody logs in. */
export type DirectVisit = Omit<DeskVisit, 'login'>

const titles = {
  apply: ['電子証明書発行申請', 'spends'],
  cancel: ['発行申請のキャンセル', 'destroys'],
  revoke: ['証明書の失効', 'destroys'],
  edit: ['電子証明書申請情報編集', 'edits'],
} as const satisfies Record<Act, readonly [string, Exclude<Effect, 'reads'>]>

/** The visits in which something is filed, by what is done there. */
export const fileAtDesk = {
  apply: atDesk('apply'),
  cancel: atDesk('cancel'),
  revoke: atDesk('revoke'),
  edit: atDesk('edit'),
} as const satisfies Record<Act, Flow<DeskVisit, void>>

/** The same through the closed network's own doors (004 §2.1 (1), §6 ②). */
export const fileDirectly = {
  apply: atDirectDoor('apply'),
  cancel: atDirectDoor('cancel'),
  revoke: atDirectDoor('revoke'),
  edit: atDirectDoor('edit'),
} as const satisfies Record<Act, Flow<DirectVisit, void>>

function atDesk(act: Act): Flow<DeskVisit, void> {
  const [title, effect] = titles[act]
  return flow({
    title,
    effect,
    async run(tools: VisitTools, visit: DeskVisit): Promise<void> {
      await signIn.run(tools, visit.login)
      await walkToDesk(tools)
      await tools.on(certificateDesk).stands()
      await tools.guard()
      await visit.work(deskOf(tools, visit, portalWays(tools)))
    },
  })
}

function atDirectDoor(act: Act): Flow<DirectVisit, void> {
  const [title, effect] = titles[act]
  return flow({
    title,
    effect,
    async run(tools: VisitTools, visit: DirectVisit): Promise<void> {
      await tools.guard()
      await visit.work(deskOf(tools, visit, directWays(tools)))
    },
  })
}

/** How the two screens of the RA are reached from where a visit stands. */
interface Ways {
  readonly toList: () => Promise<void>
  /** `fill` enters what comes prefilled by the other door. */
  readonly toForm: (fill: () => Promise<void>) => Promise<void>
}

function deskOf(tools: VisitTools, { facilityCode, crossed }: DirectVisit, { toList, toForm }: Ways): Desk {
  const { step, on } = tools
  const at = { facilityCode, crossed }
  const stayAtList = async (): Promise<void> => ((await tools.stands(applicationList)) ? undefined : toList())
  return {
    async rows() {
      await toList()
      const read = await step('1-7 申請情報一覧を読む', () => readApplications(tools, facilityCode))
      return read.map(({ row }) => row)
    },
    async particulars(row) {
      await stayAtList()
      return readParticulars(tools, facilityCode, row)
    },
    async prepare(intent) {
      if (intent.act === 'apply') {
        const meant = { facilityCode, application: intent }
        await toForm(() => step('2.1 申請項目を入力する', () => fillApplication(on(applicationForm), meant)))
        return prepareApplication(tools, meant, crossed)
      }
      await stayAtList()
      return intent.act === 'edit' ? prepareEdit(tools, intent, at) : prepareRowOperation(tools, intent, at)
    },
  }
}

function portalWays(tools: VisitTools): Ways {
  const { step, on } = tools
  // The RA stands in a window of its own, or in the portal's place: then the way there begins at the top page.
  const toDesk = async (): Promise<void> => {
    if (await tools.keep(certificateDesk)) return
    await step('1-1 医療機関等向け総合ポータルサイトにアクセスする', () => tools.enter('portal'))
    await walkToDesk(tools)
  }
  return {
    async toList() {
      await toDesk()
      await step('1-6 「照会する」を押す', () => on(certificateDesk).press('inquire'))
    },
    async toForm() {
      await toDesk()
      await step('3-3 「同意する」を押す', () => on(certificateDesk).press('agree'))
    },
  }
}

function directWays({ step, enter }: VisitTools): Ways {
  return {
    toList: () => step('6 ② 失効申請画面にアクセスする', () => enter('directList')),
    async toForm(fill) {
      await step('2.1 (1) 電子証明書発行申請サイトにアクセスする', () => enter('directForm'))
      await fill()
    },
  }
}
