import type { ApplicationRow } from './application-row.ts'
import type { Standing } from './plan.ts'
import { asWord } from './screen-text.ts'

type Row = Pick<ApplicationRow, keyof Standing | 'terminalName' | 'status'>

/** Whether two 端末名称等 name one machine: width, case and white space do not tell machines apart. */
export function isSameName(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && asWord(one).toLowerCase() === asWord(other).toLowerCase()
}

/** Of a facility's listed rows those for a terminal that cost money and are not over: 発行承認待ち, 発行済み, or a word that todoke does not know. */
export function standingFor<Listed extends Row>(
  terminalName: string,
  rows: readonly Listed[],
): readonly (Listed & Pick<Standing, 'status'>)[] {
  return rows.filter((row) => isSameName(row.terminalName, terminalName)).filter(stands)
}

/** What a plan keeps of a row. */
export function asStanding(row: Row & Pick<Standing, 'status'>): Standing {
  const { requestId, appliedOn, status, statusText, expiresOn, downloadBy } = row
  return { requestId, appliedOn, status, statusText, expiresOn, downloadBy }
}

function stands<Listed extends Row>(row: Listed): row is Listed & Pick<Standing, 'status'> {
  return row.status === 'pending' || row.status === 'issued' || row.status === 'unknown'
}
