import type { Mark } from './pins.ts'

/** The kinds of drift. */
export type Kind =
  'wrap' | 'unwrap' | 'insert' | 'swap' | 'reverse' | 'rename' | 'tag' | 'split' | 'text' | 'decoy' | 'hide' | 'remove'

/** What was done to the page. `survivable`: a person could still tell the target, or read it, without doubt. */
export interface Done {
  readonly note: string
  readonly survivable: boolean
}

/** What a mutation strikes: an element of the address, the target itself or the words that name it. */
export interface Focus {
  readonly element: Element
  readonly part: 'target' | 'words'
  readonly mark: Mark
}

/** Null where a kind does not apply to the focus. */
export type Mutations = Readonly<Record<Kind, (focus: Focus) => Done | null>>
