import type { BrowserContext, Download, Frame } from 'playwright'
import type { Secret } from '../domain/secret.ts'
import type { Question } from './dialogs.ts'
import type { Recorder } from './evidence.ts'
import type { Effect } from './flow.ts'
import type { Guard } from './guard.ts'
import type { Screen } from './screen.ts'
import type { Traffic } from './traffic.ts'

/** Milliseconds between two readings of a page, which must agree. */
export const betweenReadings = 120

/** What one visit holds while it goes on; shared by the parts of this room and by nobody else. */
export interface Stage {
  readonly context: BrowserContext
  readonly traffic: Traffic
  readonly recorder: Recorder
  readonly effect: Effect
  readonly patience: number
  /** Milliseconds for which the answer to a last button is awaited. */
  readonly answerLimit: number
  /** The wall clock, as an ISO time. */
  readonly now: () => string
  readonly allowed: (url: string) => boolean
  /** Where a secret may be typed. */
  readonly homeOrigin: string
  /** Windows that stand there when the guard is set are left alone. */
  readonly portalOrigin: string
  /** Aborted when the visit has ended: what still waits on its behalf gives up. */
  readonly over: AbortSignal
  /** Texts that stood before the last press and therefore refuse nothing. */
  before: readonly string[]
  /** What has been typed on the screen that stands, to be looked at again before anything is pressed. */
  typed: readonly Typed[]
  /** The last press, for one that the page swallowed. */
  lastPress: Press | null
  /** A native dialog that nobody expected; it was dismissed. */
  dialog: string | null
  /** The dialog that is expected at the last press; `said`: its words, once it was accepted. */
  asked: { readonly question: Question; said: string | null } | null
  /** What alert() has told since a last button was pressed; null before, and then alert() stops the visit. */
  told: string[] | null
  /** Stops every request that may change something and that nobody meant; null in visits that only read. */
  guard: Guard | null
  /** Takes the download that a press has asked for; null while none is awaited, and then it is ended. */
  download: ((started: Download) => void) | null
  /** The press of a last button while its outcome is open: nothing ends the visit before. */
  pressing: Promise<unknown> | null
  /** A secret may stand on the screen that comes or has come: nothing of any page is kept any more, in pictures or in words. */
  hush: boolean
  /** The step that runs, in the manual's words. */
  stepTitle: string
  /** The screen that stood last. */
  screen: Screen | null
}

export interface Typed {
  readonly screen: Screen
  readonly field: string
  readonly value: string | Secret
}

export interface Press {
  readonly screen: Screen
  readonly control: string
  readonly frame: Frame
}
