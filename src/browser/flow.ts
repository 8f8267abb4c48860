import type { On } from './on.ts'
import type { Screen } from './screen.ts'

/** What a flow does to the world: reads may be repeated; the others never heal, guess or retry past the last button. */
export type Effect = 'reads' | 'edits' | 'spends' | 'destroys'

/** The portal's top page, the post's tracking page for a number, the closed network's own doors to the RA: its form (/p/rcr), its list (/p/rx), and the オンライン資格確認等システム. */
export type Door = 'portal' | 'post' | 'directForm' | 'directList' | 'qualification'

/** The address of each door; that of the qualification system is not known on every machine. */
export type Doors = Readonly<Record<Exclude<Door, 'qualification'>, string>> & { readonly qualification?: string }

/** All that a flow can do with a browser. */
export interface VisitTools {
  /** Runs now; logs, progress, evidence and failures bear this title, which is the manual's own section and words. */
  readonly step: <Result>(title: string, run: () => Promise<Result>) => Promise<Result>
  readonly on: <S extends Screen>(screen: S) => On<S>
  /** Opens a door that the settings name. */
  readonly enter: (door: Door, query?: Readonly<Record<string, string>>) => Promise<void>
  /**
   * Stands at a screen of the portal: by the address at which earlier visits of the session have found it, where that is known and the flow only reads; else,
   * and whenever the screen does not stand there, by the walk, which begins at any page behind the login.
   */
  readonly reach: (screen: Screen, walk: () => Promise<void>) => Promise<void>
  /**
   * From now on nothing is sent but what a press of the flow sends, and what a last button sends goes out once (`commit`). Called before the window opens
   * in which something can be spent; only in flows that do not declare `reads`.
   */
  readonly guard: () => Promise<void>
  /** True when the screen stands in some window now. */
  readonly stands: (screen: Screen) => Promise<boolean>
  /** Closes every window but the one in which the screen stands; false when it stands in none, and then the first is left. */
  readonly keep: (screen: Screen) => Promise<boolean>
  /** As `step`, for what does not matter any more: a failure there is noted and forgotten. */
  readonly parting: (title: string, run: () => Promise<void>) => Promise<void>
  /** Asks the person at the terminal; null when nobody is there or nobody answers. */
  readonly ask: (question: string) => Promise<string | null>
  readonly patience: number
}

/** One procedure of the manual. */
export interface Flow<Input, Output> {
  readonly title: string
  readonly effect: Effect
  readonly run: (tools: VisitTools, input: Input) => Promise<Output>
}

/** Declares a flow; it does nothing but bind the types. */
export function flow<Input, Output>(declared: Flow<Input, Output>): Flow<Input, Output> {
  return declared
}
