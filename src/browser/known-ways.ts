import type { Screen } from './screen.ts'

/** The addresses at which screens have stood in earlier visits of a session: a way there that is learnt, never written. Kept in memory alone. */
export interface KnownWays {
  /** Where the screen is to be found; null while two visits in a row have not found it at the same address, once that has misled, and in one visit of 25, which walks as the manual has it. */
  readonly addressOf: (screen: Screen) => string | null
  /** A walk has come to the screen there. */
  readonly found: (screen: Screen, address: string) => void
  /** The screen did not stand there: it is walked to, for as long as the session lasts. */
  readonly misled: (screen: Screen) => void
}

interface Way {
  readonly address: string
  readonly walks: number
  readonly uses: number
}

const enoughWalks = 2
const walkEach = 25

/** Nothing is known yet. */
export function learnWays(): KnownWays {
  const ways = new Map<string, Way | 'misleading'>()
  return {
    addressOf({ title }) {
      const way = ways.get(title)
      if (way === undefined || way === 'misleading' || way.walks < enoughWalks) return null
      const uses = way.uses + 1
      ways.set(title, { ...way, uses })
      return uses % walkEach === 0 ? null : way.address
    },
    found({ title }, address) {
      const way = ways.get(title)
      if (way === 'misleading') return
      const same = way?.address === address ? way : { address, walks: 0, uses: 0 }
      ways.set(title, { ...same, walks: same.walks + 1 })
    },
    misled: ({ title }) => void ways.set(title, 'misleading'),
  }
}
