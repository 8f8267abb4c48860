import { sysId } from '../visitor.ts'
import type { Sight, Widget } from '../widget.ts'
import { words } from '../widget.ts'
import { documentListHref } from './documents.ts'

const articleHref = '?id=kb_article_view&sysparm_article=KB0010381'
const itemHref = (title: string): string => `?id=sc_cat_item&sys_id=${sysId(title)}`
const categoryHref = (title: string): string =>
  `?id=sc_category&catalog_id=${sysId('catalog')}&sys_id=${sysId(`category ${title}`)}`

interface Tile {
  readonly title: string
  readonly description: string
  readonly icon: string
  readonly href?: string
}

const eligibility: readonly Tile[] = [
  {
    title: '利用開始・変更申請',
    description: 'こちらからオンライン資格確認の利用申請を実施いただけます。',
    icon: 'form',
  },
  {
    title: 'マスタアカウント情報ダウンロード',
    description: 'こちらからオンライン資格確認のマスタアカウント情報がダウンロードいただけます。',
    icon: 'download',
    href: documentListHref('master-account'),
  },
  {
    title: '運用開始日登録',
    description: 'こちらからオンライン資格確認の運用開始日を登録いただけます。',
    icon: 'calendar',
  },
  {
    title: '電子証明書発行申請',
    description: 'こちらから電子証明書発行の個別申請・申請照会を実施いただけます。',
    icon: 'certificate',
    href: articleHref,
  },
  { title: '補助金申請', description: 'こちらからオンライン資格確認等の補助金を申請いただけます。', icon: 'grant' },
  {
    title: '交付決定通知書ダウンロード',
    description: 'こちらからオンライン資格確認の交付決定通知書がダウンロードいただけます。',
    icon: 'download',
    href: documentListHref('grant-decision'),
  },
]

const claims: readonly Tile[] = [
  {
    title: 'オンライン請求 利用開始・変更申請',
    description: 'こちらからオンライン請求の利用開始・変更申請を実施いただけます。',
    icon: 'form',
  },
  {
    title: '電子証明書発行申請',
    description: 'こちらから電子証明書発行の個別申請・申請照会を実施いただけます。',
    icon: 'certificate',
    href: articleHref,
  },
]

const categories: Readonly<Record<string, readonly Tile[]>> = {
  オンライン資格確認: eligibility,
  '訪問診療等・オンライン診療等': [],
  医療扶助: [],
  電子処方箋管理サービス: [],
  オンライン請求: claims,
}

const chosen = (query: Sight['query']): string =>
  Object.keys(categories).find((title) => sysId(`category ${title}`) === query['sys_id']) ?? 'オンライン資格確認'

const categoryPage = ({ visitor, query }: Sight) => ({
  words: words(visitor, { categories: 'カテゴリ', heading: chosen(query), details: '詳細を表示' }),
  lead: `${chosen(query)}に関する各種申請を実施いただけます。`,
  categories: Object.keys(categories).map((title) => ({
    title: visitor.say(title),
    href: categoryHref(title),
    active: title === chosen(query),
  })),
  tiles: (categories[chosen(query)] ?? []).map((tile) => ({
    title: visitor.say(tile.title),
    description: tile.description,
    icon: `/sp/assets/icon-${tile.icon}.svg`,
    href: tile.href ?? itemHref(tile.title),
  })),
})

/** The category page and its tiles; first drawn with the half of them that the page's JSON remembers. */
export const category: Widget = {
  name: 'category',
  early: (sight) => ({ ...categoryPage(sight), tiles: categoryPage(sight).tiles.slice(0, 3) }),
  data: categoryPage,
}

/** オンライン資格確認・オンライン請求: sections that open when pressed, one at a time. */
export const onlineMenu: Widget = {
  name: 'online-menu',
  controller: 'menuWidget',
  data: ({ visitor }) => ({
    words: words(visitor, {
      heading: 'オンライン資格確認・オンライン請求',
      applications: 'オンライン資格確認・オンライン請求の各種申請について',
      eligibility: 'オンライン資格確認の申請はこちら',
      claims: 'オンライン請求の申請はこちら',
    }),
    eligibilityHref: categoryHref('オンライン資格確認'),
    claimsHref: categoryHref('オンライン請求'),
  }),
}

// The real buttons break their long labels after はい or いいえ and before 申請画面.
const lines = (label: string): readonly string[] => label.replace('の申請画面', 'の 申請画面').split(' ')

/** KB0010381 【電子証明書】解説ページ, whose two ways on stand at its end. */
export const certificateArticle: Widget = {
  name: 'certificate-article',
  controller: 'articleWidget',
  data: ({ visitor }) => ({
    words: words(visitor, { heading: '【電子証明書】解説ページ', copy: '固定リンクのコピー' }),
    yes: lines(visitor.say('はい 電子証明書の申請画面へ進む')),
    no: lines(visitor.say('いいえ オンライン資格確認の申請画面へ進む')),
    noHref: itemHref('利用開始・変更申請'),
  }),
}

const desk = ({ visitor }: Sight) => ({
  words: words(visitor, {
    page: '電子証明書発行申請業務ページ',
    home: 'ホーム',
    apply: '電子証明書発行申請',
    agree: '同意する',
    disagree: '同意しない',
    status: '電子証明書申請状況照会',
    inquire: '照会する',
    back: '前ページに戻る',
  }),
})

/** 電子証明書発行申請業務ページ: 同意する spends, 照会する reads. Drawn twice alike, so that an element found early may be gone when it is pressed. */
export const certificateDesk: Widget = { name: 'certificate-desk', controller: 'deskWidget', early: desk, data: desk }

/** Any tile's own page that leads no further here. */
export const item: Widget = {
  name: 'item',
  controller: 'deskWidget',
  data: ({ visitor, query }) => {
    const tile = [...eligibility, ...claims].find(({ title }) => sysId(title) === query['sys_id'])
    return {
      title: visitor.say(tile?.title ?? '申請'),
      description: tile?.description ?? 'この申請は現在受け付けておりません。',
      words: words(visitor, { home: 'ホーム', back: '前ページに戻る' }),
    }
  },
}
