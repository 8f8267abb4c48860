import { expect, it } from 'vitest'
import type { Fault } from '../../mock-portal/contract.ts'
import { eventsIn, until } from './from-outside.ts'
import { errandsFor, withOffice, type Office } from './office.ts'

const long = 60_000
const slow = { timeout: 240_000 }

/** A moment at which a run is killed. */
interface Moment {
  readonly fault: Fault
  /** The fault is set when the run has come so far. */
  readonly from: (office: Office) => boolean
  readonly reached: (office: Office) => boolean
}

const always = (): boolean => true
const asked = ({ mock }: Office): boolean => mock.control.requests('apply-check') > 0
const came = ({ mock }: Office): number => mock.control.ledger().filter(({ what }) => what === 'apply').length

/** Runs a plan of so many applications at one facility, and kills it at this moment. */
async function killed(office: Office, applications: number, { fault, from, reached }: Moment): Promise<void> {
  const { mock, clinics, plan, begin } = office
  const command = begin(`apply run ${await plan(errandsFor(clinics, applications))} --submit`)
  await until(() => from(office))
  mock.control.setFaults([{ ...fault, times: 1 }])
  await until(() => reached(office))
  command.kill('SIGKILL')
  expect((await command.ended).signal).toBe('SIGKILL')
}

const cut = (name: string, act: (office: Office) => Promise<void>) =>
  it(name, slow, () =>
    withOffice({ clinics: 1, direct: true }, async (office) => {
      await act(office)
      expect(await office.offences()).toEqual([])
    }),
  )

cut('killed before the press: surely nothing was sent, and one command goes on', async (office) => {
  const fault = { kind: 'slow', at: 'apply-check', milliseconds: long } as const
  await killed(office, 1, { fault, from: always, reached: asked })
  const { code, out } = await office.say('apply resume')
  expect(code).toBe(0)
  expect(out).toContain('確かなこと: 0 件は送信済み（申請情報一覧で確認）、1 件は送っていません。')
  expect(out.trimEnd()).toMatch(/続けるには: todoke apply resume --submit --direct$/)
  expect(came(office)).toBe(0)
  expect(await office.tell('apply resume --submit')).toMatchObject({ code: 0, report: { run: { submitted: 1 } } })
  expect(came(office)).toBe(1)
})

cut(
  'killed while the answer is awaited: the list says which was sent, and the other waits for one command',
  async (office) => {
    const fault = { kind: 'slow-after', at: 'apply-send', milliseconds: long } as const
    await killed(office, 2, { fault, from: always, reached: (at) => came(at) > 0 })
    const listed = await office.say('apply list')
    expect(listed.out).toMatch(/要確認 +発行申請/)
    expect(listed.err).toContain('todoke apply resume')
    const { code, out } = await office.say('apply resume')
    expect(code).toBe(0)
    expect(out).toContain('確かなこと: 1 件は送信済み（申請情報一覧で確認）、1 件は送っていません。')
    expect(out.trimEnd()).toMatch(/続けるには: todoke apply resume --submit --direct$/)
    expect(came(office)).toBe(1)
    const last = await office.say('apply resume --submit')
    expect([last.code, came(office)]).toEqual([0, 2])
    expect(last.out).toContain('1 件すべて、送信されたことを')
  },
)

cut(
  'killed after the answer, before the list has proved it: the next run proves it and presses nothing',
  async (office) => {
    const fault = { kind: 'slow', at: 'list', milliseconds: long } as const
    await killed(office, 1, { fault, from: asked, reached: (at) => eventsIn(at).includes('answered') })
    const { code, report } = await office.tell('apply resume --submit')
    expect([code, report.run.submitted, came(office)]).toEqual([0, 1, 1])
  },
)
