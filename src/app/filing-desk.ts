import { knownAs, withKnownDelivery } from '../domain/delivery.ts'
import type { Desk } from '../domain/desk.ts'
import type { Facility } from '../domain/facility.ts'
import { Failure } from '../domain/failure.ts'
import type { Filing } from './filing-visit.ts'

/** A desk whose readings of the table are kept: each is as good as a scan's. One that cannot be kept stops nothing. */
export function remembered({ rooms, store, run }: Filing, { facilityCode }: Facility, desk: Desk): Desk {
  return {
    ...desk,
    async rows() {
      const read = await desk.rows()
      try {
        const known = await store.rows({ codes: [facilityCode], tags: [] })
        const rows = read.map((row) => withKnownDelivery(row, knownAs(row, known)))
        await store.saveReading({ run, facilityCode, readAt: rooms.now(), rows })
      } catch (error) {
        rooms.log.error('reading not kept', { run: run.id, facilityCode, error: String(error) })
      }
      return read
    },
  }
}

/** A desk that tells of every `Failure` before it throws it. */
export function heard(desk: Desk, tell: (failure: Failure) => void): Desk {
  const hear = async <Result>(doing: Promise<Result>): Promise<Result> =>
    doing.catch((error: unknown) => {
      if (error instanceof Failure) tell(error)
      throw error
    })
  return {
    rows: () => hear(desk.rows()),
    particulars: (row) => hear(desk.particulars(row)),
    prepare: (intent) => hear(desk.prepare(intent)),
  }
}
