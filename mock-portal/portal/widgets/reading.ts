import type { Sight, Widget } from '../widget.ts'
import { words } from '../widget.ts'

const texts: Readonly<Record<string, { readonly title: string; readonly paragraphs: readonly string[] }>> = {
  csm_registration: {
    title: 'ユーザー登録',
    paragraphs: [
      'ユーザー登録には、医療機関等コード（7桁）、連絡先電話番号、メールアドレスが必要です。',
      '送信元 from@mail.iryohokenjyoho-portalsite.jp からのメールを受信できるように設定してから、登録を開始してください。',
      '登録確認メールに記載されたURLの有効期限は24時間です。',
    ],
  },
  csm_password_reset: {
    title: 'パスワードの再設定',
    paragraphs: [
      '登録済みのメールアドレスに、パスワード再設定用のURLを通知します。',
      '仮アカウントのままの方には通知メールが届きません。',
    ],
  },
  csm_faq: {
    title: 'よくある質問（FAQ）',
    paragraphs: [
      '電子証明書の有効期限は、発行日から3年3か月です。更新は、資格確認端末から有効期限の90日前より行えます。',
      '誤って2枚（回）電子証明書の発行申請をした場合は、発行承認前であれば申請状況照会画面からキャンセルできます。',
      '発行通知書は簡易書留で、保険医療機関等の所在地に郵送します。',
    ],
  },
  csm_contact: {
    title: 'お問い合わせ',
    paragraphs: [
      'オンライン資格確認等コールセンター：0800-080-4583（通話無料）',
      '受付時間：月曜日～金曜日 8:00～18:00、土曜日 8:00～16:00（いずれも祝日を除く）',
    ],
  },
  csm_terms: {
    title: '利用規約',
    paragraphs: ['本サイトの利用にあたっては、医療機関等向け総合ポータルサイト利用規約に同意いただく必要があります。'],
  },
  csm_privacy: { title: 'プライバシーポリシー', paragraphs: ['入力された情報は、各種申請の業務にのみ使用します。'] },
  csm_service: {
    title: 'サービスのご案内',
    paragraphs: ['各サービスの利用申請は、カテゴリの一覧からお選びください。'],
  },
}

const missing = {
  title: 'ページが見つかりません',
  paragraphs: ['お探しのページは移動または削除された可能性があります。'],
}

/** A page of text alone, chosen by the address. */
export const text: Widget = {
  name: 'text',
  data: ({ visitor, query }) => {
    const { title, paragraphs } = texts[query['id'] ?? ''] ?? missing
    return { title: visitor.say(title), paragraphs, words: words(visitor, { home: 'ホーム' }) }
  },
}

const noticeOf = ({ world, query }: Sight) => world.notices().find(({ number }) => number === query['sysparm_article'])

/** A notice read in full. */
export const notice: Widget = {
  name: 'notice',
  data: (sight) => ({
    notice: noticeOf(sight) ?? null,
    words: words(sight.visitor, {
      number: '管理番号',
      views: '表示',
      missing: '記事が見つかりません。',
      home: 'ホーム',
    }),
  }),
}

/** マイページ: the account as registered. */
export const mypage: Widget = {
  name: 'mypage',
  data: ({ visitor }) => ({
    name: visitor.facility?.name ?? '',
    facilityCode: visitor.facility?.facilityCode ?? '',
    loginId: visitor.facility?.loginId ?? '',
    words: words(visitor, {
      heading: 'マイページ',
      name: '医療機関等名',
      code: '医療機関等コード',
      login: 'ユーザーID',
      desk: '電子証明書発行申請業務ページ',
    }),
  }),
}
