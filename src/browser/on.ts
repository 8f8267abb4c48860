import type { Outcome } from '../domain/desk.ts'
import { Failure, type FailureCode } from '../domain/failure.ts'
import type { Secret } from '../domain/secret.ts'
import { pressAsked, type Came, type Expected } from './asking.ts'
import { choose } from './choose.ts'
import { controlOf, lastButton } from './click.ts'
import { commit } from './commit.ts'
import { download, type Downloaded } from './download.ts'
import { fill } from './fill.ts'
import type { Lease } from './lease.ts'
import type { FileLink, Listing } from './page/files.ts'
import type { Entry } from './page/lists.ts'
import type { Line } from './page/tables.ts'
import { press, pressTarget } from './press.ts'
import { fileTarget, readFiles, turnTo } from './read-files.ts'
import { nextLines, readLines } from './read-lines.ts'
import { readFields, readList, readValue } from './read.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'
import { gone, standing } from './standing.ts'

/** What can be done on a screen. Each call first waits until the screen stands; a refusal that stands instead is thrown with its code at once. */
export interface On<S extends Screen> {
  /** Resolves when the screen stands. */
  stands(): Promise<void>
  /** Resolves when the screen stands in no window any more; throws `timeout` when it stays. */
  gone(): Promise<void>
  /** null when the screen stands; the failure when it refuses with this code. Any other is thrown. */
  refusal(code: FailureCode): Promise<Failure | null>
  /** Throws `element-missing` when the control is not there or not the only one. */
  press(control: keyof S['controls'] & string): Promise<void>
  /** Presses a control after which the manual shows a native dialog, or a box or another screen in its place; says which came. */
  pressAsked<Next extends Screen>(control: keyof S['controls'] & string, expected: Expected<Next>): Promise<Came<Next>>
  /** Presses the control with these words in the one line that has exactly these cells. */
  pressIn(line: Line, words: string): Promise<void>
  /** Presses a last button once, under `guard()`, and says what happened. Throws only what the lease's own functions throw, and when the visit is ended before. */
  commit(control: keyof S['controls'] & string, lease: Lease): Promise<Outcome>
  /** The same for the control with these words in the one line that has exactly these cells. */
  commitIn(line: Line, words: string, lease: Lease): Promise<Outcome>
  /** Presses the cell that opens the one line that has exactly these cells. */
  open(line: Line): Promise<void>
  fill(field: keyof S['fields'] & string, value: string | Secret): Promise<void>
  /** Chooses the one entry with exactly these words, or with this code before its words. */
  choose(field: keyof S['fields'] & string, words: string): Promise<void>
  /** What a field shows: what is entered or chosen, or plain text in its place; null where it is blank. */
  shown(field: keyof S['fields'] & string): Promise<string | null>
  /** The same for several, looked at together; in the same order. */
  shownAll(fields: readonly (keyof S['fields'] & string)[]): Promise<readonly (string | null)[]>
  /** Text as it stands, white space folded; null where it is blank. */
  read(value: keyof S['values'] & string): Promise<string | null>
  /** The same, and null where not even its words stand; `element-missing` where they do, and several texts beside them. */
  readIfThere(value: keyof S['values'] & string): Promise<string | null>
  /** The table's lines in order; none when the screen says that there are none. */
  lines(): Promise<readonly Line[]>
  /** Turns from the page with these lines to the next one, which has this number, and reads it; null when that was the last. */
  nextLines(lines: readonly Line[], page: number): Promise<readonly Line[] | null>
  /** The entries of the screen's list in order. */
  entries(): Promise<readonly Entry[]>
  /** The page of the screen's list of files that stands. */
  files(): Promise<Listing>
  /** Turns from one page of that list to another, and reads it. */
  turn(listing: Listing, from: number, to: number): Promise<Listing>
  /** Presses the link of a file that was listed on this page. */
  pressFile(file: FileLink): Promise<void>
  /** Presses a control, or a file that was listed, and takes the file that comes. */
  download(what: (keyof S['controls'] & string) | FileLink): Promise<Downloaded>
}

/** Binds a screen to the visit. */
export function onScreen<S extends Screen>(stage: Stage, screen: S): On<S> {
  const table = (): NonNullable<Screen['table']> => {
    if (!screen.table) throw new Error(`${screen.title} declares no table`)
    return screen.table
  }
  const isLast = (words: string): boolean => screen.table?.actions?.commits?.includes(words) ?? false
  return {
    stands: async () => void (await standing(stage, screen)),
    gone: () => gone(stage, screen),
    refusal: (code) =>
      unless(code, standing(stage, screen)).then((result) => (result instanceof Failure ? result : null)),
    press: (control) => press(stage, screen, control),
    pressIn: async (line, words) => {
      if (isLast(words)) throw new Error(`${screen.title}: 「${words}」 is a last button, press it by commitIn()`)
      await pressTarget(stage, screen, { table: table(), cells: line.cells, words }, await standing(stage, screen))
    },
    commit: (control, lease) => commit(stage, { screen, target: { control: lastButton(screen, control) }, lease }),
    commitIn: async (line, words, lease) => {
      if (!isLast(words)) throw new Error(`${screen.title}: 「${words}」 is no last button`)
      return commit(stage, { screen, target: { table: table(), cells: line.cells, words }, lease })
    },
    open: async (line) =>
      pressTarget(stage, screen, { table: table(), cells: line.cells, words: null }, await standing(stage, screen)),
    pressAsked: (control, expected) => pressAsked(stage, { screen, control }, expected),
    choose: (field, words) => choose(stage, screen, field, words),
    shown: async (field) => (await readFields(stage, screen, [field]))[0] ?? null,
    shownAll: (fields) => readFields(stage, screen, fields),
    fill: (field, value) => fill(stage, screen, field, value),
    read: (name) => readValue(stage, screen, { name, mayLack: false }),
    readIfThere: (name) => readValue(stage, screen, { name, mayLack: true }),
    entries: async () => (screen.list ? readList(stage, screen, screen.list) : []),
    files: () => readFiles(stage, screen),
    turn: (listing, from, to) => turnTo(stage, screen, { listing, from, to }),
    pressFile: async (file) => pressTarget(stage, screen, fileTarget(screen, file), await standing(stage, screen)),
    download: (what) =>
      download(
        stage,
        screen,
        typeof what === 'string' ? { control: controlOf(screen, what) } : fileTarget(screen, what),
      ),
    lines: () => readLines(stage, screen, table()),
    nextLines: (lines, page) => nextLines(stage, screen, { table: table(), lines, page }),
  }
}

// A failure with this code is an answer.
async function unless<Result>(code: FailureCode, running: Promise<Result>): Promise<Result | Failure> {
  try {
    return await running
  } catch (error) {
    if (error instanceof Failure && error.code === code) return error
    throw error
  }
}
