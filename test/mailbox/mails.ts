import iconv from 'iconv-lite'
import type { JournalItem } from '../../src/domain/intent.ts'

export const sentAt = new Date('2026-11-21T03:04:05Z')

/** An application that was sent at `sentAt`. */
export function itemOf(names: Partial<Extract<JournalItem['intent'], { act: 'apply' }>> = {}): JournalItem {
  return {
    key: 'one',
    planId: 'plan',
    facilityCode: '1311234569',
    intent: {
      act: 'apply',
      facilityName: '髙橋内科クリニック',
      category: '1',
      contactName: '総務課　山田',
      terminalName: '受付PC 1',
      email: null,
      phone: null,
      ...names,
    },
    state: 'uncertain',
    requestId: null,
    fee: 1_500,
    postage: 753,
    attempts: 1,
    failure: null,
    changedAt: sentAt.toISOString(),
  }
}

/** What the RA's mail may well say. */
export const body = `総務課　山田 様

電子証明書の発行申請を受け付けました。

医療機関コード：1311234569
担当部署/担当者名：総務課　山田
端末名称等：受付ＰＣ　１
`

export interface Writing {
  readonly text?: string
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly date?: Date
  readonly id?: string
  readonly form?: keyof typeof forms
}

let count = 0

/** A mail as it lies on the server. */
export function written({
  text = body,
  from = 'no-reply@ssk.or.jp',
  to = 'clinic@example.jp',
  subject = '【電子証明書 申請情報受付通知】',
  date = new Date(sentAt.getTime() + 30_000),
  id = `<${(count += 1)}@ssk.or.jp>`,
  form = 'utf-8',
}: Writing = {}): Buffer {
  const { charset, type, encoding, bytes } = forms[form]
  const word = `=?${charset}?B?${(charset === 'UTF-8' ? Buffer.from(subject) : jis(subject)).toString('base64')}?=`
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${word}`,
    `Date: ${date.toUTCString()}`,
    `Message-ID: ${id}`,
    'MIME-Version: 1.0',
    `Content-Type: ${type}; charset=${charset}`,
    `Content-Transfer-Encoding: ${encoding}`,
  ].join('\r\n')
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), bytes(text)])
}

const forms = {
  'utf-8': {
    charset: 'UTF-8',
    type: 'text/plain',
    encoding: 'base64',
    bytes: (text: string) => Buffer.from(lined(Buffer.from(text).toString('base64'))),
  },
  'iso-2022-jp': { charset: 'ISO-2022-JP', type: 'text/plain', encoding: '7bit', bytes: jis },
  html: {
    charset: 'UTF-8',
    type: 'text/html',
    encoding: 'quoted-printable',
    bytes: (text: string) => Buffer.from(quoted(text)),
  },
} as const

// Two bytes to a character, between ESC $ B and ESC ( B, line by line.
function jis(text: string): Buffer {
  const parts = text.match(/\p{ASCII}+|\P{ASCII}+/gu) ?? []
  return Buffer.concat(
    parts.map((part) => {
      if (/^\p{ASCII}/u.test(part)) return Buffer.from(part.replaceAll('\n', '\r\n'))
      const bytes = iconv.encode(part, 'EUC-JP').map((byte) => byte & 0x7f)
      return Buffer.concat([Buffer.from('\u001B$B'), bytes, Buffer.from('\u001B(B')])
    }),
  )
}

function quoted(text: string): string {
  const bytes = [...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
  return (bytes.join('').match(/.{1,72}/g) ?? []).join('=\r\n')
}

function lined(text: string): string {
  return (text.match(/.{1,76}/g) ?? []).join('\r\n')
}
