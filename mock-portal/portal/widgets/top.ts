import type { Sight, Widget } from '../widget.ts'
import { words } from '../widget.ts'

/** The picture and the sentence at the top of the top page. */
export const hero: Widget = {
  name: 'hero',
  data: ({ visitor }) => ({ words: words(visitor, { site: '医療機関等向け総合ポータルサイト' }) }),
}

const noticeList = ({ world, visitor }: Sight) => ({
  waiting: false,
  words: words(visitor, { heading: '重要なお知らせ', number: '管理番号', views: '表示', more: 'お知らせ一覧へ' }),
  notices: world.notices().map((notice) => ({
    ...notice,
    href: `?id=kb_article_view&sysparm_article=${encodeURIComponent(notice.number)}`,
  })),
})

/** 重要なお知らせ; first drawn as grey bars. */
export const notices: Widget = {
  name: 'notices',
  early: ({ visitor }) => ({ waiting: true, words: words(visitor, { heading: '重要なお知らせ' }), notices: [] }),
  data: noticeList,
}

/** The two ways in, of the top page of somebody who is not signed in. */
export const entrances: Widget = {
  name: 'entrances',
  data: ({ visitor }) => ({
    signedIn: visitor.facility !== null,
    words: words(visitor, { register: '新規ユーザー登録はこちら', login: 'ログインはこちら' }),
  }),
}

/** The warnings about the first login after the move of 2024. */
export const firstLogin: Widget = {
  name: 'first-login',
  data: ({ visitor }) => ({ words: words(visitor, { heading: '初回ログインについて', reset: 'パスワードの再設定' }) }),
}
