import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VendorFile } from './vendor.ts'
import { readVendorFile, vendorFiles } from './vendor.ts'
import { bundleCount, bundleSource } from './weight.ts'

interface Asset {
  readonly type: string
  readonly etag: string
  readonly plain: Buffer
  readonly packed: Buffer
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const assetFolder = new URL('./assets/', import.meta.url)

const texts = new Map<string, string>()

/** The text of a file of `assets/`, for example a widget's template; throws when there is none. */
export const readAsset = (path: string): string => {
  const text = texts.get(path) ?? readFileSync(new URL(path, assetFolder), 'utf8')
  texts.set(path, text)
  return text
}

const assetFiles = readdirSync(assetFolder).filter((name) => extname(name) in types)

// portal.js declares the Angular module that the others extend, so it comes first.
const ownScripts = assetFiles
  .filter((name) => name.endsWith('.js'))
  .toSorted((one, other) => Number(other === 'portal.js') - Number(one === 'portal.js') || one.localeCompare(other))

/** The addresses of every script of the shell page, in the order in which they run. */
export const scriptAddresses = (kilobytes: number): readonly string[] => [
  '/sp/vendor/js/angular.min.js',
  ...ownScripts.map((name) => `/sp/assets/${name}`),
  ...Array.from({ length: bundleCount(kilobytes) }, (_, bundle) => `/sp/bundle/${bundle}.js?weight=${kilobytes}`),
]

const assetOf = (name: string, content: Buffer): Asset => ({
  type: types[extname(name)] ?? 'application/octet-stream',
  etag: `"${createHash('sha256').update(content).digest('hex').slice(0, 20)}"`,
  plain: content,
  packed: gzipSync(content),
})

const isVendorFile = (path: string): path is VendorFile => Object.hasOwn(vendorFiles, path)

const readAddress = (path: string, kilobytes: number): Buffer | null => {
  const [, folder, name] = /^\/sp\/(assets|vendor|bundle)\/(.+)$/.exec(path) ?? []
  if (name === undefined) return null
  if (folder === 'assets') return assetFiles.includes(name) ? Buffer.from(readAsset(name)) : null
  if (folder === 'vendor') return isVendorFile(name) ? readVendorFile(name) : null
  const bundle = /^(\d{1,3})\.js$/.exec(name)?.[1]
  return bundle !== undefined && Number(bundle) < bundleCount(kilobytes)
    ? Buffer.from(bundleSource(Number(bundle), kilobytes))
    : null
}

const send = (request: FastifyRequest, reply: FastifyReply, asset: Asset) => {
  void reply.headers({ 'cache-control': 'public, max-age=86400', etag: asset.etag, vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send()
  if (!(request.headers['accept-encoding'] ?? '').includes('gzip')) return reply.type(asset.type).send(asset.plain)
  return reply.type(asset.type).header('content-encoding', 'gzip').send(asset.packed)
}

/** Serves the portal's scripts, styles, pictures, vendor files and weight bundles, each cacheable; 404 for anything else below /sp/. */
export const serveAssets = (app: FastifyInstance, kilobytes: number): void => {
  const ready = new Map<string, Asset>()
  app.get('/sp/*', { config: { request: 'asset' } }, (request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const known = ready.get(path)
    if (known !== undefined) return send(request, reply, known)
    const content = readAddress(path, kilobytes)
    if (content === null) return reply.code(404).send()
    const asset = assetOf(path, content)
    ready.set(path, asset)
    return send(request, reply, asset)
  })
}
