import type { ReportedError } from './reports.ts'
import type { UserSettings } from './user-settings.ts'

/** One document that was downloaded, or why one facility's was not. What a document says stands there only when it was read whole. */
export interface DocumentItem extends Record<
  Exclude<keyof UserSettings, 'facilityCode' | 'facilityName'>,
  string | null
> {
  readonly facilityCode: string
  /** As it is registered. */
  readonly facilityName: string
  /** Absolute path of the file, also of one that could not be read. */
  readonly file: string | null
  /** As the portal lists it. */
  readonly name: string | null
  /** 決定通知書取込日. */
  readonly importedOn: string | null
  readonly error: ReportedError | null
}

/** What came of a run of downloads; `stoppedBy` is what closed the portal for everyone. */
export interface DocumentsReport {
  readonly items: readonly DocumentItem[]
  readonly interrupted: boolean
  readonly stoppedBy: ReportedError | null
}
