import type { BrowserContextOptions } from 'playwright'
import { trust } from './authorities.ts'
import { asTlsOptions, type ClientCertificate } from './client-certificate.ts'
import { openGateway, type Gateway } from './gateway.ts'

/** Who this machine is to one origin, and by whom that origin may be signed. */
export interface Identity {
  readonly origin: string
  readonly certificate: ClientCertificate
  readonly authorities: readonly string[]
}

interface Identified {
  /** What a context needs to show the certificate at its origin; opens the gateway at the first call. */
  contextOptions(): Promise<BrowserContextOptions>
  release(): Promise<void>
}

/** Shows the certificate to its origin alone; of the other origins those over TLS are reached too, and verified as strictly. */
export function identify({ origin, certificate, authorities }: Identity, others: readonly string[]): Identified {
  const further = others.filter((each) => each !== origin && each.startsWith('https:'))
  let gateway: Promise<Gateway> | null = null
  let distrust: (() => void) | null = null
  return {
    async contextOptions() {
      distrust ??= trust(authorities)
      gateway ??= openGateway([origin, ...further])
      // Playwright verifies only where it has something to show: for the others an entry that holds nothing.
      const nothing = further.map((each) => ({ origin: each, passphrase: '-' }))
      return {
        clientCertificates: [{ origin, ...asTlsOptions(certificate) }, ...nothing],
        proxy: { server: (await gateway).address },
      }
    },
    async release() {
      distrust?.()
      await (await gateway)?.close()
    },
  }
}
