import type { VisitTools } from '../src/browser/flow.ts'
import type { ApplicationRow } from '../src/domain/application-row.ts'
import { Failure } from '../src/domain/failure.ts'
import { readApplicationRow, type TableRow } from '../src/domain/read-row.ts'
import { applicationList } from '../selectors/application-list.ts'

/** One line of 申請状況照会 as it stands there, and what it means. */
export interface ListedRow {
  readonly line: TableRow
  readonly row: ApplicationRow
}

/** 申請情報一覧 as it stands now (004 §2.2). Throws `mismatch` when it is another facility's. */
export async function readApplications({ on }: VisitTools, facilityCode: string): Promise<readonly ListedRow[]> {
  const lines = await on(applicationList).lines()
  const shown = await on(applicationList).read('facilityCode')
  // The heading over the list says whose it is: 7 digits, or all 10.
  if (shown !== null && !facilityCode.endsWith(shown))
    throw new Failure('mismatch', { where: '医療機関コード', expected: facilityCode, found: shown })
  return lines.map((line) => ({ line, row: readApplicationRow(line) }))
}
