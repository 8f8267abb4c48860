import { escaped } from '../ra/markup.ts'
import type { QualificationRole } from './contract.ts'
import { page, wayOn, type Sheet } from './page.ts'

type Item = readonly [string, string]

const update: Item = ['アカウント管理（更新）', '/onshi/account/search']
const change: Item = ['パスワード変更', '/onshi/password']
const none = '' // an item that this mock does not have behind it

const checks: readonly Item[] = [
  ['資格情報照会', none],
  ['資格情報一括照会', none],
  ['資格確認実績照会', none],
]
const settings: readonly Item[] = [['環境設定情報更新', none], change]
const managed = (...more: readonly Item[]): readonly Item[] => [['アカウント管理（登録）', none], update, ...more]

/** What each 権限区分 has in its menu, by 《group》. */
const menus: Readonly<Record<QualificationRole, readonly (readonly [string, readonly Item[]])[]>> = {
  master: [
    ['資格確認', checks],
    ['アカウント情報管理', managed(['アカウント管理（照会）', none], ['アカウント管理（一括登録）', none])],
    ['環境設定', settings],
  ],
  reset: [['アカウント情報管理', [update]]],
  admin: [
    ['資格確認', checks],
    ['アカウント情報管理', managed(['アカウント管理（照会）', none])],
    ['環境設定', settings],
  ],
  general: [
    ['資格確認', checks],
    ['環境設定', [change]],
  ],
}

/** メニュー, as far as the visitor's 権限区分 goes. */
export function menuPage({ say, visitor }: Sheet, alert: string | null): string {
  const groups = menus[visitor.role].map(([group, items]) => {
    const buttons = items.map(([word, path]) => (path === none ? idle(say(word)) : wayOn(say(word), path)))
    return `<fieldset><legend>《${escaped(say(group))}》</legend>\n${buttons.join('\n')}\n</fieldset>`
  })
  return page({ say, visitor, title: say('メニュー'), alert, body: groups.join('\n') })
}

function idle(word: string): string {
  return `<button type="button" class="btn" onclick="alert('この機能は、ただいまご利用いただけません。')">${escaped(word)}</button>`
}
