import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RequestName } from '../../mock-portal/contract.ts'
import { cookie } from './asked.ts'

/** What a request of a page is called: faults and the ledger know it by this. */
export const called = (request: RequestName): { readonly config: { readonly request: RequestName } } => ({
  config: { request },
})

/** The portal session that a browser shows; '' without one. */
export const sessionOf = (request: FastifyRequest): string => cookie(request, 'menjo')

/** Sends a document that no cache keeps. */
export const html = (reply: FastifyReply, text: string): FastifyReply =>
  reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(text)

/** Lets a cache keep what is sent next. */
export const kept = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'public, max-age=86400')
