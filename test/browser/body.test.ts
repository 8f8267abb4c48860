import { encode } from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readingsOf, type Sent } from '../../src/browser/body.ts'
import { unlike } from '../../src/browser/lease.ts'

const url = 'https://ra.example/p/apply?step=2'
const escaped = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
const sent = (contentType: string, body: string | Buffer | null): Sent => ({
  url,
  contentType,
  body: body === null ? null : Buffer.from(body),
})
const carries = (request: Sent, ...meant: string[]): boolean => unlike(readingsOf(request), { meant }) === null
const part = (head: string, value: string): string =>
  `--xYz\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`

describe('what a request carries', () => {
  it.each(['utf8', 'shift_jis', 'euc-jp'])('is read in %s', (letters) => {
    const body = `name=${escaped(encode('髙﨑　ﾀﾝﾏﾂ①', letters === 'shift_jis' ? 'cp932' : letters))}&other=a+b%2B`
    const request = sent(
      'application/x-www-form-urlencoded',
      letters === 'euc-jp' ? `name=${escaped(encode('端末①', letters))}&other=a+b%2B` : body,
    )
    expect(carries(request, letters === 'euc-jp' ? '端末①' : '髙﨑　ﾀﾝﾏﾂ①', 'a b+', '2')).toBe(true)
    expect(carries(request, letters === 'euc-jp' ? '端末' : '高崎 タンマツ1')).toBe(false)
  })

  it('is compared after NFKC, with white space folded, and as a whole', () => {
    const request = sent('application/json', JSON.stringify({ a: { b: ['受付 １号', 7, true, null] } }))
    expect(carries(request, '受付　1号', '7', 'true')).toBe(true)
    expect(carries(request, '受付')).toBe(false)
    expect(unlike(readingsOf(request), { meant: ['7', '7'] })).toEqual({ expected: '7' })
    expect(unlike(readingsOf(request), { meant: ['7'], foreign: ['受付1号', '受付 1号'] })).toEqual({
      found: '受付 1号',
    })
  })

  it('may come in parts, but not with a file', () => {
    const kind = 'multipart/form-data; boundary=xYz'
    const fields = part('name="a"', '総務') + part('name="b"', '二行\r\nの値')
    expect(carries(sent(kind, `${fields}${part('name="c"; filename=""', '')}--xYz--\r\n`), '総務', '二行 の値')).toBe(
      true,
    )
    expect(readingsOf(sent(kind, `${fields}${part('name="c"; filename="x.pdf"', '')}--xYz--\r\n`))).toBeNull()
    expect(readingsOf(sent('multipart/form-data', fields))).toBeNull()
  })

  it('is not guessed at', () => {
    expect(readingsOf(sent('application/octet-stream', 'a=1'))).toBeNull()
    expect(readingsOf(sent('application/json', '{"a":'))).toBeNull()
    expect(readingsOf(sent('multipart/form-data; boundary=x', null))).toBeNull()
    expect(readingsOf(sent('', null))?.[0]).toEqual(['2'])
    expect(unlike(null, { meant: [] })).toEqual({ found: 'it cannot be read, or carries a file' })
  })
})
