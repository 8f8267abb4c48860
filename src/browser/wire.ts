import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import { ClientRequest } from 'node:http'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/** What is known of a request that this process sends, as told by its own socket. */
interface Wire {
  /** False only when surely no byte of it went out. */
  mayHaveGone(): boolean
  /** Resolves when all of it has been handed to the network, or never. */
  readonly gone: Promise<void>
}

const watched = new AsyncLocalStorage<(request: ClientRequest) => void>()
let listening = false

/** Sends something with Node's own http and watches it; `mayGo` is asked again when the connection stands, and false ends the request before a byte of it goes out. */
export function overWire<Result>(
  mayGo: () => boolean,
  send: () => Promise<Result>,
): { result: Promise<Result> } & Wire {
  listen()
  const { promise: gone, resolve } = Promise.withResolvers<void>()
  let seen = false
  let connected = false
  let ended = false
  const created = (request: ClientRequest): void => {
    seen = true
    if (ended || !mayGo()) return void request.destroy()
    const check = (): void => {
      if (mayGo()) connected = true
      else request.destroy()
    }
    request.once('socket', (socket) => {
      if (stands(socket)) check()
      else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', check)
    })
    request.once('finish', () => resolve())
  }
  const result = watched.run(created, send).finally(() => {
    ended = true
  })
  return { result, gone, mayHaveGone: () => !seen || connected } // one that was never seen may have gone any way
}

// Through a tunnel the line stands before its handshake is done.
function stands(socket: Socket): boolean {
  const shakesHands = socket instanceof TLSSocket && socket.getFinished() === undefined
  return !socket.connecting && !shakesHands
}

function listen(): void {
  if (listening) return
  listening = true
  subscribe('http.client.request.created', (message) => {
    if (typeof message !== 'object' || message === null || !('request' in message)) return
    if (message.request instanceof ClientRequest) watched.getStore()?.(message.request)
  })
}
