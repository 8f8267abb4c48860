import type { FastifyInstance } from 'fastify'
import type { MockDocument, MockFile, World } from '../contract.ts'
import { sysId, visitorOf } from './visitor.ts'

const attachmentId = ({ id }: MockDocument): string => sysId(`attachment ${id}`)

/** Where a document's file is downloaded. */
export const attachmentHref = (document: MockDocument): string => `/sys_attachment.do?sys_id=${attachmentId(document)}`

const disposition = ({ name }: MockFile): string => {
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="attachment${/\.\w+$/.exec(name)?.[0] ?? ''}"; filename*=UTF-8''${encoded}`
}

/** The downloads: to the login without a session, 404 for an attachment that is not this facility's. */
export const serveAttachments = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { sys_id?: string } }>(
    '/sys_attachment.do',
    { config: { request: 'download' } },
    async (request, reply) => {
      const { session } = visitorOf(request, world)
      if (session === null) return reply.redirect('/csm?id=csm_login')
      const documents = [...world.documents(session, 'master-account'), ...world.documents(session, 'grant-decision')]
      const document = documents.find((one) => attachmentId(one) === request.query.sys_id)
      const file = document === undefined ? null : await world.download(session, document.id)
      if (file === null) return reply.code(404).type('text/plain; charset=utf-8').send('File not found\n')
      void reply.headers({ 'content-disposition': disposition(file), 'cache-control': 'no-store' })
      return reply.type(file.type).send(Buffer.from(file.bytes))
    },
  )
}
