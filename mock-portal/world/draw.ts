import type { ApplicationSketch, FacilitySketch, Journey } from '../../fixtures/cast.ts'
import { contactNames, facilityKinds, facilityNames, terminalNames } from '../../fixtures/words.ts'
import { withCheckDigit } from './numbers.ts'
import { below, pick, randomOf, text, type Random } from './random.ts'

const digits = '0123456789'
const feeSchedules = { '1': '1', '2': '3', '3': '4', n: '6', s: '7' } as const
const categories = ['1', '1', '1', '1', '2', '2', '2', '3', '3', '3', 'n', 's'] as const
const statuses = ['発行済み', '発行済み', '発行済み', '発行済み', '失効済み', '発行申請棄却', '発行承認待ち'] as const
const journeys: readonly Journey[] = ['passing', 'absent', 'delivered']

/** A healthy facility that only the seed and its number decide; its code is none of those taken. */
export function drawFacility(seed: number, number: number, taken: ReadonlySet<string>): FacilitySketch {
  const random = randomOf(seed, 'facility', number)
  const category = pick(random, categories)
  const facilityCode = drawCode(random, feeSchedules[category], taken)
  return {
    facilityCode,
    name: `${pick(random, facilityNames)}${pick(random, facilityKinds[category])}`,
    category,
    loginId: `${pick(random, ['info', 'jimu', 'info+portal'])}-${facilityCode}@example.jp`,
    password: `${text(random, 6, 'ABCDEFGHJKLMNPQRSTUVWXYZ')}${text(random, 3, '+&%"=#, ')}${text(random, 6, 'abcdefghijkmnpqrstuvwxyz')}${text(random, 4, digits)}`,
    totpSecret: below(random, 12) === 0 ? text(random, 32, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567') : null,
    mustReset: false,
    locked: false,
    applications: drawApplications(random, below(random, 7)),
  }
}

/** That many applications, now and then two of the same terminal name on the same day. */
export function drawApplications(random: Random, count: number): readonly ApplicationSketch[] {
  const drawn = Array.from({ length: count }, () => drawApplication(random))
  const [first] = drawn
  return first !== undefined && count > 1 && below(random, 4) === 0 ? [first, ...drawn.slice(1, -1), first] : drawn
}

function drawApplication(random: Random): ApplicationSketch {
  const own = { contactName: pick(random, contactNames), terminalName: pick(random, terminalNames) }
  const status = pick(random, statuses)
  if (status === '発行承認待ち') return { ...own, status, journey: 'not-yet', appliedAgo: below(random, 4) }
  if (status !== '発行済み') return { ...own, status, journey: 'delivered', appliedAgo: 70 + below(random, 1400) }
  if (below(random, 5) === 0)
    return { ...own, status, journey: pick(random, journeys), appliedAgo: 6 + below(random, 3) }
  return { ...own, status, journey: 'delivered', expiresIn: below(random, 1120) - 20 }
}

function drawCode(random: Random, feeSchedule: string, taken: ReadonlySet<string>): string {
  const prefecture = String(1 + below(random, 47)).padStart(2, '0')
  const code = withCheckDigit(`${prefecture}${feeSchedule}${text(random, 6, digits)}`)
  const shown = below(random, 25) === 0 ? `${code.slice(0, 9)}${(Number(code[9]) + 1) % 10}` : code // some real codes fail the check
  return taken.has(shown) ? drawCode(random, feeSchedule, taken) : shown
}
