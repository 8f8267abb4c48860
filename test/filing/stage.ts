import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LedgerLine, MockFacility } from '../../mock-portal/contract.ts'
import type { Todoke } from '../../src/index.ts'
import type { Stage } from '../night/stage.ts'

/** A line of a file of wishes. */
export interface Wish {
  readonly facility: MockFacility
  readonly terminalName: string
  readonly contactName?: string
}

/** Scans, and makes the plan of these wishes; where it lies. Throws when the wishes are refused. */
export async function planned(
  { home }: Stage,
  todoke: Todoke,
  wishes: readonly Wish[],
  name = 'plan',
): Promise<string> {
  const file = join(home, '..', `${name}.csv`)
  const lines = wishes.map(({ facility, terminalName, contactName = '受付' }) =>
    [facility.facilityCode, terminalName, contactName].join(','),
  )
  await writeFile(file, ['医療機関等コード,端末名称等,担当部署/担当者名', ...lines].join('\n'))
  const accept = lines.map((_, index) => ({ key: `L${index + 2}`, reason: 'この試験のため' }))
  const { plan, findings } = await todoke.planApplications(file, { accept })
  if (plan === null) throw new Error(`no plan: ${JSON.stringify(findings)}`)
  const out = join(home, '..', `${name}.json`)
  await writeFile(out, JSON.stringify(plan))
  return out
}

/** What todoke has done at the portal, as the portal's ledger has it. */
export function deeds(lines: readonly LedgerLine[]): readonly string[] {
  return lines
    .filter(({ what, detail }) => ['apply', 'cancel', 'revoke', 'edit'].includes(what) && detail['by'] !== 'hand')
    .map(({ what, facilityCode, detail }) => `${what} ${facilityCode} ${String(detail['terminalName'])}`)
    .toSorted()
}
