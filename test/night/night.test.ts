import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Fault, MockFacility, MockPortal } from '../../mock-portal/contract.ts'
import type { FailureCode, ReportedError } from '../../src/index.ts'
import { logins, named, withStage } from './stage.ts'
import { rowsOf } from './truth.ts'

type Change = Parameters<MockPortal['control']['update']>[1]

/** What has befallen a facility, which code that is by what the screen says, and at which step of the manual it shows. */
interface Trouble {
  readonly fault?: Fault
  readonly change?: Change
  readonly code: FailureCode
  readonly step: RegExp
}

const signIn = /^1-1 ログイン$/
const list = /^1-7 申請情報一覧を読む$/

const troubles: readonly Trouble[] = [
  { change: { password: 'Changed-At-The-Portal-1' }, code: 'login-rejected', step: signIn },
  { change: { locked: true }, code: 'account-locked', step: signIn },
  { change: { mustReset: true }, code: 'password-reset-required', step: signIn },
  { change: { secondFactor: 'mail' }, code: 'second-factor-required', step: signIn },
  { fault: { kind: 'status', at: 'login', status: 503 }, code: 'portal-unreachable', step: signIn },
  { fault: { kind: 'status', at: 'page', status: 500 }, code: 'portal-unreachable', step: signIn },
  { fault: { kind: 'status', at: 'list', status: 502 }, code: 'portal-unreachable', step: list },
  { fault: { kind: 'drop-before', at: 'token' }, code: 'portal-unreachable', step: list },
  { fault: { kind: 'drop-after', at: 'entry' }, code: 'portal-unreachable', step: list },
  { fault: { kind: 'slow', at: 'list', milliseconds: 120_000 }, code: 'timeout', step: list },
  { fault: { kind: 'session-over', at: 'page' }, code: 'session-expired', step: signIn },
  { fault: { kind: 'session-over', at: 'list' }, code: 'session-expired', step: list },
  { fault: { kind: 'maintenance', at: 'entry' }, code: 'maintenance', step: list },
  {
    fault: renamed('オンライン資格確認の申請はこちら'),
    code: 'element-missing',
    step: /^1-3 「オンライン資格確認の申請/,
  },
  { fault: renamed('照会する'), code: 'element-missing', step: /^1-6 / },
  { fault: renamed('発送状況確認'), code: 'element-missing', step: /^2\.3 ① / },
  { fault: renamed('ステータス'), code: 'table-shape', step: list },
  { fault: { kind: 'drop-column', word: '証明書有効期限' }, code: 'table-shape', step: list },
  { fault: { kind: 'unreadable-date', text: '令和八年' }, code: 'table-shape', step: list },
  { fault: { kind: 'alert', at: 'list', text: '処理中に異常が起きました。' }, code: 'unknown-screen', step: list },
]

const passing: readonly Fault[] = [
  { kind: 'status', at: 'login', status: 503, times: 1 },
  { kind: 'status', at: 'page', status: 503, times: 1 },
  { kind: 'drop-before', at: 'list', times: 1 },
  { kind: 'drop-after', at: 'token', times: 1 },
  { kind: 'session-over', at: 'list', times: 1 },
  { kind: 'maintenance', at: 'entry', times: 1 },
]

it(
  'reads 200 facilities of which every tenth is in trouble, and says of each what and where',
  { timeout: 1_800_000 },
  () =>
    withStage(
      { facilities: 200, seed: 7, settings: { concurrency: 2, patience: 30_000 } },
      async ({ mock, home, open }) => {
        cure(mock)
        const inTrouble = everyTenth(mock)
        const passes = mock.control.truth().filter((_, index) => index % 33 === 5)
        expect([inTrouble.size, passes.length]).toEqual([20, passing.length])
        strike(mock, inTrouble, passes)
        const steps: { readonly facilityCode: string; readonly title: string }[] = []
        const { run, facilities } = await (await open({ onStep: (step) => void steps.push(step) })).scan()
        const surprises = facilities.filter(
          ({ facilityCode, error }) => error?.code !== inTrouble.get(facilityCode)?.code,
        )
        expect(surprises.map(({ facilityCode, error }) => ({ facilityCode, ...error }))).toEqual([])
        expect(run).toMatchObject({ ok: 180, failed: 20, remaining: 0, stoppedBy: null, interrupted: false })
        const truth = new Map(mock.control.truth().map((facility) => [facility.facilityCode, facility]))
        for (const { facilityCode, ok, rows, error } of facilities) {
          const trouble = inTrouble.get(facilityCode)
          const facility = truth.get(facilityCode)
          expect(rows, facilityCode).toEqual(ok && facility ? rowsOf(facility) : [])
          const taken = steps.filter((step) => step.facilityCode === facilityCode).map(({ title }) => title)
          if (trouble && error) await expectTold(home, { trouble, error, taken })
        }
        expectLogins(mock, inTrouble, passes)
      },
    ),
)

function renamed(word: string): Fault {
  return { kind: 'rename-label', word, to: 'べつのことば' }
}

/** Of the cast two are ill from birth; tonight only those struck are. */
function cure(mock: MockPortal): void {
  mock.control.update(named(mock, '東町眼科').facilityCode, { locked: false })
  mock.control.update(named(mock, '山の手小児科').facilityCode, { mustReset: false })
}

function everyTenth(mock: MockPortal): ReadonlyMap<string, Trouble> {
  const struck = mock.control.truth().filter((_, index) => index % 10 === 9)
  return new Map(struck.flatMap(({ facilityCode }, index) => asPair(facilityCode, troubles[index])))
}

function asPair(facilityCode: string, trouble: Trouble | undefined): [string, Trouble][] {
  return trouble ? [[facilityCode, trouble]] : []
}

function strike(mock: MockPortal, inTrouble: ReadonlyMap<string, Trouble>, passes: readonly MockFacility[]): void {
  const { applications } = named(mock, 'みなと訪問看護ステーション') // issued lately: its detail screen is opened too
  for (const [facilityCode, { change }] of inTrouble) mock.control.update(facilityCode, { applications, ...change })
  const standing = [...inTrouble].flatMap(([facilityCode, { fault }]) => (fault ? [{ ...fault, facilityCode }] : []))
  const brief = passes.flatMap(({ facilityCode }, index) => {
    const fault = passing[index]
    return fault ? [{ ...fault, facilityCode }] : []
  })
  mock.control.setFaults([...standing, ...brief])
}

interface Told {
  readonly trouble: Trouble
  readonly error: ReportedError
  readonly taken: readonly string[]
}

/** The step is the manual's and was really taken, the message is a sentence, and the evidence is there. */
async function expectTold(home: string, { trouble, error, taken }: Told): Promise<void> {
  expect(error.step).toMatch(trouble.step)
  expect(taken).toContain(error.step)
  expect(error.message).toMatch(/。$/)
  const folder = join(home, error.evidence ?? 'none')
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['failure.json', 'steps.json', '1.screen.yaml']))
  const failure: unknown = JSON.parse(await readFile(join(folder, 'failure.json'), 'utf8'))
  expect(failure).toMatchObject({ code: trouble.code, step: error.step })
  const steps: unknown = JSON.parse(await readFile(join(folder, 'steps.json'), 'utf8'))
  expect(steps).toContainEqual(expect.objectContaining({ step: error.step }))
}

/** One login each; a second one only for what may pass. */
function expectLogins(
  mock: MockPortal,
  inTrouble: ReadonlyMap<string, Trouble>,
  passes: readonly MockFacility[],
): void {
  const counted = logins(mock)
  const twice = ['portal-unreachable', 'session-expired', 'maintenance', 'timeout']
  for (const { facilityCode } of mock.control.truth()) {
    const code = inTrouble.get(facilityCode)?.code ?? ''
    const may = twice.includes(code) || passes.some((each) => each.facilityCode === facilityCode) ? 2 : 1
    expect(counted[facilityCode] ?? 0, `${facilityCode} ${code}`).toBeLessThanOrEqual(may)
  }
}
