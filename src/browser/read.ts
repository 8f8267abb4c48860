import { setTimeout as pause } from 'node:timers/promises'
import type { List } from './address.ts'
import { fieldOf } from './fill.ts'
import { failed, throwIfStopped, whyNot } from './failing.ts'
import { askFrame } from './frames.ts'
import type { Read } from './page/beside.ts'
import type { Entry } from './page/lists.ts'
import { lookOnce } from './page/script.ts'
import type { Screen } from './screen.ts'
import { betweenReadings, type Stage } from './stage.ts'
import { standing } from './standing.ts'

/** One value of the screen, once two readings agree: text, or null where it is blank, or where not even its words stand and it `mayLack`. Throws `element-missing` when its words do not come, or nothing tells which of several texts is theirs; `timeout` when the page is too slow to be read twice. */
export async function readValue(
  stage: Stage,
  screen: Screen,
  { name, mayLack }: { readonly name: string; readonly mayLack: boolean },
): Promise<string | null> {
  const address = screen.values?.[name]
  if (!address) throw new Error(`${screen.title} declares no value ${name}`)
  const texts = await readAgreed(stage, screen, {
    words: ['words' in address ? String([address.words].flat()[0]) : name],
    areHelps: 'pattern' in address,
    mayLack,
    blankFrom: Math.min(1_500, stage.patience / 8),
    look: lookOnce((look, input) => [look.inside(input.within)?.beside.value(input.address) ?? { none: true }], {
      address,
      within: screen.within,
    }),
  })
  return texts[0] ?? null
}

/** What fields show, in order, be it an entry, a choice, or plain text in its place; null where it is blank. Throws `element-missing` when the words of one do not come. */
export async function readFields(stage: Stage, screen: Screen, names: readonly string[]): Promise<(string | null)[]> {
  const addresses = names.map((name) => fieldOf(screen, name))
  return readAgreed(stage, screen, {
    words: addresses.map(({ words }) => String([words].flat()[0])),
    areHelps: false,
    mayLack: false,
    blankFrom: Math.min(3_000, stage.patience / 4), // what is prefilled may come late
    look: lookOnce(
      (look, input) => {
        const own = look.inside(input.within)
        return input.addresses.map((address) => own?.beside.shown(address) ?? { none: true })
      },
      { addresses, within: screen.within },
    ),
  })
}

interface Reading {
  /** The words of each text, for a report. */
  readonly words: readonly string[]
  /** Such texts are a help, not a part of the screen: where one does not stand it is as if it were blank. */
  readonly areHelps: boolean
  /** Where the words of one do not come it is as if it were blank; where several texts stand it is not. */
  readonly mayLack: boolean
  /** Milliseconds after which a blank is believed. */
  readonly blankFrom: number
  /** Answers with a reading of each. */
  readonly look: string
}

async function readAgreed(stage: Stage, screen: Screen, reading: Reading): Promise<(string | null)[]> {
  const frame = await standing(stage, screen)
  const end = performance.now() + stage.patience / 3
  const sureFrom = performance.now() + reading.blankFrom
  let before = ''
  let absent: { readonly read: Read; readonly words: string } | null = null
  while (performance.now() < end) {
    const reads = (await askFrame<Read[]>(frame, reading.look, 1_000)) ?? []
    throwIfStopped(stage)
    if (reading.areHelps && reads.some((read) => 'none' in read)) return reads.map(() => null)
    const texts = reads.flatMap((read) => ('text' in read ? [read.text] : []))
    const now = JSON.stringify(texts)
    const all = texts.length === reading.words.length
    if (all && now === before && (!texts.includes('') || performance.now() > sureFrom))
      return texts.map((text) => text || null)
    before = all ? now : ''
    if (reads.length > 0) absent = absentOf(reads, reading.words)
    const none = reads.some((read) => 'none' in read)
    if (none && performance.now() > sureFrom && stage.traffic.open() === 0) break
    await pause(betweenReadings)
  }
  if (stage.traffic.broken()) throw await whyNot(stage, screen.title)
  if (!absent) throw failed(stage, 'timeout', { where: screen.title }) // all stood, or the page gave no sign: it is slow, not another one
  const { read, words } = absent
  if (reading.mayLack && (reading.areHelps || !('many' in read))) return reading.words.map(() => null)
  const where = `${screen.title} 「${words}」`
  throw failed(stage, 'element-missing', { where, ...('many' in read ? { found: `${read.many} of them` } : {}) })
}

function absentOf(reads: readonly Read[], words: readonly string[]): { read: Read; words: string } | null {
  const at = reads.findIndex((read) => !('text' in read))
  const read = reads[at]
  return read ? { read, words: words[at] ?? '' } : null
}

/** The entries of the screen's list, once two readings agree; none when nothing is listed for a while. */
export async function readList(stage: Stage, screen: Screen, list: List): Promise<readonly Entry[]> {
  const frame = await standing(stage, screen)
  const sureFrom = performance.now() + Math.min(3_000, stage.patience / 4)
  const end = performance.now() + stage.patience / 3
  let before = ''
  while (performance.now() < end) {
    const entries = await askFrame<Entry[]>(
      frame,
      lookOnce((look, input) => look.lists.read(input), list),
      1_000,
    )
    throwIfStopped(stage)
    const now = JSON.stringify(entries)
    if (now === before && (entries?.length || performance.now() > sureFrom)) return entries ?? []
    before = now
    await pause(betweenReadings)
  }
  throw await whyNot(stage, `${screen.title} 「${list.headed}」`)
}
