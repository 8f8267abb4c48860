import type {
  AlertPlace,
  DocumentFault,
  Fault,
  FateFault,
  RequestName,
  ScreenFault,
  TransportFault,
} from '../contract.ts'
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
  return standing(state, facilityCode).flatMap(({ fault }) => (isScreen(fault) ? [fault] : []))
}

/** Whether something is to become of an application of this facility; it has one hit less afterwards. */
export function fated(state: State, kind: FateFault['kind'], facilityCode: string): boolean {
  const one = standing(state, facilityCode).find(({ fault }) => fault.kind === kind)
  if (one !== undefined) one.left -= 1
  return one !== undefined
}

/** How a document of this facility comes spoiled, or null; it has one hit less afterwards. */
export function spoiled(state: State, facilityCode: string): DocumentFault['how'] | null {
  for (const one of standing(state, facilityCode)) {
    if (one.fault.kind !== 'spoiled') continue
    one.left -= 1
    return one.fault.how
  }
  return null
}

/** The word as it must be written now for a facility, or with null for everyone. */
export function labelled(state: State, word: string, facilityCode: string | null): string {
  const renamed = screenFaults(state, facilityCode).find(
    (fault) => fault.kind === 'rename-label' && fault.word === word,
  )
  return renamed?.kind === 'rename-label' ? renamed.to : word
}

/** The text of the native alert() that a screen opens with, or null. */
export function alertAt(screen: AlertPlace, faults: readonly ScreenFault[]): string | null {
  const [text = null] = faults.flatMap((fault) => (fault.kind === 'alert' && fault.at === screen ? [fault.text] : []))
  return text
}

/** Takes a hit off the screen faults that a drawing of this screen, or the pop-up, has shown; a renamed label has no hits, it stands. */
export function shown(state: State, place: AlertPlace | 'pop-up', facilityCode: string | null): void {
  for (const one of standing(state, facilityCode)) {
    if (isScreen(one.fault) && placeOf(one.fault) === place) one.left -= 1
  }
}

function placeOf(fault: ScreenFault): AlertPlace | 'pop-up' | null {
  if (fault.kind === 'rename-label') return null
  if (fault.kind === 'alert') return fault.at
  if (fault.kind === 'fee') return 'pop-up'
  if (fault.kind === 'other-account') return 'q-detail'
  return fault.kind === 'prefilled' ? 'apply-form' : 'list'
}

function standing(state: State, facilityCode: string | null): readonly StandingFault[] {
  return state.faults.filter(
    ({ fault, left }) => left > 0 && (fault.facilityCode === undefined || fault.facilityCode === facilityCode),
  )
}

function isTransport(fault: Fault): fault is TransportFault & Fault {
  return faultKinds[fault.kind] === 'transport'
}

function isScreen(fault: Fault): fault is ScreenFault & Fault {
  return faultKinds[fault.kind] === 'screen'
}
