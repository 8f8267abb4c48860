import { planFinding, type PlanFinding } from './plan-finding.ts'

/** `--accept`: an item (L3) or one finding of it (L3:already-pending), and why its advice is overruled. */
export interface Acceptance {
  readonly key: string
  readonly reason: string
}

/** The findings with the overruled ones marked. One that names no item of the file is an error, one that overrules nothing a warning: errors and warnings cannot be overruled. */
export function accept(
  findings: readonly PlanFinding[],
  acceptances: readonly Acceptance[],
  keys: readonly string[],
): readonly PlanFinding[] {
  const marked = findings.map((finding) => ({ ...finding, accepted: reasonFor(finding, acceptances) }))
  const astray = acceptances.flatMap(({ key, reason }) => {
    const [item = ''] = key.split(':', 1)
    if (!keys.includes(item)) return [planFinding('accept-unknown', { key, found: reason })]
    return findings.some((finding) => concerns(key, finding))
      ? []
      : [planFinding('accept-needless', { key: item, found: key })]
  })
  return [...marked, ...astray]
}

function reasonFor(finding: PlanFinding, acceptances: readonly Acceptance[]): string | null {
  return acceptances.find(({ key }) => concerns(key, finding))?.reason ?? null
}

function concerns(key: string, { key: item, kind, severity }: PlanFinding): boolean {
  return severity === 'advice' && (key === item || key === `${item}:${kind}`)
}
