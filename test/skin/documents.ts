import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { MockDocument, World } from '../../mock-portal/contract.ts'
import { asked } from './asked.ts'
import { escape, split } from './markup.ts'
import { called, sessionOf } from './reply.ts'
import type { Sheet } from './screens.ts'

/** How a file is handed out: in a tab of its own, or fetched by the page and saved from there. */
export type Hand = 'tab' | 'blob'

type Kind = MockDocument['kind']

/** Where documents are shown: whose, how a screen is sent, and how a file is handed out. */
interface Shelf {
  readonly world: World
  readonly hand: Hand
  readonly send: (name: string, draw: (sheet: Sheet) => string, request: FastifyRequest) => unknown
}

const shelves = {
  master: { kind: 'master-account', title: 'オンライン資格確認マスタアカウント情報管理', name: 'マスタアカウント情報' },
  kofu: { kind: 'grant-decision', title: '交付決定通知書', name: '交付決定通知書' },
} as const satisfies Record<string, { kind: Kind; title: string; name: string }>

type Which = keyof typeof shelves
const perPage = 5

/** Registers the lists behind the two tiles, a document's screen and its file. */
export function documentScreens(app: FastifyInstance, shelf: Shelf): void {
  for (const which of ['master', 'kofu'] as const) {
    app.get(`/parts/screen/shorui-${which}`, called('documents'), (request, reply) =>
      guarded(shelf.world, request, reply, (documents) =>
        shelf.send(
          `shorui-${which}`,
          (sheet) => list(which, documents, Number(asked(request, 'p') || 1), sheet),
          request,
        ),
      ),
    )
    app.get(`/parts/screen/shorui-${which}-hitotsu`, called('document'), (request, reply) =>
      guarded(shelf.world, request, reply, (documents) => {
        const document = documents.find(({ id }) => id === asked(request, 'b'))
        if (document === undefined) return reply.code(404).send({})
        return shelf.send(`shorui-${which}-hitotsu`, (sheet) => one(which, document, shelf.hand, sheet), request)
      }),
    )
  }
  app.get('/madoguchi/tempu', called('download'), (request, reply) => file(shelf, request, reply))
}

function guarded(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: (documents: readonly MockDocument[]) => unknown,
): unknown {
  const session = sessionOf(request)
  const facility = world.facilityOf(session)
  if (facility === null) return reply.code(401).send({})
  if (facility.mustReset) return { to: '/madoguchi/sso/renew' }
  return answer([...world.documents(session, 'master-account'), ...world.documents(session, 'grant-decision')])
}

async function file({ world, hand }: Shelf, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const session = sessionOf(request)
  if (world.facilityOf(session) === null)
    return hand === 'blob' ? reply.code(401).send({}) : reply.redirect('/madoguchi/sso/login?m=owari')
  const found = await world.download(session, asked(request, 'b'))
  if (found === null) return reply.code(404).send({})
  void reply.header('content-disposition', `attachment; filename="${encodeURIComponent(found.name)}"`) // as older servers write it
  return reply.header('cache-control', 'no-store').type('application/octet-stream').send(Buffer.from(found.bytes))
}

const slashed = (date: string): string => date.replaceAll('-', '/')

function list(which: Which, documents: readonly MockDocument[], page: number, { say }: Sheet): string {
  const { kind, title, name } = shelves[which]
  const own = documents.filter((document) => document.kind === kind)
  const shown = own.slice((page - 1) * perPage, page * perPage)
  const head = `<div class="michi">ホーム &gt; オンライン資格確認 &gt; ${escape(say(title))}</div><div class="midashi">${split(say(title))}</div>`
  if (own.length === 0) return `${head}<p>該当する情報はありません。</p>`
  const headings = ['決定通知書取込日', '申請区分', ...(which === 'master' ? ['環境'] : []), name]
  const from = (page - 1) * perPage
  return `${head}<div class="naraba"><small>${from + 1}～${from + shown.length} 件目 ／ ${own.length} 件</small>${turns(which, page, Math.ceil(own.length / perPage))}</div>
    <table class="waku"><tr>${headings.map((heading) => `<td><b>${escape(say(heading))}</b></td>`).join('')}</tr>
    ${shown.map((document) => row(which, document)).join('')}</table>`
}

function row(which: Which, { importedOn, enrolment, environment, fileName, id }: MockDocument): string {
  const cells = [slashed(importedOn), enrolment, ...(which === 'master' ? [environment ?? ''] : [])]
  return `<tr>${cells.map((text) => `<td>&nbsp;${escape(text)}&nbsp;</td>`).join('')}<td><span data-go="shorui-${which}-hitotsu?b=${id}" style="cursor:pointer;color:#06c">${split(fileName)}</span></td></tr>`
}

function turns(which: Which, page: number, pages: number): string {
  const turn = (to: number, word: string) =>
    `<span data-go="shorui-${which}?p=${to}" style="cursor:pointer;color:#06c">${escape(word)}</span>`
  const numbers = Array.from({ length: pages }, (_, at) =>
    at + 1 === page ? `<b>${page}</b>` : turn(at + 1, String(at + 1)),
  )
  return [
    ...(page > 1 ? [turn(page - 1, '前へ')] : []),
    ...(pages > 1 ? numbers : []),
    ...(page < pages ? [turn(page + 1, '次へ')] : []),
  ].join('　')
}

function one(which: Which, document: MockDocument, hand: Hand, { say }: Sheet): string {
  const { title, name } = shelves[which]
  const { id, fileName, enrolment, environment, importedOn } = document
  const facts = [
    [name, fileName],
    ...(environment === null ? [] : [['本番環境/接続確認環境', environment]]),
    ['申請区分', enrolment],
    ['決定通知書取込日', slashed(importedOn)],
  ]
  return `<div class="midashi">${split(fileName.replace(/\.\w+$/, ''))}</div>
    <p><input type="button" value="${escape(say('添付ファイル'))}" data-file="${id}" data-hand="${hand}" data-name="${escape(fileName)}"> <small>${escape(fileName)}</small></p>
    <div class="ko">${escape(say(title))}</div>
    <table class="waku">${facts.map(([label = '', text = '']) => `<tr><td>${escape(say(label))}</td><td>${escape(text)}</td></tr>`).join('')}</table>
    <p><u style="cursor:pointer" data-go="shorui-${which}">${escape(say('前ページに戻る'))}</u></p>`
}
