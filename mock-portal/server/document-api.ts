import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Control } from '../contract.ts'

/** Which document somebody means. */
interface Place {
  readonly code: string
  readonly id: string
}

const address = '/facilities/:code/documents/:id'
const bodyLimit = 32 * 1024 * 1024

/** Bytes put in a document's place over HTTP, whatever they are, and taken away again; 404 for a document that there is not. */
export function serveDocumentControl(app: FastifyInstance, control: Control): void {
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  const put = (reply: FastifyReply, { code, id }: Place, bytes: Buffer | null): FastifyReply => {
    const facility = control.truth().find(({ facilityCode }) => facilityCode === code)
    if (facility?.documents.some((document) => document.id === id) !== true) return reply.code(404).send({ code, id })
    control.setDocument(code, id, bytes)
    return reply.code(204).send()
  }
  app.put<{ Params: Place; Body: Buffer | undefined }>(address, { bodyLimit }, ({ params, body }, reply) =>
    put(reply, params, body ?? Buffer.alloc(0)),
  )
  app.delete<{ Params: Place }>(address, ({ params }, reply) => put(reply, params, null))
}
