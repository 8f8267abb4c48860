import { secretNames, type Facility, type SecretName, type Selection } from '../domain/facility.ts'
import { certificateOf } from '../domain/certificate.ts'
import { readFacilityFile } from '../domain/facility-file.ts'
import { Failure } from '../domain/failure.ts'
import type { FacilityReport, ImportReport } from '../domain/reports.ts'
import type { Secret } from '../domain/secret.ts'
import { readFacilityTable } from '../intake/facility-table.ts'
import { forgetSecrets } from './new-passwords.ts'
import { scannedFacility } from './reported.ts'
import type { Rooms } from './rooms.ts'
import { soundFacility } from './sound-facility.ts'

/** Reads a facilities file and takes over all of it, or nothing; with `skipBad` its good lines. Secrets go to the vault, first: a facility without its password is of no use. */
export async function importFacilities(rooms: Rooms, file: string, skipBad: boolean): Promise<ImportReport> {
  const read = readFacilityFile(await readFacilityTable(file))
  const bad = read.findings.some(({ severity }) => severity === 'error')
  const facilities = bad && !skipBad ? [] : read.facilities
  if (facilities.length > 0) {
    const store = await rooms.store()
    await (await rooms.vault()).set(read.secrets)
    await store.saveFacilities(facilities)
  }
  return {
    file,
    lines: read.lines,
    imported: facilities.length,
    skipped: read.lines - facilities.length,
    findings: read.findings,
  }
}

/** Adds or replaces one facility. Throws `bad-input` for one that a facilities file could not hold either (`soundFacility`). */
export async function addFacility(
  rooms: Rooms,
  given: Facility,
  secrets: Partial<Record<SecretName, Secret>>,
): Promise<void> {
  const facility = soundFacility(given)
  const entries = secretNames.flatMap((name) => {
    const secret = secrets[name]
    return secret ? [{ facilityCode: facility.facilityCode, name, secret }] : []
  })
  const store = await rooms.store()
  if (entries.length > 0) await (await rooms.vault()).set(entries)
  await store.saveFacilities([facility])
}

/** All that is known of one facility. Throws `bad-input` for an unknown code. */
export async function showFacility(rooms: Rooms, facilityCode: string): Promise<FacilityReport> {
  const selection: Selection = { codes: [facilityCode], tags: [] }
  const store = await rooms.store()
  const [facility] = await store.facilities(selection)
  if (!facility) throw new Failure('bad-input', { reason: 'unknown-facility', where: 'CODE', found: facilityCode })
  const rows = await store.rows(selection)
  const [visit] = await store.lastVisits(selection)
  const scanned = visit && scannedFacility(visit, rooms.settings.language)
  const kept = await (await rooms.vault()).list()
  return {
    facility,
    secrets: kept.find((each) => each.facilityCode === facilityCode)?.names ?? [],
    rows: rows.map((row) => certificateOf(row, rooms.today(), rows)),
    lastVisit: visit && scanned ? { at: visit.endedAt, ok: scanned.ok, error: scanned.error } : null,
  }
}

/** Removes a facility with its secrets; its history stays. */
export async function removeFacility(rooms: Rooms, facilityCode: string): Promise<boolean> {
  const removed = await (await rooms.store()).removeFacility(facilityCode)
  if (removed) await forgetSecrets(rooms, facilityCode)
  return removed
}
