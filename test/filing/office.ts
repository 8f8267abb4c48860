import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MockFacility, MockPortalOptions } from '../../mock-portal/contract.ts'
import type { FilingReport } from '../../src/index.ts'
import { judge, type Offence, type PlanJson, type ReportJson } from '../judge/judge.ts'
import { start, type Command, type Ended } from '../night/command.ts'
import { tonight, withStage, type Stage } from '../night/stage.ts'

/** What somebody wants: a certificate for a terminal of a facility. */
export interface Errand {
  readonly facilityCode: string
  readonly terminalName: string
  readonly contactName: string
}

/** A vendor's office: todoke as it is typed there, minute after minute, and what a judge makes of it. */
export interface Office extends Stage {
  /** Whom it looks after: healthy facilities of the mock. */
  readonly clinics: readonly MockFacility[]
  /** Starts todoke a minute after the last time. */
  begin(words: string): Command
  /** Runs it to its end. */
  say(words: string): Promise<Ended>
  /** Runs what files, and hears its report. */
  tell(words: string): Promise<Told>
  /** The plan of these errands; where the plan lies. Throws when it is refused. */
  plan(errands: readonly Errand[], name?: string): Promise<string>
  /** What the judge holds against todoke, by the portal's ledger, the plans, and all that todoke has said. */
  offences(): Promise<readonly Offence[]>
}

/** How a run that files has ended. */
export interface Told extends Ended {
  readonly report: FilingReport
}

interface Wanted extends Partial<Pick<MockPortalOptions, 'facilities' | 'skin'>> {
  readonly clinics: number
  /** By the closed network's doors, before the first clinic's terminal: no login, no portal. */
  readonly direct?: boolean
  readonly concurrency?: number
  readonly patience?: number
}

const minute = 60_000
const cast = 11

/** Opens the office for a test, with so many facilities, and leaves nothing behind. */
export async function withOffice(wanted: Wanted, act: (office: Office) => Promise<void>): Promise<void> {
  const {
    clinics: count,
    facilities = cast + count,
    concurrency = 3,
    patience = 12_000,
    direct = false,
    ...look
  } = wanted
  let time = Date.parse(tonight)
  let codes: readonly string[] = []
  await withStage(
    {
      ...look,
      facilities,
      now: () => time,
      settings: { concurrency, patience, direct },
      prepare: ({ control }) => {
        codes = control
          .truth()
          .slice(cast)
          .slice(0, count)
          .map(({ facilityCode }) => facilityCode)
        if (direct) control.sitAt(codes[0] ?? null)
      },
      imported: ({ facilityCode }) => codes.includes(facilityCode),
    },
    (stage) => act(officeOn(stage, codes, () => new Date((time += minute)).toISOString())),
  )
}

function officeOn(stage: Stage, codes: readonly string[], later: () => string): Office {
  const starts: string[] = []
  const plans: PlanJson[] = []
  const reports: ReportJson[] = []
  const begin: Office['begin'] = (words) => {
    const now = later()
    starts.push(now)
    return start(stage, stage.settings.direct ? byDirectDoor(words) : words, { TODOKE_NOW: now })
  }
  const say: Office['say'] = (words) => begin(words).ended
  return {
    ...stage,
    clinics: stage.mock.control.truth().filter(({ facilityCode }) => codes.includes(facilityCode)),
    begin,
    say,
    async tell(words) {
      const ended = await say(`${words} --json`)
      const report = reportIn(ended)
      reports.push(heard(report))
      return { ...ended, report }
    },
    async plan(errands, name = 'plan') {
      const todoke = await stage.open({}, { now: later() })
      const { plan, findings } = await todoke.planApplications(await wishes(stage, errands, name), { accept: [] })
      if (plan === null) throw new Error(`no plan: ${JSON.stringify(findings)}`)
      plans.push(plan)
      const out = join(stage.home, '..', `${name}.json`)
      await writeFile(out, JSON.stringify(plan))
      return out
    },
    async offences() {
      const { items } = await (await stage.open()).journal()
      const last = { run: { startedAt: later() }, items } // the journal has the last word
      return judge({ ledger: stage.mock.control.ledger(), plans, reports: [...reports, last], starts })
    },
  }
}

function byDirectDoor(words: string): string {
  return /^(?:apply (?:run|resume)|cancel|revoke|edit) /.test(`${words} `) ? `${words} --direct` : words
}

// An item's key is its plan's in a report, and the journal's with the plan's before it.
function heard({ run, items }: FilingReport): ReportJson {
  const keyed = items.map(({ key, planId, ...item }) => ({ ...item, key: planId === null ? key : `${planId}:${key}` }))
  return { run, items: keyed }
}

function reportIn({ code, out, err }: Ended): FilingReport {
  try {
    const report: FilingReport = JSON.parse(out)
    return report
  } catch (error) {
    throw new Error(`it ended with ${code} and no report: ${err}`, { cause: error })
  }
}

const header = '医療機関等コード,端末名称等,担当部署/担当者名,電話番号,メールアドレス'

async function wishes({ mock, home }: Stage, errands: readonly Errand[], name: string): Promise<string> {
  const file = join(home, '..', `${name}.csv`)
  const known = new Map(mock.control.truth().map((facility) => [facility.facilityCode, facility]))
  const lines = errands.map(({ facilityCode, terminalName, contactName }) => {
    const { phone = '', loginId = '' } = known.get(facilityCode) ?? {}
    return [facilityCode, terminalName, contactName, phone, loginId].join(',')
  })
  await writeFile(file, [header, ...lines].join('\n'))
  return file
}

/** So many errands for these facilities, one after the other round and round; every terminal has a name of its own. */
export function errandsFor(clinics: readonly MockFacility[], count: number): readonly Errand[] {
  return Array.from({ length: count }, (_, at) => {
    const facilityCode = clinics[at % clinics.length]?.facilityCode
    if (facilityCode === undefined) throw new Error('errands for nobody')
    return { facilityCode, terminalName: `窓口端末第${String(at + 1).padStart(2, '0')}`, contactName: '医事課　髙橋' }
  })
}
