import type { Caps, NewItem } from '../../src/domain/journal.ts'
import type { Particulars, RowAddress } from '../../src/domain/intent.ts'
import type { Dice } from '../drift/page/dice.ts'
import type { OperationJson, PlanJson } from '../judge/judge.ts'
import { openPortal, rowOf, type Portal } from './portal.ts'

/** Where a history begins: a portal with some rows, and what is meant to be done there. */
export interface Scene {
  readonly portal: Portal
  readonly facilityCodes: readonly string[]
  readonly items: readonly NewItem[]
  readonly plans: readonly PlanJson[]
  readonly operations: readonly OperationJson[]
  readonly caps: Caps
  readonly hasMailbox: boolean
  readonly madeAt: number
}

const day = 86_400_000
const contacts = ['総務課', '事務　佐藤']
const terminals = ['受付1', '受付２', '会計ﾊﾟｿｺﾝ', '診察室']

/** Names of an application; few, so that they often repeat. */
export function particulars(dice: Dice): Particulars {
  const [contactName, terminalName] = [dice.pick(contacts), dice.pick(terminals)]
  return { contactName, terminalName, email: 'a@example.jp', phone: '0300000000' }
}

/** A scene that the dice set; it may begin just before midnight in Japan. */
export function setScene(dice: Dice): Scene {
  const portal = openPortal(Date.UTC(2026, 10, 10 + dice.below(20)) - 3 * day + dice.below(24) * 3_600_000)
  const facilityCodes = ['1311234569', '1330123454', '0140000019'].slice(0, 1 + dice.below(3))
  for (const code of facilityCodes) settle(portal, code, dice)
  portal.pass(2 * day)
  const madeAt = portal.now
  const planIds = dice.chance(0.2) ? ['P1', 'P2'] : ['P1']
  const planned = planIds.map((planId) => wishes(planId, facilityCodes, dice))
  const operations = dice.chance(0.35) ? facilityCodes.flatMap((code) => orders(portal, code, dice)) : []
  portal.pass(dice.chance(0.2) ? toMidnight(portal.now) - dice.below(40_000) : dice.below(3_600_000))
  const limit = (): number | null => (dice.chance(0.1) ? dice.below(9) * 1_500 : null)
  return {
    portal,
    facilityCodes,
    items: [...planned.flat(), ...operations],
    plans: planIds.map((planId, index) => asPlan(planId, planned[index] ?? [], madeAt)),
    operations: operations.flatMap(asOperation),
    caps: { plan: limit(), facility: limit(), day: limit(), month: limit() },
    hasMailbox: dice.chance(0.3),
    madeAt,
  }
}

// In Japan, and more than a minute away.
function toMidnight(now: number): number {
  return 2 * day - ((now + 9 * 3_600_000) % day)
}

function settle(portal: Portal, facilityCode: string, dice: Dice): void {
  for (let left = dice.below(4); left > 0; left -= 1) {
    const { id } = portal.apply(
      facilityCode,
      particulars(dice),
      { by: 'hand', key: null },
      { numbered: dice.chance(0.5) },
    )
    if (dice.chance(0.6)) portal.decide(id, dice.chance(0.8) ? 'issued' : 'rejected')
    portal.pass(dice.below(day / 4))
  }
}

function wishes(planId: string, facilityCodes: readonly string[], dice: Dice): readonly NewItem[] {
  const count = 1 + dice.below(6)
  return Array.from({ length: count }, (_, line) => ({
    key: `${planId}:L${line + 2}`,
    planId,
    facilityCode: dice.pick(facilityCodes),
    intent: { act: 'apply', facilityName: '医院', category: null, ...particulars(dice) },
    state: 'planned',
    fee: 1500,
    postage: 753,
    accepted: [],
  }))
}

function orders(portal: Portal, facilityCode: string, dice: Dice): readonly NewItem[] {
  const rows = portal.seen(facilityCode).map(rowOf)
  return rows.flatMap((row, index): readonly NewItem[] => {
    const { requestId, appliedOn, contactName, terminalName, status } = row
    const address: RowAddress = { requestId, appliedOn, contactName, terminalName }
    const likes = rows.filter(
      (other) =>
        [other.appliedOn, other.contactName, other.terminalName].join() ===
        [appliedOn, contactName, terminalName].join(),
    )
    if (requestId === null && likes.length > 1) return [] // an ambiguous address is refused before
    const common = {
      key: `row:${facilityCode}:${index}`,
      planId: null,
      facilityCode,
      state: 'planned',
      fee: 0,
      postage: 0,
      accepted: [],
    } as const
    if (status === 'pending') return [{ ...common, intent: { act: 'cancel', row: address, reason: null } }]
    if (status !== 'issued' || dice.chance(0.3)) return []
    if (dice.chance(0.5)) return [{ ...common, intent: { act: 'revoke', row: address, reason: null } }]
    return [{ ...common, intent: { act: 'edit', row: address, change: { contactName: '新しい課' } } }]
  })
}

function asPlan(planId: string, items: readonly NewItem[], madeAt: number): PlanJson {
  return {
    planId,
    madeAt: new Date(madeAt).toISOString(),
    expiresAt: new Date(madeAt + 30 * day).toISOString(),
    items: items.flatMap(({ key, facilityCode, intent }) => {
      if (intent.act !== 'apply') return []
      const { contactName, terminalName } = intent
      return [{ key, facilityCode, contactName, terminalName, action: 'apply' }]
    }),
  }
}

function asOperation({ key, facilityCode, intent }: NewItem): readonly OperationJson[] {
  if (intent.act === 'apply') return []
  return [{ key, what: intent.act, facilityCode, terminalName: intent.row.terminalName ?? '' }]
}
