import type { MockNotice } from '../contract.ts'

/** 重要なお知らせ of the top page, newest first. */
export const notices: readonly MockNotice[] = [
  {
    title:
      '【お知らせ】メンテナンスに伴うオンライン資格確認等システムの資格確認（資格確認履歴照会機能）が接続しにくくなる時間帯について',
    number: '4200',
    views: 1280,
    age: '0 日前',
  },
  { title: '【重要】医療機関等向け総合ポータルサイトの運用再開について', number: '7001', views: 53_417, age: '2 日前' },
  {
    title: '【重要】医療機関等向け総合ポータルサイトへの移行後における初回ログインについて',
    number: '2024',
    views: 88_204,
    age: '2 日前',
  },
  { title: '電子証明書の有効期限到来に伴う更新手続きについて', number: '6115', views: 20_951, age: '1 か月前' },
]
