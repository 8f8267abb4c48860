import { category, certificateArticle, certificateDesk, item, onlineMenu } from './widgets/application.ts'
import { documentList, documentRecord } from './widgets/documents.ts'
import { code, forcedReset, login } from './widgets/entry.ts'
import { header } from './widgets/header.ts'
import { mypage, notice, text } from './widgets/reading.ts'
import { entrances, firstLogin, hero, notices } from './widgets/top.ts'
import type { Sight, Widget } from './widget.ts'
import { firstDrawing } from './widget.ts'

interface Column {
  readonly size: number
  readonly widgets: readonly Widget[]
}

interface Page {
  readonly title: string
  readonly closed?: boolean
  readonly wide?: readonly Widget[]
  readonly columns: readonly Column[]
}

const whole = (...widgets: readonly Widget[]): readonly Column[] => [{ size: 12, widgets }]
const textPage = (title: string): Page => ({ title, columns: whole(text) })

const pages = {
  csm_index: {
    title: 'ホーム',
    wide: [hero],
    columns: [
      { size: 8, widgets: [notices, firstLogin] },
      { size: 4, widgets: [entrances] },
    ],
  },
  csm_login: { title: 'ログイン', columns: whole(login) },
  csm_mfa: { title: '多要素認証', columns: whole(code) },
  csm_forced_reset: { title: 'パスワードの再設定', columns: whole(forcedReset) },
  csm_notices: { title: 'お知らせ', columns: whole(notices) },
  online_menu: { title: 'オンライン資格確認・オンライン請求', closed: true, columns: whole(onlineMenu) },
  sc_category: { title: 'カテゴリ', closed: true, columns: whole(category) },
  sc_cat_item: { title: '申請', closed: true, columns: whole(item) },
  master_account_list: {
    title: 'オンライン資格確認マスタアカウント情報管理',
    closed: true,
    columns: whole(documentList),
  },
  master_account: { title: 'マスタアカウント情報', closed: true, columns: whole(documentRecord) },
  grant_decision_list: { title: '交付決定通知書ダウンロード', closed: true, columns: whole(documentList) },
  grant_decision: { title: '交付決定通知書', closed: true, columns: whole(documentRecord) },
  kb_article_view: { title: 'お知らせ', columns: whole(notice) },
  kb_certificate: { title: '【電子証明書】解説ページ', columns: whole(certificateArticle) },
  csm_certificate_desk: { title: '電子証明書発行申請業務ページ', closed: true, columns: whole(certificateDesk) },
  csm_mypage: { title: 'マイページ', closed: true, columns: whole(mypage) },
  csm_registration: textPage('ユーザー登録'),
  csm_password_reset: textPage('パスワードの再設定'),
  csm_faq: textPage('よくある質問（FAQ）'),
  csm_contact: textPage('お問い合わせ'),
  csm_terms: textPage('利用規約'),
  csm_privacy: textPage('プライバシーポリシー'),
  csm_service: textPage('サービスのご案内'),
  404: textPage('ページが見つかりません'),
} as const satisfies Record<string, Page>

type PageId = keyof typeof pages

const isPage = (id: string): id is Exclude<PageId, 404> => Object.hasOwn(pages, id)

const pageShown = ({ visitor, query }: Sight): PageId => {
  const id = query['id'] ?? 'csm_index'
  if (visitor.facility?.mustReset) return 'csm_forced_reset'
  if (id === 'kb_article_view' && query['sysparm_article'] === 'KB0010381') return 'kb_certificate'
  if (id === 'csm_mfa' && visitor.pending === null) return 'csm_login'
  if (!isPage(id) || id === 'csm_forced_reset') return 404
  const page: Page = pages[id]
  return page.closed === true && visitor.facility === null ? 'csm_login' : id
}

/** The JSON from which the app draws a page: the one asked for, or the one that must come first (login, forced reset). */
export const pageJson = (sight: Sight): object => {
  const id = pageShown(sight)
  const page: Page = pages[id]
  const draw = (widget: Widget, at: number) => firstDrawing(widget, sight, `${id}-${at}-${widget.name}`)
  const wide = { id: `${id}-wide`, width: 'sp-wide', columns: [{ size: 12, widgets: (page.wide ?? []).map(draw) }] }
  const body = {
    id: `${id}-body`,
    width: 'container',
    columns: page.columns.map(({ size, widgets }) => ({ size, widgets: widgets.map(draw) })),
  }
  return {
    page: { id: String(id), title: sight.visitor.say(page.title) },
    header: firstDrawing(header, sight, 'header'),
    containers: page.wide === undefined ? [body] : [wide, body],
  }
}

/** Every widget that a page may hold, by name. */
export const allWidgets: readonly Widget[] = [
  header,
  ...Object.values(pages).flatMap((page: Page) => [
    ...(page.wide ?? []),
    ...page.columns.flatMap(({ widgets }) => widgets),
  ]),
]
