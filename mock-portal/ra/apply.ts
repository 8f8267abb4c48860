import { escaped } from './markup.ts'
import { leave, page, type Sheet } from './page.ts'

/** 証明書発行申請情報の入力画面: the door that 「同意する」 opens, with nothing behind it. */
export function applyPage(sheet: Sheet): string {
  const { say } = sheet
  return page({
    title: say('証明書発行申請情報の入力画面（オンライン請求ネットワーク関連システム）'),
    body: `${leave(sheet, 'マイページに戻る')}
<p>${escaped(say('申請前にオンライン請求ネットワーク関連システム共通認証局運用規程（CP/CPS）をご確認ください。'))}</p>`,
  })
}
