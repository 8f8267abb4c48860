import type { MockApplication, MockMail } from '../contract.ts'
import { slashed } from './dates.ts'

const nine = 9 * 3_600_000 // Japan is nine hours ahead

/** 受付完了: what the RA writes to the address of an application that has just come in. */
export function receiptMail(application: MockApplication, facilityCode: string, now: number): MockMail {
  const { appliedOn, contactName, terminalName, email } = application
  const time = new Date(now + nine).toISOString().slice(11, 16)
  return {
    from: 'no-reply@ssk.or.jp',
    to: email,
    subject: '【電子証明書 申請情報受付通知】',
    text: `${contactName} 様

電子証明書の発行申請を受け付けました。

受付日時：${slashed(appliedOn)} ${time}
医療機関コード：${facilityCode}
担当部署/担当者名：${contactName}
端末名称等：${terminalName}

※本メールは送信専用アドレスから送信しています。
オンライン請求ネットワーク関連システム共通認証局
`,
    delivery: 'kept',
  }
}
