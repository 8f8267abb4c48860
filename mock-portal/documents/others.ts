import type { MockDocument } from '../document.ts'
import { heading, line, pageOf, table } from './layout.ts'
import type { Page } from './paper.ts'
import { dateInWords } from './user-settings.ts'

/** Whom a document is for. */
interface Addressee {
  readonly facilityCode: string
  readonly name: string
}

/** オンライン資格確認等システム登録内容変更のお知らせ: much the same words as ユーザ設定情報, and no account in it. */
export function changeNoticePages(document: MockDocument, { facilityCode, name }: Addressee): readonly Page[] {
  const rows = [
    { label: '利用環境', value: document.environment ?? '' },
    { label: '医療機関等コード', value: facilityCode },
    { label: '医療機関等名（変更前）', value: name },
    { label: '医療機関等名（変更後）', value: name },
    { label: '変更日', value: dateInWords(document.importedOn) },
    { label: 'ユーザID', value: '変更はありません' },
  ]
  return [
    pageOf(
      heading('オンライン資格確認等システム登録内容変更のお知らせ', 770),
      line('☆オンライン資格確認等システムの登録内容を、下記のとおり変更しました。', 722),
      table(rows, 706, document.form),
      line('※ ユーザID及びパスワードは、従前のものを引き続きご利用ください。', 480, 9),
    ),
  ]
}

/** 交付決定通知書. */
export function grantDecisionPages(document: MockDocument, { facilityCode, name }: Addressee): readonly Page[] {
  const rows = [
    { label: '医療機関等コード', value: facilityCode },
    { label: '医療機関等名', value: name },
    { label: '交付決定額', value: '429,000円' },
    { label: '交付決定日', value: dateInWords(document.importedOn) },
  ]
  return [
    pageOf(
      heading('交付決定通知書', 770),
      line('医療提供体制設備整備交付金（オンライン資格確認）について、下記のとおり交付を決定しました。', 722),
      table(rows, 706, document.form),
    ),
  ]
}
