import type { Visitor } from '../visitor.ts'
import type { Widget } from '../widget.ts'
import { words } from '../widget.ts'

interface MenuItem {
  readonly word: string
  readonly href?: string
  readonly items?: readonly { readonly word: string; readonly href: string }[]
}

const anonymousMenu: readonly MenuItem[] = [
  { word: 'ホーム', href: '?id=csm_index' },
  { word: 'お知らせ', href: '?id=csm_notices' },
  { word: 'よくある質問（FAQ）', href: '?id=csm_faq' },
  { word: 'お問い合わせ', href: '?id=csm_contact' },
]

const signedInMenu: readonly MenuItem[] = [
  { word: 'ホーム', href: '?id=csm_index' },
  {
    word: 'オンライン資格確認 オンライン請求',
    items: [
      { word: 'オンライン資格確認・オンライン請求', href: '?id=online_menu' },
      { word: '訪問診療等・オンライン診療等', href: '?id=csm_service&service=visit' },
      { word: '医療扶助', href: '?id=csm_service&service=aid' },
    ],
  },
  {
    word: '電子処方箋 管理サービス',
    items: [
      { word: '電子処方箋管理サービス', href: '?id=csm_service&service=prescription' },
      { word: 'HPKIカードについて', href: '?id=csm_service&service=hpki' },
    ],
  },
  { word: 'お知らせ', href: '?id=csm_notices' },
  { word: 'よくある質問（FAQ）', href: '?id=csm_faq' },
  { word: 'お問い合わせ', href: '?id=csm_contact' },
]

const drawn = (visitor: Visitor, item: MenuItem) => ({
  lines: visitor.say(item.word).split(' '), // The real menu breaks long names over two lines.
  href: item.href ?? null,
  items: (item.items ?? []).map(({ word, href }) => ({ label: visitor.say(word), href })),
})

const labels = { mypage: 'マイページ', logout: 'ログアウト', login: 'ログイン', register: '新規ユーザー登録' }

/** The head of every page: the menus, and who is signed in. First drawn without either. */
export const header: Widget = {
  name: 'header',
  controller: 'headerWidget',
  early: () => ({ waiting: true }),
  data: ({ visitor }) => ({
    waiting: false,
    words: words(visitor, labels),
    facilityName: visitor.facility?.name ?? null,
    menu: (visitor.facility === null ? anonymousMenu : signedInMenu).map((item) => drawn(visitor, item)),
  }),
}
