import { expect, it } from 'vitest'
import { readMailboxAddress } from '../../src/domain/mailbox.ts'

it.each([
  ['imaps://reader@imap.example.jp', { host: 'imap.example.jp', port: 993, user: 'reader', folder: 'INBOX' }],
  ['imaps://reader@imap.example.jp:1993/', { port: 1993, folder: 'INBOX', isSecure: true }],
  [
    'imaps://a%40example.jp@imap.example.jp/%E8%A8%BC%E6%98%8E%2F%E6%9B%B8',
    { user: 'a@example.jp', folder: '証明/書' },
  ],
  ['imaps://a@example.jp@imap.example.jp/証明書', { user: 'a@example.jp', folder: '証明書', host: 'imap.example.jp' }],
  ['imap://reader@127.0.0.1/INBOX', { port: 143, isSecure: false }],
  ['imap://reader@[::1]:1143', { host: '::1', port: 1143, isSecure: false }],
])('%s is a mailbox', (written, address) => {
  expect(readMailboxAddress(written)).toMatchObject(address)
})

it.each([
  'imap.example.jp',
  'imaps://imap.example.jp/INBOX',
  'imaps://reader:secret@imap.example.jp/INBOX',
  'imap://reader@imap.example.jp/INBOX',
  'https://reader@imap.example.jp/',
  'imaps://reader@imap.example.jp/%',
  'imaps://reader@imap.example.jp/INBOX?x',
  'imaps://reader@/INBOX',
])('%s is none', (written) => {
  expect(readMailboxAddress(written)).toBeNull()
})
