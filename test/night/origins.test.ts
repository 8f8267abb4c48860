import { describe, expect, it } from 'vitest'
import type { Skin } from '../../mock-portal/contract.ts'
import { post } from '../../mock-portal/post/index.ts'
import { named, withStage } from './stage.ts'

const one = ({ name }: { readonly name: string }): boolean => name === 'さくら内科クリニック'

/** A portal whose top page is another's, with what came in at the RA's origin, which stands here for any other site. */
function straying(top: (elsewhere: string) => string): { readonly skin: Skin; readonly received: string[] } {
  const received: string[] = []
  const skin: Skin = {
    name: 'straying',
    portal: (app, _world, origins) => {
      app.get('/csm', (_, reply) => reply.type('text/html; charset=utf-8').send(top(origins().ra)))
      app.get('/login', (_, reply) => reply.type('text/html; charset=utf-8').send(loginPage(`${origins().ra}/take`)))
    },
    ra: (app) => {
      app.addHook('onRequest', async ({ method, url }) => void received.push(`${method} ${url}`))
      app.get('/login', (_, reply) => reply.type('text/html; charset=utf-8').send(loginPage('/take')))
      app.post('/take', ({ body }, reply) => {
        received.push(JSON.stringify(body))
        return reply.send('thanks')
      })
    },
    post,
  }
  return { skin, received }
}

const loginPage = (action: string): string => `<!DOCTYPE html><title>ログイン</title><h1>ログイン</h1>
<form method="post" action="${action}"><label>ユーザー名 <input name="u"></label>
<label>パスワード <input type="password" name="p"></label><button>ログイン</button></form>`

const linkTo = (address: string): string =>
  `<!DOCTYPE html><title>ポータル</title><h1>重要なお知らせ</h1><a href="${address}">ログインはこちら</a>`

describe('an origin that nobody has allowed', { timeout: 300_000 }, () => {
  it('is named, and nothing is sent there: the RA', () =>
    withStage({ imported: one, settings: { allowedOrigins: [] } }, async ({ mock, open }) => {
      const { facilities } = await (await open()).scan()
      expect(facilities[0]?.error?.code).toBe('origin-refused')
      expect(facilities[0]?.error?.message).toContain(mock.origins.ra)
      expect([mock.control.requests('entry'), mock.control.requests('list')]).toEqual([0, 0])
      expect(mock.control.requests('token')).toBe(1)
    }))

  it('is named, and nothing is sent there: a login page elsewhere', async () => {
    const { skin, received } = straying((elsewhere) => linkTo(`${elsewhere}/login`))
    await withStage({ skin, imported: one, settings: { allowedOrigins: [] } }, async ({ mock, open }) => {
      const { facilities } = await (await open()).scan()
      expect(facilities[0]?.error?.code).toBe('origin-refused')
      expect(facilities[0]?.error?.message).toContain(mock.origins.ra)
      expect(received).toEqual([])
    })
  })

  it('is named, and nothing is sent there: a login form of the portal that posts elsewhere', async () => {
    const { skin, received } = straying(() => linkTo('/login'))
    await withStage({ skin, imported: one, settings: { allowedOrigins: [] } }, async ({ mock, open }) => {
      const { facilities } = await (await open()).scan()
      expect(facilities[0]?.error?.code).toBe('origin-refused')
      expect(facilities[0]?.error?.message).toContain(mock.origins.ra)
      expect(received).toEqual([])
    })
  })
})

describe('an origin that may load but is not the portal', { timeout: 300_000 }, () => {
  it('is never told a password', async () => {
    const { skin, received } = straying((elsewhere) => linkTo(`${elsewhere}/login`))
    await withStage({ skin, imported: one }, async ({ mock, open }) => {
      const { password, loginId } = named(mock, 'さくら内科クリニック')
      const { facilities } = await (await open()).scan()
      expect(facilities[0]?.error?.code).toBe('origin-refused')
      expect(facilities[0]?.error?.message).toContain(mock.origins.ra)
      expect(received.filter((each) => !each.includes('favicon'))).toEqual(['GET /login'])
      expect(received.join(' ')).not.toContain(password)
      expect(received.join(' ')).not.toContain(loginId)
    })
  })
})
