import { Failure } from '../domain/failure.ts'
import type { Settings } from '../domain/settings.ts'
import type { Messages } from '../i18n/index.ts'
import { knockThere, wayThere } from './qualification.ts'
import type { Rooms } from './rooms.ts'

/** True where anything is set about the qualification system. */
export function knowsQualification(settings: Settings): boolean {
  const { qualificationUrl, qualificationPfx, qualificationCert, qualificationKey } = settings
  return [qualificationUrl, qualificationPfx, qualificationCert, qualificationKey].some((given) => given !== null)
}

/** What a terminal of the closed network needs: certificate, way and accounts. */
export function qualificationLooks(
  rooms: Rooms,
  names: Messages['talk']['checks'],
): readonly (readonly [name: string, look: () => Promise<string>])[] {
  return [
    [names.certificate, async () => `- ${(await wayThere(rooms)).certificate.validUntil}`],
    [names.qualification, async () => reached(rooms)],
    [names.accounts, () => lookAtAccounts(rooms)],
  ]
}

async function reached(rooms: Rooms): Promise<string> {
  const way = await wayThere(rooms)
  await knockThere(way, rooms.settings)
  return way.url
}

const pairs = [
  ['masterUserId', 'masterPassword'],
  ['resetUserId', 'resetPin'],
] as const

// One of the two is enough: the other follows from it.
async function lookAtAccounts(rooms: Rooms): Promise<string> {
  const kept = await (await rooms.vault()).list()
  const known = kept.filter(({ names }) => pairs.some((pair) => pair.every((name) => names.includes(name))))
  if (known.length === 0) throw new Failure('vault-missing', { reason: 'accounts-missing' })
  return known.map(({ facilityCode }) => facilityCode).join(', ')
}
