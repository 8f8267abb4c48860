import type { Dice } from '../drift/page/dice.ts'
import { particulars, type Scene } from './scene.ts'

/** What others do at the portal while todoke is at work: colleagues apply by hand, often for the same terminal, take back what was theirs, and the fund decides. */
export function disturb({ portal, facilityCodes, madeAt }: Scene, dice: Dice, log: (line: string) => void): void {
  const facilityCode = dice.pick(facilityCodes)
  const certificates = portal.listed(facilityCode)
  const hand = { by: 'hand', key: null } as const
  const numbered = dice.chance(0.5)
  const pending = certificates.filter(({ status }) => status === 'pending')
  switch (dice.below(4)) {
    case 0: {
      const wish = particulars(dice)
      portal.apply(facilityCode, wish, hand, { numbered })
      return log(`  ${facilityCode} a colleague applies: ${wish.contactName} / ${wish.terminalName}`)
    }
    case 1: {
      const recent = portal.ledger
        .filter(({ time, detail }) => time > madeAt && detail['by'] === 'hand')
        .map(({ id }) => id)
      const own = pending.filter(({ id, requestId }) => recent.includes(id) && requestId !== null)
      if (own.length === 0) return
      const { id } = dice.pick(own)
      portal.operate(id, 'cancel', hand)
      return log(`  ${facilityCode} a colleague cancels ${id}`)
    }
    case 2: {
      if (pending.length === 0) return
      const { id } = dice.pick(pending)
      const status = dice.chance(0.8) ? 'issued' : 'rejected'
      portal.decide(id, status)
      return log(`  ${facilityCode} ${id} is ${status}`)
    }
    default: {
      const blank = certificates.filter(({ requestId }) => requestId === null)
      if (blank.length === 0) return
      const one = dice.pick(blank)
      one.requestId = `R${one.id}`
      return log(`  ${facilityCode} ${one.id} gets its number`)
    }
  }
}
