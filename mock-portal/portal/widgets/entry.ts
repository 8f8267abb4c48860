import type { MockFacility } from '../../contract.ts'
import type { Sight, Widget } from '../widget.ts'
import { words } from '../widget.ts'

const redirectUrl = ({ query }: Sight): string => {
  const address = query['request_uri'] ?? ''
  const path = address.startsWith('/csm/ja') ? '/csm/ja' : '/csm'
  const entry = ['csm_login', 'csm_mfa', 'csm_index'].includes(query['id'] ?? 'csm_index')
  return entry || !address.startsWith('/csm') ? `${path}?id=csm_index` : address
}

/** ログイン: user name, password, button. */
export const login: Widget = {
  name: 'login',
  controller: 'loginWidget',
  data: (sight) => ({
    redirectUrl: redirectUrl(sight),
    codeUrl: '/csm?id=csm_mfa',
    words: words(sight.visitor, {
      heading: 'ログイン',
      user: 'ユーザーID（原則メールアドレス）',
      password: 'パスワード',
      reset: 'パスワードの再設定',
      login: 'ログイン',
      noAccount: 'アカウントがありませんか？',
      register: '新規登録はこちら',
    }),
  }),
}

/** The page of the second factor. */
export const code: Widget = {
  name: 'code',
  controller: 'codeWidget',
  data: ({ visitor }) => ({
    words: words(visitor, { heading: '多要素認証', code: '認証コード', confirm: '確認', back: 'ログイン画面に戻る' }),
  }),
}

const isStrong = (password: string): boolean =>
  password.length >= 8 && password.length <= 100 && [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(password))

const refusal = (facility: MockFacility, password: string, again: string): string | null => {
  if (!facility.mustReset) return 'このページの有効期限が切れています。'
  if (password !== again) return 'パスワードと確認用パスワードが一致しません。'
  return isStrong(password)
    ? null
    : 'パスワードは大小英文字・数字をそれぞれ1文字以上含む、8文字以上100文字以下で入力してください。'
}

/** The forced パスワードの再設定: stands in the place of every page until it is done. */
export const forcedReset: Widget = {
  name: 'reset',
  controller: 'resetWidget',
  data: ({ visitor }) => ({
    words: words(visitor, {
      heading: 'パスワードの再設定',
      lead: '新サイトへ初めてログインされる方は、パスワードの再設定が必要です。',
      password: '新しいパスワード',
      again: '新しいパスワード（確認用）',
      reset: 'パスワードを再設定する',
    }),
  }),
  act: ({ world, visitor: { facility } }, { password, again }) => {
    if (facility === null) return { done: false, message: 'ログインしてください。' }
    const message = refusal(facility, String(password), String(again))
    if (message !== null) return { done: false, message }
    facility.password = String(password)
    facility.mustReset = false
    world.record('password-reset', facility.facilityCode)
    return { done: true, message: null }
  },
}
