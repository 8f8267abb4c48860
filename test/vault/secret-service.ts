import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
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

// Without service folders: nothing else is started by asking for it.
const busSettings = `<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`

const starter = (home: string) => (command: string, args: readonly string[], env: Record<string, string>) => {
  const surroundings = { PATH: process.env['PATH'] ?? '', HOME: home, XDG_RUNTIME_DIR: home, ...env }
  const child = spawn(command, args, { env: surroundings, stdio: ['pipe', 'pipe', 'ignore'] })
  return child.on('error', nothing) // not installed: seen by its missing pid
}

/** True when a keychain answers in these surroundings; asked in another process, as the binding remembers for a process's life that there was none. */
export const isKeychainThere = async (env: Record<string, string>): Promise<boolean> => {
  const program = join(import.meta.dirname, 'probe-keychain.ts')
  const [code] = await once(spawn(process.execPath, [program], { env: { ...process.env, ...env } }), 'exit')
  return code === 0
}

const isReady = async (env: Record<string, string>): Promise<boolean> => {
  for (let tries = 20; tries > 0; tries -= 1) if (await isKeychainThere(env)) return true
  return false
}

/** A Secret Service of this test's own (D-Bus and GNOME Keyring in an empty home) for this process; null where they are not installed. */
export async function startSecretService(): Promise<{ stop(): Promise<void> } | null> {
  if (process.platform !== 'linux') return null
  const home = await mkdtemp(join(tmpdir(), 'todoke-keyring-'))
  const settings = join(home, 'bus.conf')
  await writeFile(settings, busSettings)
  const start = starter(home)
  const bus = start('dbus-daemon', ['--nofork', '--print-address', '--config-file', settings], {})
  const address = (await firstLine(bus)) ?? ''
  const env = { DBUS_SESSION_BUS_ADDRESS: address }
  const keyring = start('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], env)
  keyring.stdin.on('error', nothing).end('a passphrase')
  const stop = async () => {
    for (const child of [keyring, bus]) await ended(child)
    delete process.env['DBUS_SESSION_BUS_ADDRESS']
    await rm(home, { recursive: true, maxRetries: 5 })
  }
  if (address === '' || keyring.pid === undefined || !(await isReady(env))) return stop().then(nothing)
  Object.assign(process.env, env)
  return { stop }
}
