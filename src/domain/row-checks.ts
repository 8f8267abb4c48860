import type { StoredRow } from './application-row.ts'
import type { Facility } from './facility.ts'
import type { Particulars } from './intent.ts'
import { accept, type Acceptance } from './plan-accept.ts'
import { contactFindings } from './plan-check-contact.ts'
import { terminalFindings } from './plan-check-terminal.ts'
import { inOrder, planFinding, type PlanFinding } from './plan-finding.ts'
import { standingFor } from './plan-standing.ts'
import type { Vendor } from './plan.ts'

/** Under this key an edit's findings stand, and are overruled: `--accept edit REASON`. */
const key = 'edit'

/** The row that is to be changed, and what is known beside it. */
export interface EditGrounds {
  readonly row: StoredRow
  /** Of its facility, itself among them. */
  readonly rows: readonly StoredRow[]
  readonly facility: Facility
  /** Every facility looked after. */
  readonly facilities: readonly Facility[]
  readonly vendor: Vendor
}

/** What speaks against the new values of 更新, as it would against a wish of a plan; what does not change is not looked at. */
export function editFindings(
  change: Partial<Particulars>,
  acceptances: readonly Acceptance[],
  { row, rows, facility, facilities, vendor }: EditGrounds,
): readonly PlanFinding[] {
  const { facilityCode } = facility
  const { contactName = '', terminalName = '', phone = null, email = null } = change
  const candidate = { wish: { key, facilityCode, contactName, terminalName, phone, email }, facility }
  const changed = Object.keys(change)
  const others = rows.filter((other) => other !== row)
  const found = [
    ...contactFindings(candidate, [], { facilities, vendor }),
    ...terminalFindings(candidate, []),
    ...standingFor(terminalName, others).map(({ requestId, statusText, appliedOn }) => {
      const other = [statusText, appliedOn, requestId].filter((part) => part !== null).join(' ')
      return planFinding('terminal-name-taken', {
        key,
        facilityCode,
        column: 'terminalName',
        found: terminalName,
        other,
      })
    }),
  ]
  return inOrder(
    accept(
      found.filter(({ column }) => column !== null && changed.includes(column)),
      acceptances,
      [key],
    ),
  )
}

/** Those that forbid the change: errors, and advice that nobody has overruled. */
export function forbidding(findings: readonly PlanFinding[]): readonly PlanFinding[] {
  return findings.filter(({ severity, accepted }) => severity === 'error' || (severity === 'advice' && !accepted))
}
