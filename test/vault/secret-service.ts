import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const nothing = () => null

const firstLine = async (child: ChildProcess): Promise<string | null> => {
  const said = once(child.stdout ?? child, 'data').then(([data]) => String(data).trim(), nothing)
  return Promise.race([said, once(child, 'exit').then(nothing, nothing)])
}

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill()
  await gone
}

/** A Secret Service of this test's own (D-Bus and GNOME Keyring in an empty home); null where they are not installed. */
export async function startSecretService(): Promise<{ stop(): Promise<void> } | null> {
  if (process.platform !== 'linux') return null
  const home = await mkdtemp(join(tmpdir(), 'todoke-keyring-'))
  const former = process.env['DBUS_SESSION_BUS_ADDRESS']
  const start = (command: string, args: readonly string[], env: Record<string, string>) =>
    spawn(command, args, {
      env: { PATH: process.env['PATH'] ?? '', HOME: home, XDG_RUNTIME_DIR: home, ...env },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
  const bus = start('dbus-daemon', ['--session', '--nofork', '--print-address'], {})
  const stop = async () => {
    await ended(bus) // the keyring goes with its bus
    if (former === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS']
    else process.env['DBUS_SESSION_BUS_ADDRESS'] = former
    await rm(home, { recursive: true, maxRetries: 5 })
  }
  const address = await firstLine(bus)
  if (address === null) return stop().then(nothing)

  const keyring = start('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
    DBUS_SESSION_BUS_ADDRESS: address,
  })
  keyring.stdin.on('error', nothing).end('a passphrase')
  const [code] = await once(keyring, 'exit').catch(() => [null]) // it goes on in the background once it is ready
  if (code !== 0) return stop().then(nothing)
  process.env['DBUS_SESSION_BUS_ADDRESS'] = address
  return { stop }
}
