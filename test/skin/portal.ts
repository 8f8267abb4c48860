import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Knobs, Origins, World } from '../../mock-portal/contract.ts'
import { takeForms } from './asked.ts'
import { documentScreens, type Hand } from './documents.ts'
import { door } from './door.ts'
import { delayOf } from './markup.ts'
import { called, html, kept, sessionOf } from './reply.ts'
import { type Entry, type Sheet, band, screens } from './screens.ts'

const part = (name: string): string => readFileSync(new URL(`./parts/${name}`, import.meta.url), 'utf8')
const bulkKilobytes = 256

export interface PortalParts {
  readonly world: World
  readonly origins: () => Origins
  readonly knobs: Knobs
  readonly entry: Entry
  readonly hand: Hand
}

/** Registers the portal of the other maker: one page with screens behind the hash, fetched and drawn late. */
export function portal(app: FastifyInstance, parts: PortalParts): void {
  takeForms(app)
  const bulks = Math.ceil(parts.knobs.weight / bulkKilobytes)
  app.get('/', called('top'), (_request, reply) => reply.redirect('/madoguchi'))
  app.get('/madoguchi', called('top'), (_request, reply) => html(reply, shell(bulks)))
  for (const [name, type] of [
    ['look.css', 'text/css'],
    ['run.js', 'text/javascript'],
  ] as const) {
    const text = part(name)
    app.get(`/parts/${name}`, called('asset'), (_request, reply) =>
      kept(reply).type(`${type}; charset=utf-8`).send(text),
    )
  }
  app.get<{ Params: { number: string } }>('/parts/omoi/:number', called('asset'), (request, reply) =>
    kept(reply)
      .type('text/javascript')
      .send(bulk(Number(request.params.number), parts.knobs.weight)),
  )
  app.get('/parts/head', called('widget'), (request) => drawn('head', band, sheetOf(parts, request)))
  app.get<{ Params: { name: string } }>('/parts/screen/:name', called('page'), (request, reply) =>
    screen(request.params.name, sheetOf(parts, request), reply),
  )
  app.post('/parts/ticket', called('token'), (request, reply) => ticket(parts, request, reply))
  const send = (name: string, draw: (sheet: Sheet) => string, request: FastifyRequest) =>
    drawn(name, draw, sheetOf(parts, request))
  documentScreens(app, { world: parts.world, hand: parts.hand, send })
  door(app, parts.world)
}

function screen(name: string, sheet: Sheet, reply: FastifyReply): unknown {
  const draw = screens.get(name)
  if (draw === undefined) return reply.code(404).send({ message: 'ページが見つかりません。' })
  if (sheet.facility?.mustReset) return { to: '/madoguchi/sso/renew' }
  if (sheet.facility === null && !['top', 'kiji', 'junbi'].includes(name)) return reply.code(401).send({})
  return drawn(name, draw, sheet)
}

function ticket({ world, origins }: PortalParts, request: FastifyRequest, reply: FastifyReply): unknown {
  const session = sessionOf(request)
  if (world.facilityOf(session) === null) return reply.code(401).send({})
  return { kagi: world.issueToken(session), action: `${origins().ra}/nyukan` }
}

function sheetOf({ world, entry }: PortalParts, request: FastifyRequest): Sheet {
  const facility = world.facilityOf(sessionOf(request))
  return {
    facility,
    entry,
    notices: world.notices(),
    say: (word) => world.label(word, facility?.facilityCode ?? null),
  }
}

function drawn(name: string, draw: (sheet: Sheet) => string, sheet: Sheet): { wait: number; markup: string } {
  return { wait: delayOf(name, sheet.facility?.facilityCode ?? null), markup: draw(sheet) }
}

function shell(bulks: number): string {
  const scripts = Array.from({ length: bulks }, (_, place) => `<script defer src="/parts/omoi/${place}"></script>`)
  return `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>医療機関等向け総合ポータルサイト</title>
<link rel="stylesheet" href="/parts/look.css">${scripts.join('')}<script defer src="/parts/run.js"></script></head>
<body><div class="obi">医療機関等向け総合ポータルサイト</div><div class="atama"></div>
<div class="naka"></div><div class="ooi">読み込み中です</div>
<div class="ashi">サイトポリシー ｜ 個人情報保護方針 ｜ 電子証明書発行申請・照会に関するお問い合わせ：0800-080-4583<br>Copyright 社会保険診療報酬支払基金</div></body></html>`
}

function bulk(place: number, weight: number): string {
  const bytes = Math.min(bulkKilobytes, weight - place * bulkKilobytes) * 1024
  const lines: string[] = []
  for (let size = 0, line = 0; size < bytes; line++) {
    const text = `(function(){var a=${line};for(var i=0;i<20;i++)a=(a*31+i)%9973;window.w${place}=(window.w${place}||0)+a})();`
    lines.push(text)
    size += text.length + 1
  }
  return lines.join('\n')
}
