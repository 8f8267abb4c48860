import type { Fault, RequestName, ScreenFault, TransportFault } from '../contract.ts'
import { faultKinds } from '../fault.ts'
import type { StandingFault, State } from './state.ts'

/** Puts faults in the place of those that stand. */
export function stand(state: State, faults: readonly Fault[]): void {
  state.faults = structuredClone(faults).map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }))
}

/** The transport faults that this request meets, in the order in which they were set; each has one hit less afterwards. */
export function meet(state: State, name: RequestName, facilityCode: string | null): readonly TransportFault[] {
  return standing(state, facilityCode).flatMap((one) => {
    const { fault } = one
    if (!isTransport(fault) || fault.at !== name) return []
    one.left -= 1
    return [fault]
  })
}

/** The screen faults that stand for a facility, or with null those that stand for everyone. */
export function screenFaults(state: State, facilityCode: string | null): readonly ScreenFault[] {
  return standing(state, facilityCode).flatMap(({ fault }) => (isTransport(fault) ? [] : [fault]))
}

/** The text of the native alert() that a screen opens with, or null. */
export function alertAt(screen: 'list' | 'detail', faults: readonly ScreenFault[]): string | null {
  const [text = null] = faults.flatMap((fault) => (fault.kind === 'alert' && fault.at === screen ? [fault.text] : []))
  return text
}

/** Takes a hit off the screen faults that a drawing of this screen has shown; a renamed label has no hits, it stands. */
export function shown(state: State, screen: 'list' | 'detail', facilityCode: string): void {
  for (const one of standing(state, facilityCode)) {
    const { fault } = one
    if (isTransport(fault) || fault.kind === 'rename-label') continue
    const at = fault.kind === 'alert' ? fault.at : 'list'
    if (at === screen) one.left -= 1
  }
}

function standing(state: State, facilityCode: string | null): readonly StandingFault[] {
  return state.faults.filter(
    ({ fault, left }) => left > 0 && (fault.facilityCode === undefined || fault.facilityCode === facilityCode),
  )
}

function isTransport(fault: Fault): fault is TransportFault & Fault {
  return faultKinds[fault.kind] === 'transport'
}
