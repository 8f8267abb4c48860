import type { FastifyInstance, FastifyRequest } from 'fastify'

const formType = 'application/x-www-form-urlencoded'

/** Lets an origin take form posts, unless it already does. */
export function takeForms(app: FastifyInstance): void {
  if (app.hasContentTypeParser(formType)) return
  app.addContentTypeParser(formType, { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))))
  })
}

/** A field of the posted form or JSON, or of the query; '' when it is not there. */
export function asked(request: FastifyRequest, name: string): string {
  return textOf(request.body, name) ?? textOf(request.query, name) ?? ''
}

/** A cookie's value; '' when it is not there. */
export function cookie(request: FastifyRequest, name: string): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return decodeURIComponent(pairs.find(([key]) => key === name)?.[1] ?? '')
}

function textOf(from: unknown, name: string): string | null {
  if (typeof from === 'string') return new URLSearchParams(from).get(name)
  if (from instanceof URLSearchParams) return from.get(name)
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, name)) return null
  const value: unknown = Reflect.get(from, name)
  return typeof value === 'string' ? value : null
}
