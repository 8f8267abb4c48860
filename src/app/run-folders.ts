import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { addDays } from '../domain/calendar.ts'
import type { Facility } from '../domain/facility.ts'
import type { Run } from '../domain/ports.ts'

/** Evidence is kept for so long. */
const keptDays = 60

/** Where one visit's evidence lies, relative to the home. */
export function evidenceOf(run: Run, { facilityCode }: Pick<Facility, 'facilityCode'>): string {
  return join('runs', run.id, facilityCode)
}

/** The same folder when a visit has left something there; null when it never came to a browser. */
export async function evidenceLeft(home: string, folder: string): Promise<string | null> {
  const left = await readdir(join(home, folder)).catch(() => [])
  return left.length > 0 ? folder : null
}

/** Removes the evidence of runs that began more than 60 days ago; what cannot be removed stays until the next time. */
export async function sweepEvidence(home: string, today: string): Promise<void> {
  const oldest = addDays(today, -keptDays).replaceAll('-', '')
  const folders = await readdir(join(home, 'runs')).catch(() => [])
  const old = folders.filter((name) => /^\d{8}T/.test(name) && name.slice(0, 8) < oldest)
  await Promise.all(old.map((name) => rm(join(home, 'runs', name), { recursive: true, force: true }).catch(() => {})))
}
