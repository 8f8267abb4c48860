import type { MockFacility, MockNotice } from '../../mock-portal/contract.ts'
import { broken, escape, split } from './markup.ts'

/** Where 「照会する」 opens the RA. */
export type Entry = 'window' | 'tab'

/** What a screen of this portal is drawn from; `say` writes a word as it stands now. */
export interface Sheet {
  readonly say: (word: string) => string
  readonly facility: MockFacility | null
  readonly notices: readonly MockNotice[]
  readonly entry: Entry
}

const tiles = [
  ['利用開始・変更申請', 'こちらからオンライン資格確認の利用申請を実施いただけます。'],
  [
    'マスタアカウント情報ダウンロード',
    'こちらからオンライン資格確認のマスタアカウント情報がダウンロードいただけます。',
  ],
  ['運用開始日登録', 'こちらからオンライン資格確認の運用開始日を登録いただけます。'],
  ['電子証明書発行申請', 'こちらから電子証明書発行の個別申請・申請照会を実施いただけます。'],
  ['補助金申請', 'こちらからオンライン資格確認等の補助金を申請いただけます。'],
  ['交付決定通知書ダウンロード', 'こちらからオンライン資格確認の交付決定通知書がダウンロードいただけます。'],
] as const

const trail = (...places: readonly string[]): string =>
  `<div class="michi">${['ホーム', ...places].map(escape).join(' &gt; ')}</div>`

const title = (text: string): string => `<div class="midashi">${split(text)}</div>`

/** The screens by the name in their address; a name that is not here is no screen. */
export const screens = new Map<string, (sheet: Sheet) => string>([
  ['top', top],
  ['annai', hall],
  ['kubun', category],
  ['kiji', article],
  ['gyomu', desk],
  ['junbi', () => `${title('お手続き')}<p>このお手続きは、ただいまこの画面からはご利用いただけません。</p>`],
])

/** The band above every screen: the menu once somebody is logged in. */
export function band({ say, facility }: Sheet): string {
  if (facility === null) return '<div data-to="/madoguchi">ホーム</div><div class="hito">ゲスト 様</div>'
  const areas = ['訪問診療等・オンライン診療等', '医療扶助', '電子処方箋管理サービス']
  return `<div data-go="top">ホーム</div>
    <div data-drop><span>${broken(say('オンライン資格確認 オンライン請求'), 'オンライン資格確認')}</span>
      <div class="tare">
        <div data-go="annai"><b>${split(say('オンライン資格確認・オンライン請求'))}</b></div>
        ${areas.map((area) => `<div data-go="junbi">${escape(area)}</div>`).join('')}
      </div>
    </div>
    <div data-go="junbi">よくある<br>ご質問</div>
    <div class="hito">${escape(facility.name)} 様<br><u data-to="/madoguchi/sso/logout" style="cursor:pointer">ログアウト</u></div>`
}

function top({ say, facility, notices }: Sheet): string {
  return `<p>このサイトは、オンライン資格確認システムや電子処方箋管理サービスに係る情報や導入に係るお知らせ、各種手続（利用申請・補助金申請等）を行うための<wbr>総合ポータルサイトです。</p>
    <div class="ko">${escape(say('重要なお知らせ'))}</div>
    ${notices.map((notice) => noticeLine(notice, say)).join('')}
    <p><small>サービス時間：24時間（毎月第3土曜日 22:00～翌6:00 は定期メンテナンスのためご利用いただけません）</small></p>
    ${facility === null ? doors(say) : ''}`
}

function noticeLine(notice: MockNotice, say: Sheet['say']): string {
  return `<div class="shirase"><div>${escape(notice.title)}</div>
      <small>${escape(say('管理番号'))}&nbsp;<b>${escape(notice.number)}</b>　|　${escape(say('表示'))}&nbsp;<b>${notice.views}</b>　|　<b>${escape(notice.age)}</b>　|　★★★☆☆</small></div>`
}

function doors(say: Sheet['say']): string {
  return `<div class="naraba">
      <div><div class="osu usui" data-go="junbi">${split(say('新規ユーザー登録はこちら'))}</div><br><small>初めてご利用になられる方はこちらから</small></div>
      <div><div class="osu" data-to="/madoguchi/sso/login">${split(say('ログインはこちら'))}</div><br><small>すでにアカウントをお持ちの方はこちらから</small></div>
    </div>
    <p>※「新規ユーザー登録はこちら」からの登録がお済みの方は、「ログインはこちら」からお入りください。</p>`
}

function hall({ say }: Sheet): string {
  const name = say('オンライン資格確認・オンライン請求')
  return `${trail(name)}${title(name)}<div>
      <div class="ori hiraki"><div class="na" data-fold><span>▼</span><span>${broken(say('オンライン資格確認・オンライン請求の各種申請について'), 'オンライン請求の')}</span></div>
        <div class="nakami naraba">
          <div class="osu" data-go="kubun">${broken(say('オンライン資格確認の申請はこちら'), 'オンライン資格確認の')}</div>
          <div class="osu" data-go="junbi">${broken(say('オンライン請求の申請はこちら'), 'オンライン請求の')}</div>
        </div></div>
      <div class="ori"><div class="na" data-fold><span>▼</span><span>オンライン資格確認・オンライン請求の導入について</span></div>
        <div class="nakami">導入の手引きは準備が整い次第掲載します。申請は「オンライン資格確認の申請はこちら」から行ってください。</div></div>
      <div class="ori"><div class="na" data-fold><span>▼</span><span>オンライン資格確認・オンライン請求のお問い合わせについて</span></div>
        <div class="nakami">お問い合わせはコールセンター（0800-080-4583）まで。</div></div>
    </div>`
}

function category({ say }: Sheet): string {
  const areas = ['訪問診療等・オンライン診療等', '医療扶助', '電子処方箋管理サービス', 'オンライン請求']
  return `${trail(say('オンライン資格確認・オンライン請求'), 'オンライン資格確認')}
    <div class="futatsu"><div class="yoko"><b>カテゴリ</b><br><b>オンライン資格確認</b><br>
        ${areas.map((area) => `<span data-go="junbi">${escape(area)}</span><br>`).join('')}
        <br><small>※電子証明書発行申請には、利用開始・変更申請がお済みである必要があります。</small></div>
      <div>${title('オンライン資格確認')}<div class="naraba">${tiles.map((tile, place) => tileBox(tile, place, say)).join('')}</div></div></div>`
}

const ways: Readonly<Record<string, string>> = {
  電子証明書発行申請: 'kiji',
  マスタアカウント情報ダウンロード: 'shorui-master',
  交付決定通知書ダウンロード: 'shorui-kofu',
}

function tileBox([name, about]: readonly [string, string], place: number, say: Sheet['say']): string {
  const way = ways[name] ?? 'junbi'
  const link = `<a data-go="${way}">${broken(say('詳細を表示'), ...(place % 2 === 1 ? ['詳細を'] : []))}</a>`
  return `<div class="hako"><div><div><div class="na">${split(say(name))}</div></div></div><p>${escape(about)}</p><div><p>${link}</p></div></div>`
}

function article({ say }: Sheet): string {
  return `${trail('お知らせ・解説', say('【電子証明書】解説ページ'))}<small>KB0010381</small>${title(say('【電子証明書】解説ページ'))}
    <small>更新者：管理者95 • 18 日前 • 閲覧数：49365 • ★★★★★</small>
    <div class="ko">1　電子証明書発行申請の流れ</div>
    <p>オンライン資格確認等システムで利用者がデータを安全に送受信するために電子証明書が必要です。電子証明書の発行申請は、以下の流れで行います。</p>
    ${['申請', '審査', '発行', '発送', '受領', 'インストール'].map((stage, place) => `<div style="height:170px;border-left:4px solid #8ab;padding-left:14px">${place + 1}. ${stage}</div>`).join('')}
    <p>・申請後約5営業日※で電子証明書発行通知書が届きます。<br>※土・日・祝日・年末年始を除きます。</p>
    <p>電子証明書を利用いただくには、オンライン資格確認の利用申請が必要です。<br>オンライン資格確認の利用申請は、行いましたか。（「はい」の方は電子証明書の申請画面へ進んでください）</p>
    <table class="waku"><tr>
      <td><span class="osu" data-go="gyomu">${broken(say('はい 電子証明書の申請画面へ進む'), 'はい', '電子証明書の')}</span></td>
      <td><span class="osu usui" data-go="junbi">${broken('いいえ オンライン資格確認の申請画面へ進む', 'いいえ', 'オンライン資格確認の')}</span></td>
    </tr></table><p><u>固定リンクのコピー</u></p>`
}

function desk({ say, entry }: Sheet): string {
  const target = entry === 'window' ? 'nyukan' : '_self'
  return `${trail(say('電子証明書発行申請業務ページ'))}${title(say('電子証明書発行申請業務ページ'))}
    <table class="waku"><tr><td><div class="ko">● 電子証明書発行申請</div>電子証明書発行申請画面へ遷移します。<br>
        なお、電子証明書発行申請は1枚当たり発行料が1,500円がかかります。<br>上記同意の上、申請を行ってください。
        <p><input type="button" value="${escape(say('同意する'))}" data-window="shinsei" data-target="${target}"> <input type="button" value="${escape(say('同意しない'))}" data-go="top"></p></td></tr>
      <tr><td><div class="ko">● ${escape(say('電子証明書申請状況照会'))}</div>電子証明書申請状況照会画面へ遷移します。照会する場合は、ボタンを押してください。
        <p><input type="button" value="${escape(say('照会する'))}" data-window="shokai" data-target="${target}"></p></td></tr></table>
    <p><u style="cursor:pointer" data-go="kiji">${escape(say('前ページに戻る'))}</u></p>`
}
