import { flow, type VisitTools } from '../src/browser/flow.ts'
import type { FileLink, Listing } from '../src/browser/page/files.ts'
import { Failure } from '../src/domain/failure.ts'
import { newestUserSettings, type ListedDocument } from '../src/domain/listed-document.ts'
import type { DocumentKind } from '../src/domain/user-settings.ts'
import { category } from '../selectors/category.ts'
import { grantDecisionList, masterAccountList } from '../selectors/document-list.ts'
import { documentPage } from '../selectors/document-page.ts'
import { signIn, type Login } from './sign-in.ts'
import { walkToCategory } from './walk-to-category.ts'

/** Whose documents, and which. */
export interface DocumentOrder {
  readonly login: Login
  readonly kind: DocumentKind
}

/** A document that the portal gave: how it was listed, and its file. */
export interface DownloadedDocument extends ListedDocument {
  readonly fileName: string
  readonly bytes: Uint8Array
}

const mostPages = 50

const tiles = {
  'master-account': {
    list: masterAccountList,
    control: 'masterAccounts',
    open: 'P4-2 「マスタアカウント情報ダウンロード」を押す',
  },
  'grant-decision': {
    list: grantDecisionList,
    control: 'grantDecisions',
    open: '「交付決定通知書ダウンロード」を押す',
  },
} as const satisfies Record<DocumentKind, object>

type Listed = ListedDocument & { readonly file: FileLink; readonly page: number }

/** The downloads behind the tiles (002 p4–5): the newest 本番環境 ユーザ設定情報, or every 交付決定通知書. Throws `document-missing` with what is listed instead. */
export const downloadDocuments = flow({
  title: '書類のダウンロード',
  effect: 'reads',
  async run(tools: VisitTools, { login, kind }: DocumentOrder): Promise<readonly DownloadedDocument[]> {
    await signIn.run(tools, login)
    await walkToCategory(tools)
    const { step, on, enter } = tools
    const { list, control, open } = tiles[kind]
    await step(open, () => on(category).press(control))
    let at = await step('P4-3 書類の一覧を読む', () => readAll(tools, list))
    const chosen = kind === 'master-account' ? [newestUserSettings(at.listed)] : every(at.listed)
    const taken: DownloadedDocument[] = []
    for (const each of chosen) {
      if (taken.length > 0) {
        await step('1-1 医療機関等向け総合ポータルサイトにアクセスする', () => enter('portal'))
        await walkToCategory(tools)
        await step(open, () => on(category).press(control))
        at = { ...at, page: 1, listing: await on(list).files() }
      }
      await step(`P4-3 「${each.name}」を押す`, async () => {
        await on(list).turn(at.listing, at.page, each.page)
        await on(list).pressFile(each.file)
      })
      const { name: fileName, bytes } = await step('P4-4 「添付ファイル」を押す', () => takeAttachment(tools))
      const { name, environment, importedOn } = each
      taken.push({ name, environment, importedOn, fileName, bytes })
    }
    return taken
  },
})

type List = (typeof tiles)[DocumentKind]['list']

// Every page: the newest need not stand first.
async function readAll(
  { on }: VisitTools,
  list: List,
): Promise<{ readonly listed: readonly Listed[]; readonly page: number; readonly listing: Listing }> {
  let listing = await on(list).files()
  const listed = listedOn(listing, 1)
  let page = 1
  for (; listing.range && listing.range.to < listing.range.of && page < mostPages; page++) {
    listing = await on(list).turn(listing, page, page + 1)
    listed.push(...listedOn(listing, page + 1))
  }
  return { listed, page, listing }
}

function listedOn({ files }: Listing, page: number): Listed[] {
  return files.map((file) => {
    const { environment = '', importedOn = '' } = file.beside
    return { name: file.words, environment, importedOn, file, page }
  })
}

function every(listed: readonly Listed[]): readonly Listed[] {
  if (listed.length === 0) throw new Failure('document-missing', { where: '交付決定通知書', found: '0 件' })
  return listed
}

async function takeAttachment({ on }: VisitTools): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { files } = await on(documentPage).files()
  const [file, second] = files
  if (second) throw new Failure('element-missing', { where: '「添付ファイル」', found: `${files.length} of them` })
  return on(documentPage).download(file ?? 'attachment')
}
