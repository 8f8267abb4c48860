import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientCertificate, MockPortal } from '../../mock-portal/contract.ts'
import { Failure } from '../domain/failure.ts'
import { refuseToReplace, writePrivately } from './out-file.ts'
import { orPortTaken } from './port-taken.ts'

/** Where a rehearsal's certificates go, and whether files that are there may be replaced. */
interface Wish {
  readonly folder: string
  readonly force: boolean
  /** The port of its origin; 0 takes a free one. */
  readonly port: number
}

/** Opens the mock's qualification system, writes its authority and the terminals' certificates into a folder, and gives the settings with which todoke uses them. A folder that cannot be written, or holds some already, is `Failure('bad-input')`. */
export async function openWithCertificates(
  portal: MockPortal,
  { folder, force, port }: Wish,
): Promise<Readonly<Record<string, string>>> {
  const place = (name: string) => join(folder, name)
  if (!force) await refuseToReplace(place('authority.pem'), '--certificates')
  await makeFolder(folder)
  const { url, certificates } = await orPortTaken(port, () => portal.openQualification({ port }))
  const { authority, good, expired, otherAuthority, revoked } = certificates
  const files: Readonly<Record<string, string | Buffer>> = {
    'authority.pem': authority,
    'passphrase.txt': `${good.passphrase}\n`,
    ...filesOf('terminal', good),
    ...filesOf('expired', expired),
    ...filesOf('other-authority', otherAuthority),
    ...filesOf('revoked', revoked),
  }
  for (const [name, content] of Object.entries(files))
    await writePrivately(place(name), Buffer.from(content), '--certificates')
  return {
    TODOKE_QUALIFICATION_URL: url,
    TODOKE_QUALIFICATION_CERT: place('terminal.pem'),
    TODOKE_QUALIFICATION_KEY: place('terminal-key.pem'),
    NODE_EXTRA_CA_CERTS: place('authority.pem'),
  }
}

function filesOf(
  name: string,
  { certificate, key, pfx }: ClientCertificate,
): Readonly<Record<string, string | Buffer>> {
  return { [`${name}.pem`]: certificate, [`${name}-key.pem`]: key, [`${name}.pfx`]: pfx }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Failure('bad-input', { reason: 'file-not-written', where: '--certificates', found: folder }, error)
  }
}
