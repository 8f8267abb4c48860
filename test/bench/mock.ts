import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { MockFacility, MockPortalOptions, Origins } from '../../mock-portal/contract.ts'

/** The mock portal in a process of its own, so that what it costs is nobody's. */
export interface Mock {
  readonly portalUrl: string
  readonly origins: Origins
  readonly facilities: readonly MockFacility[]
  /** Bytes that came in and went out so far, on all connections. */
  bytes(): Promise<number>
  close(): void
}

/** Starts it, every asset already packed. */
export async function openMock(options: MockPortalOptions): Promise<Mock> {
  const child = fork(new URL('mock-process.ts', import.meta.url))
  const ask = async <Answer>(message: object): Promise<Answer> => {
    child.send(message)
    const [answer] = await once(child, 'message')
    return answer
  }
  const opened = await ask<Pick<Mock, 'portalUrl' | 'origins' | 'facilities'>>({ open: options })
  await warm(opened.portalUrl)
  return { ...opened, bytes: () => ask<number>({ bytes: true }), close: () => void child.kill() }
}

async function warm(portalUrl: string): Promise<void> {
  const page = await (await fetch(portalUrl)).text()
  const addresses = [...page.matchAll(/(?:src|href)="(\/sp\/[^"]+)"/g)].map(([, address = '']) => address)
  await Promise.all(addresses.map(async (address) => (await fetch(new URL(address, portalUrl))).arrayBuffer()))
}
