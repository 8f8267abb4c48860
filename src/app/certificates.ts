import { certificatesOf, type CertificateSelection } from '../domain/certificate.ts'
import type { Selection } from '../domain/facility.ts'
import type { VisitRecord } from '../domain/ports.ts'
import type { CertificatesReport, UnreadFacility } from '../domain/reports.ts'
import { reportedError } from './reported.ts'
import { surplusOf } from '../domain/surplus.ts'
import type { Rooms } from './rooms.ts'

/** What the last scans found, soonest first, and of whom nothing new is known. */
export async function certificates(
  rooms: Rooms,
  selection: Selection,
  wanted: CertificateSelection,
): Promise<CertificatesReport> {
  const store = await rooms.store()
  const rows = await store.rows(selection)
  const visits = new Map((await store.lastVisits(selection)).map((visit) => [visit.facilityCode, visit]))
  const lastRead = Map.groupBy(rows, ({ facilityCode }) => facilityCode)
  const facilities = await store.facilities(selection)
  const unread = facilities
    .filter(({ facilityCode }) => visits.get(facilityCode)?.state !== 'ok')
    .map(({ facilityCode, name }): UnreadFacility => ({
      facilityCode,
      facilityName: name,
      lastReadAt:
        lastRead
          .get(facilityCode)
          ?.map(({ readAt }) => readAt)
          .toSorted()
          .at(-1) ?? null,
      error: errorOf(visits.get(facilityCode), rooms),
    }))
  return {
    asOf: rooms.now(),
    certificates: certificatesOf(rows, rooms.today(), wanted),
    unread,
    surplus: surplusOf(rows),
  }
}

function errorOf(visit: VisitRecord | undefined, { settings }: Rooms): UnreadFacility['error'] {
  return visit ? reportedError(visit.failure, settings.language) : null
}
