import type { FastifyInstance } from 'fastify'
import type { Skin, World } from '../contract.ts'
import { readAsset, scriptAddresses, serveAssets } from './assets.ts'
import { serveAttachments } from './attachment.ts'
import { serveCalls } from './calls.ts'
import { serveLogin } from './login.ts'
import { servePresence } from './presence.ts'
import type { Visitor } from './visitor.ts'
import { cookieLine, sessionCookie, sysId, userToken, visitorOf } from './visitor.ts'

const settingsOf = ({ over, say }: Visitor, path: string): object => ({
  path,
  portalId: sysId('portal'),
  siteName: '医療機関等向け総合ポータルサイト',
  sessionOver: over,
  messages: {
    sessionOver: say('セッションの有効期限が切れました。再度ログインしてください。'),
    loginLink: say('ログイン画面へ'),
    noConnection: say('サーバーに接続できませんでした。しばらくしてから再度お試しください。'),
  },
})

const shellOf = (settings: object, token: string, scripts: readonly string[]): string =>
  readAsset('shell.html')
    .replace('__SETTINGS__', () => JSON.stringify(settings).replaceAll('<', '\\u003c'))
    .replace('__TOKEN__', token)
    .replace('__SCRIPTS__', scripts.map((address) => `<script src="${address}" defer></script>`).join('\n    '))

const serveShell = (app: FastifyInstance, world: World, fresh: Set<string>, scripts: readonly string[]): void => {
  const anonymousToken = userToken('anonymous')
  app.get('/', { config: { request: 'top' } }, (_request, reply) => reply.redirect('/csm'))
  for (const path of ['/csm', '/csm/', '/csm/ja']) {
    app.get(path, { config: { request: 'top' } }, (request, reply) => {
      const visitor = visitorOf(request, world)
      const { session } = visitor
      // The page after a login still carries the token from before it: the first call is told the right one.
      const token = session === null || fresh.delete(session) ? anonymousToken : userToken(session)
      if (visitor.over) void reply.header('set-cookie', cookieLine(sessionCookie, null))
      void reply.header('cache-control', 'no-cache,no-store').type('text/html; charset=utf-8')
      return reply.send(shellOf(settingsOf(visitor, path.replace(/\/$/, '')), token, scripts))
    })
  }
}

/** 医療機関等向け総合ポータルサイト: one shell page, the app that it loads, and the calls of the app. */
export const portal: Skin['portal'] = (app, world, origins, knobs) => {
  const fresh = new Set<string>()
  serveShell(app, world, fresh, scriptAddresses(knobs.weight))
  serveAssets(app, knobs.weight)
  serveCalls(app, world, origins)
  serveAttachments(app, world)
  serveLogin(app, world, (session) => void fresh.add(session))
  servePresence(app)
}
