import type { Refusal } from '../src/browser/screen.ts'

/** The portal as a whole is closed: a page that says so, not a notice that announces it (000 §1-1 shows one of those), nor the hours of every month. */
const maintenance: Refusal = {
  code: 'maintenance',
  whole: true,
  settles: 1_000,
  says: [
    '(ただいま|只今|現在).{0,30}(メンテナンス|サービスを?停止|停止中)',
    'メンテナンス(作業)?中(です|のため|につき)',
    '^(?!.*毎[日週月年]).*メンテナンスのため.{0,30}(停止(中|して|いたして)|利用(できません|いただけません|不可))',
  ],
}

// 「…するとロックされます」 only warns.
const locked: Refusal = {
  code: 'account-locked',
  says: [
    'ロック(アウト)?(されて(い|お)|されました|された|されている|しました|中|状態|がかかっ)',
    '(account|user|You).{0,20}lockedout|accountis(temporarily)?locked|hasbeenlocked',
    '(回数|試行).{0,20}(超え|超過|上限に達し|達した).{0,40}(ログイン|利用|使用|時間|ロック)',
    '(アカウント|ID).{0,10}(利用|使用)?(を|が)?(一時)?(停止|無効化)(されて|しました|中)',
  ],
}

const rejected: Refusal = {
  code: 'login-rejected',
  with: ['password'],
  says: [
    '(ユーザー?名|ユーザー?ID|ログインID|ID|パスワード|メールアドレス|入力(内容|された)?).{0,30}(無効|正しくありません|正しくない|誤り|誤って|間違|違い|違って|一致しません|不正|見つかりません|存在しません)',
    '(ログイン|認証|サインイン)(に|が|を)?.{0,10}(失敗|できません|できなかった|エラー)',
    '([Uu]sername|[Pp]assword|[Ll]ogin).{0,30}(invalid|incorrect|failed|wrong)',
    '[Ii]nvalid.{0,20}(user|password|login)',
  ],
}

const rejectedInOtherWords: Refusal = { code: 'login-rejected', emptied: 'password', settles: 2_500 }

const secondFactor: Refusal = {
  code: 'second-factor-required',
  with: ['text'],
  without: ['password'],
  says: [
    '(認証|確認|セキュリティ|検証|ワンタイム).{0,3}(コード|番号|パスワード|キー)',
    '[26六二].{0,2}(桁|段階).{0,10}(コード|番号|数字|認証)',
    '(二|2|多)(要素|段階)認証',
    '([Vv]erification|[Oo]ne-?time).{0,10}(code|password)',
  ],
}

const forcedReset: Refusal = {
  code: 'password-reset-required',
  says: [
    '新しいパスワード',
    '新パスワード',
    'パスワード(の|を)(再設定|変更|更新)(する|して(ください|いただ)|が必要|の必要|をお願い|をしてください|を行っ)',
    'パスワードの?(有効)?期限.{0,10}(切れ|過ぎ|超え)',
    'パスワード(再設定|変更)が必要',
  ],
  with: ['password'],
}

// 「一定時間操作がない場合は…」 only warns, and so does all that follows in that sentence.
const unlessWarned = '(?<!場合[^。]*)'

const sessionOver: Refusal = {
  code: 'session-expired',
  settles: 1_500,
  says: [
    'セッション(?![^。]*場合).{0,20}(切れ|終了|無効|タイムアウト|失効|確認できません|ありません|期限)',
    `${unlessWarned}((再度|もう一度|改めて).{0,6}ログイン|再(び)?ログイン)`,
    `${unlessWarned}ログイン(し直し|しなおし|されていません|が必要)`,
    '(タイムアウト|時間切れ)(しました|になりました|のため|です)',
    '一定時間(?![^。]*(場合|自動)).{0,20}(操作|経過)',
    '[Ss]ession.{0,20}(expired|timed?out|invalid)',
  ],
}

const unreachable: Refusal = {
  code: 'portal-unreachable',
  settles: 3_000,
  says: [
    '(サーバー?|ネットワーク|通信).{0,10}(接続できません|接続できなかった|エラー|障害|混み合|混雑)',
    `${unlessWarned}(しばらく|時間を?).{0,12}(して|経って|おいて|置いて|待って).{0,12}(再度|もう一度|から|アクセス|お試し|操作)`,
    '(一時的に)?(アクセス|利用|表示|接続)(が集中|できない状態|できません)',
    '(Service(Temporarily)?Unavailable|InternalServerError|BadGateway|GatewayTime-?out)',
  ],
}

/** What the top page may say instead. */
export const publicRefusals = [maintenance, unreachable] as const satisfies readonly Refusal[]

/** What may stand after 「ログイン」, most telling first. */
export const signInRefusals = [
  forcedReset,
  locked,
  secondFactor,
  rejected,
  maintenance,
  sessionOver,
  unreachable,
  rejectedInOtherWords,
] as const satisfies readonly Refusal[]

/** The same at the オンライン資格確認等システム, which knows no second factor (002 p2). */
export const accountSignInRefusals = [
  forcedReset,
  locked,
  rejected,
  maintenance,
  sessionOver,
  unreachable,
  rejectedInOtherWords,
] as const satisfies readonly Refusal[]

/** What may stand in place of any screen behind the login. */
export const signedInRefusals = [
  forcedReset,
  maintenance,
  sessionOver,
  unreachable,
] as const satisfies readonly Refusal[]
