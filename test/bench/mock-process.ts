import { subscribe } from 'node:diagnostics_channel'
import { Socket } from 'node:net'
import process from 'node:process'
import type { MockPortalOptions } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'

const sockets = new Set<Socket>()
let past = 0

subscribe('net.server.socket', (message) => {
  if (!(message instanceof Object && 'socket' in message && message.socket instanceof Socket)) return
  const { socket } = message
  sockets.add(socket)
  socket.once('close', () => {
    sockets.delete(socket)
    past += bytesOf(socket)
  })
})

function bytesOf({ bytesRead, bytesWritten }: Socket): number {
  return bytesRead + bytesWritten
}

async function open(options: MockPortalOptions): Promise<object> {
  const { portalUrl, origins, control } = await startMockPortal(options)
  // Everyone who is measured reads all of them: nobody is locked, sent to a reset, or asked for a code.
  for (const { facilityCode } of control.truth())
    control.update(facilityCode, { locked: false, mustReset: false, secondFactor: 'off' })
  return { portalUrl, origins, facilities: control.truth() }
}

process.on('message', (message: { readonly open: MockPortalOptions } | { readonly bytes: true }) => {
  if ('open' in message) void open(message.open).then((opened) => process.send?.(opened))
  else process.send?.([...sockets].reduce((sum, socket) => sum + bytesOf(socket), past))
})
process.once('disconnect', () => process.exit())
