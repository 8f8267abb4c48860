/** One line of the portal's ledger; of `detail` the names and `by` ('hand': a colleague, else todoke) are read. */
export interface Line {
  readonly at: string
  readonly what: string
  readonly facilityCode: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

/** What is read of `todoke apply plan`. */
export interface PlanJson {
  readonly planId: string
  readonly madeAt: string
  readonly expiresAt: string
  readonly items: readonly {
    readonly key: string
    readonly facilityCode: string
    readonly terminalName: string
    readonly contactName: string
    readonly action: string
  }[]
}

/** What is read of `todoke apply run` and `apply resume`, `cancel`, `revoke`, `edit`. */
export interface ReportJson {
  readonly run: { readonly startedAt: string }
  readonly items: readonly { readonly key: string; readonly state: string; readonly error: unknown }[]
}

/** A row's operation that a person has ordered. */
export interface OperationJson {
  readonly key: string
  readonly what: 'cancel' | 'revoke' | 'edit'
  readonly facilityCode: string
  readonly terminalName: string
}

/** One history as both sides tell it. `starts`: when todoke was started, also in vain; default: by the reports. */
export interface Trial {
  readonly ledger: readonly Line[]
  readonly plans: readonly PlanJson[]
  readonly operations?: readonly OperationJson[]
  readonly reports: readonly ReportJson[]
  readonly starts?: readonly string[]
}

export interface Offence {
  readonly kind:
    'double-press' | 'lost-row' | 'swapped-facilities' | 'stale-plan' | 'silent-skip' | 'unplanned' | 'denied'
  readonly where: string
}

interface Order {
  readonly key: string
  readonly what: string
  readonly facilityCode: string
  readonly names: string
  readonly plan: PlanJson | null
}

/** What todoke has done that it should not have, by the portal's ledger and todoke's own words alone. */
export function judge(trial: Trial): readonly Offence[] {
  const orders = ordersOf(trial)
  const deeds = trial.ledger.filter((line) => isDeed(line) && line.detail['by'] !== 'hand')
  const groups = new Set([...orders.map(groupOf), ...deeds.map(groupOfLine)])
  return [
    ...[...groups].flatMap((group) => weighed(group, orders, deeds, trial)),
    ...orders.flatMap((order) => silent(order, trial.reports)),
    ...deeds.flatMap((deed) => stale(deed, orders, trial)),
  ]
}

function ordersOf({ plans, operations = [] }: Trial): readonly Order[] {
  const planned = plans.flatMap((plan) =>
    plan.items
      .filter(({ action }) => action === 'apply')
      .map(({ key, facilityCode, terminalName, contactName }) => ({
        key: key.startsWith(`${plan.planId}:`) ? key : `${plan.planId}:${key}`,
        what: 'apply',
        facilityCode,
        names: plain(contactName, terminalName),
        plan,
      })),
  )
  const ordered = operations.map(({ key, what, facilityCode, terminalName }) => ({
    key,
    what,
    facilityCode,
    names: plain(terminalName),
    plan: null,
  }))
  return [...planned, ...ordered]
}

function isDeed({ what }: Line): boolean {
  return what === 'apply' || what === 'cancel' || what === 'revoke' || what === 'edit'
}

function namesIn({ what, detail }: Line): string {
  const terminalName = String(detail['terminalName'])
  return what === 'apply' ? plain(String(detail['contactName']), terminalName) : plain(terminalName)
}

// Width and blanks do not tell two names apart.
function plain(...names: readonly string[]): string {
  return names.map((name) => name.normalize('NFKC').replaceAll(/\s/gu, '')).join(' / ')
}

function groupOf({ what, facilityCode, names }: Order): string {
  return [what, facilityCode, names].join(' | ')
}

function groupOfLine(line: Line): string {
  return [line.what, line.facilityCode, namesIn(line)].join(' | ')
}

function weighed(
  group: string,
  orders: readonly Order[],
  deeds: readonly Line[],
  { ledger, reports }: Trial,
): readonly Offence[] {
  const asked = orders.filter((order) => groupOf(order) === group)
  const done = deeds.filter((deed) => groupOfLine(deed) === group)
  if (asked.length === 0) return [{ kind: isSwapped(done, orders) ? 'swapped-facilities' : 'unplanned', where: group }]
  const states = asked.map(({ key }) => lastWord(key, reports)?.state)
  const submitted = states.filter((state) => state === 'submitted').length
  const open = states.filter((state) => state === 'uncertain').length
  const byHand = ledger.filter((line) => line.detail['by'] === 'hand' && groupOfLine(line) === group).length
  const offences: Offence[] = []
  if (done.length > asked.length) offences.push({ kind: 'double-press', where: group })
  if (done.length + byHand < submitted) offences.push({ kind: 'lost-row', where: group }) // a colleague's equal row cannot be told from ours
  if (done.length <= asked.length && done.length > submitted + open) offences.push({ kind: 'denied', where: group })
  return offences
}

function isSwapped(done: readonly Line[], orders: readonly Order[]): boolean {
  return done.some((line) => orders.some(({ what, names }) => what === line.what && names === namesIn(line)))
}

function lastWord(key: string, reports: readonly ReportJson[]): ReportJson['items'][number] | undefined {
  return reports.flatMap(({ items }) => items).findLast((item) => item.key === key)
}

function silent({ key }: Order, reports: readonly ReportJson[]): readonly Offence[] {
  const word = lastWord(key, reports)
  const told = word !== undefined && (word.state === 'submitted' || word.error !== null)
  return told ? [] : [{ kind: 'silent-skip', where: key }]
}

function stale(deed: Line, orders: readonly Order[], trial: Trial): readonly Offence[] {
  const plans = orders.flatMap((order) => (groupOf(order) === groupOfLine(deed) ? (order.plan ?? []) : []))
  if (plans.length === 0 || plans.some((plan) => isGood(plan, deed, trial))) return []
  return [{ kind: 'stale-plan', where: groupOfLine(deed) }]
}

// In force, and nobody else applied for that terminal between the plan and the start of the run that sent it.
function isGood({ madeAt, expiresAt }: PlanJson, deed: Line, { ledger, reports, starts }: Trial): boolean {
  const sent = Date.parse(deed.at)
  if (sent < Date.parse(madeAt) || sent >= Date.parse(expiresAt)) return false
  const begun = (starts ?? reports.map(({ run }) => run.startedAt)).map((start) => Date.parse(start))
  const start = Math.max(0, ...begun.filter((time) => time <= sent))
  const undone = new Set(ledger.filter(({ what }) => what === 'cancel').map(({ detail }) => detail['applicationId']))
  return !ledger.some((line) => {
    if (undone.has(line.detail['applicationId'])) return false
    const at = Date.parse(line.at)
    return (
      line.detail['by'] === 'hand' && groupOfLine(line) === groupOfLine(deed) && at > Date.parse(madeAt) && at < start
    )
  })
}
