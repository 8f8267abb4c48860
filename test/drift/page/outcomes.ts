import type { Outcome } from './weigh.ts'

/** The three that may come of an address. */
export interface Outcomes {
  right(address: string, note?: string): Outcome
  stop(address: string, note: string): Outcome
  wrong(address: string, note: string): Outcome
}

/** Makes them. Runs inside the page. */
export function outcomes(): Outcomes {
  return {
    right: (address, note = '') => ({ address, outcome: 'right', note }),
    stop: (address, note) => ({ address, outcome: 'stop', note }),
    wrong: (address, note) => ({ address, outcome: 'wrong', note }),
  }
}
