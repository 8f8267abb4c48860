import type { Desk } from '../../src/domain/desk.ts'
import type { JournalItem } from '../../src/domain/intent.ts'
import type { FilingParts } from '../../src/engine/filing-parts.ts'

/** A weakness that can be planted into a history. */
export interface Plant {
  readonly desk?: (desk: Desk) => Desk
  readonly parts?: (parts: FilingParts) => FilingParts
  readonly items?: (items: readonly JournalItem[]) => readonly JournalItem[]
  /** At whose desk a facility's items are filed. */
  readonly facility?: (facilityCode: string, all: readonly string[]) => string
}

/** The bugs that the judge must find before its word counts, by what it calls them. */
export const plants = {
  'double-press': { desk: pressingAgain },
  'lost-row': { parts: believing },
  'swapped-facilities': { facility: (code, all) => all[(all.indexOf(code) + 1) % all.length] ?? code },
  'stale-plan': { parts: (parts) => ({ ...parts, check: async () => null }) },
  'silent-skip': { items: (items) => items.slice(0, -1) },
} as const satisfies Record<string, Plant>

// What every tool does that retries, and Chromium by itself.
function pressingAgain(desk: Desk): Desk {
  return {
    ...desk,
    async prepare(intent) {
      const prepared = await desk.prepare(intent)
      return {
        ...prepared,
        async press(permit) {
          const outcome = await prepared.press(permit)
          return outcome.kind === 'no-answer' ? prepared.press(async () => true) : outcome
        },
      }
    },
  }
}

// What was pressed is taken for done.
function believing(parts: FilingParts): FilingParts {
  const { journal } = parts
  return {
    ...parts,
    journal: {
      ...journal,
      settle: (key, settlement) =>
        journal.settle(key, settlement.by === 'not-sent' ? settlement : { ...settlement, state: 'submitted' }),
    },
  }
}
