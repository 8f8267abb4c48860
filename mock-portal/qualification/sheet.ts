import { pdfFonts } from '../documents/fonts.ts'
import { heading, line, pageOf, table } from '../documents/layout.ts'
import { writePdf } from '../documents/pdf.ts'
import { dateInWords } from '../documents/user-settings.ts'
import type { AccountSheet } from './contract.ts'

/** アカウント設定情報, which 「ダウンロード」 gives: a PDF of one page, its words as they must be written now. */
export function settingsPdf(sheet: AccountSheet, say: (word: string) => string): Buffer {
  const rows = [
    { label: say('医療機関等コード'), value: sheet.facilityCode },
    { label: say('医療機関等名'), value: sheet.facilityName },
    { label: say('ユーザID'), value: sheet.userId },
    { label: say('ユーザ名'), value: sheet.userName },
    { label: say('権限区分'), value: sheet.roleName },
    { label: say('パスワード'), value: sheet.password },
    { label: say('パスワード有効期限'), value: dateInWords(sheet.passwordExpiresOn) },
  ]
  const title = say('アカウント設定情報')
  const page = pageOf(
    heading(title, 770),
    table(rows, 706, { runs: 'cell', brokenLabels: false }),
    line('※ 重要な情報が記載されていますので、取扱いに注意し大切に保管願います。', 460, 9),
  )
  return writePdf([page], pdfFonts.utf16, title)
}
