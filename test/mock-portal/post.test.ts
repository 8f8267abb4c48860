import { describe, expect, it } from 'vitest'
import { named, withMock } from './visitor.ts'
import { textOf } from './screen.ts'

const unknown = 'お問い合わせ番号が見つかりません'
const addressOf = (origin: string, digits: string) =>
  `${origin}/services/srv/search/direct?reqCodeNo1=${digits}&searchKind=S002&locale=ja`

describe('the post’s tracking page', () => {
  it('tells the events of a number in order, two table rows for each', () =>
    withMock(async (mock) => {
      const [application] = named(mock, '北町整形外科').applications
      const page = await (await fetch(addressOf(mock.origins.post, application?.trackingNumber ?? ''))).text()
      const [, table = ''] = /<table[^>]*summary="履歴情報"[^>]*>([\s\S]*?)<\/table>/.exec(page) ?? []
      const rows = [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) => textOf(row)).slice(2)
      const events = application?.postEvents ?? []
      expect(events.map(({ history }) => history)).toEqual([
        '引受',
        '通過',
        '到着',
        '持ち出し中',
        'ご不在のため持ち戻り',
      ])
      expect(rows).toEqual(
        events.flatMap(({ on, history, office, prefecture, postalCode }) => [
          `${on} ${history} ${office} ${prefecture}`,
          postalCode,
        ]),
      )
    }))

  it('does not know a made-up number, none at all, or one of long ago', () =>
    withMock(async (mock) => {
      const old = named(mock, '﨑山調剤薬局').applications[0]?.trackingNumber ?? ''
      expect(old).toMatch(/^\d{11}$/)
      for (const digits of ['30100123454', '', old]) {
        const page = await (await fetch(addressOf(mock.origins.post, digits))).text()
        expect(page).toContain(unknown)
        expect(page).not.toContain('履歴情報')
      }
    }))
})
