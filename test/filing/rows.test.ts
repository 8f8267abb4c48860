import { expect, it } from 'vitest'
import { Failure, type RowWish, type Todoke } from '../../src/index.ts'
import { run } from '../night/command.ts'
import { named, withStage } from '../night/stage.ts'
import { deeds } from './stage.ts'

const slow = 180_000

const refusal = async (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? { code: error.code, ...error.detail } : error),
  )

it(
  'one row is cancelled, revoked, changed: once; what is ambiguous or locked is refused before anything is opened',
  () =>
    withStage({ settings: { direct: true } }, async ({ mock, open }) => {
      const submit = (todoke: Todoke, wish: RowWish) => {
        mock.control.sitAt(wish.facilityCode)
        return todoke.fileRow(wish, { submit: true })
      }
      const clinic = named(mock, 'さくら内科クリニック').facilityCode
      const dentist = named(mock, '髙橋歯科医院').facilityCode
      const hospital = named(mock, '第２ﾊﾟｰﾙ中央病院').facilityCode
      const todoke = await open()
      await todoke.scan({ codes: [clinic, dentist, hospital], tags: [] })
      const before = mock.control.ledger().length
      const pc = { terminalName: 'オンライン資格確認用PC' }

      const revoke = { facilityCode: clinic, row: pc, operation: { act: 'revoke', reason: null } } as const
      expect(await refusal(submit(todoke, revoke))).toMatchObject({ code: 'bad-input', reason: 'last-certificate' })
      const twins = { ...revoke, facilityCode: hospital, row: { terminalName: '1F受付 1号機' } }
      expect(await refusal(submit(todoke, twins))).toMatchObject({
        reason: 'ambiguous-row',
        found: expect.stringMatching(/202310229981143.* \/ .*202310222119497/),
      })
      const locked = { ...twins, row: { requestId: '202310222119497' } }
      expect(await refusal(submit(todoke, locked))).toMatchObject({ reason: 'no-newer-certificate' })
      const cancel = { facilityCode: clinic, row: pc, operation: { act: 'cancel', reason: null } } as const
      expect(await refusal(submit(todoke, cancel))).toMatchObject({ code: 'not-allowed', found: '発行済み' })
      const astray = { ...cancel, row: { requestId: '1' } }
      expect(await refusal(submit(todoke, astray))).toMatchObject({ reason: 'no-such-row' })
      const vague = { act: 'edit', change: { terminalName: 'Windows10', phone: '03-1' } } as const
      expect(await refusal(submit(todoke, { ...locked, operation: vague }))).toMatchObject({
        reason: 'change-refused',
        where: 'terminal-name-vague, phone-shape',
        found: expect.stringContaining('「Windows10」'),
      })
      expect(mock.control.ledger()).toHaveLength(before)

      const waiting = {
        ...cancel,
        facilityCode: dentist,
        row: { terminalName: '受付ノートPC', appliedOn: '2026-11-19' },
      }
      mock.control.sitAt(dentist)
      const dry = await todoke.fileRow(waiting)
      expect(dry).toMatchObject({ run: { submit: false }, items: [{ state: 'planned', error: null }] })
      expect(dry.items[0]?.shown).toMatchObject({ ステータス: '発行承認待ち', 端末名称等: '受付ﾉｰﾄPC' })
      expect((await todoke.journal()).items).toEqual([])

      const reasoned = { ...revoke, operation: { act: 'revoke', reason: '端末を廃棄' } } as const
      const night = { facilityCode: hospital, row: { terminalName: '救急外来 ノートPC' } }
      const edit = { ...night, operation: { act: 'edit', change: { contactName: '救急部' } } } as const
      for (const wish of [waiting, reasoned, edit])
        expect((await submit(todoke, wish)).items).toMatchObject([{ state: 'submitted', error: null }])
      const done = [
        `cancel ${dentist} 受付ﾉｰﾄPC`,
        `edit ${hospital} 救急外来 ﾉｰﾄPC`,
        `revoke ${clinic} オンライン資格確認用PC`,
      ]
      expect(deeds(mock.control.ledger())).toEqual(done.toSorted())

      const { certificates } = await todoke.certificates({
        selection: { codes: [clinic, dentist, hospital], tags: [] },
      })
      const known = (code: string, name: string) =>
        certificates.filter((row) => row.facilityCode === code && row.terminalName === name)
      expect(known(dentist, '受付ﾉｰﾄPC').map(({ status }) => status)).not.toContain('pending')
      expect(known(hospital, '救急外来 ﾉｰﾄPC').map(({ contactName }) => contactName)).toEqual(['救急部'])
      expect(known(clinic, pc.terminalName).map(({ status }) => status)).toContain('revoked')

      const after = mock.control.ledger().length
      for (const wish of [waiting, reasoned, edit])
        expect((await submit(todoke, wish)).items).toMatchObject([{ state: 'submitted' }])
      expect(mock.control.ledger()).toHaveLength(after)
      expect(deeds(mock.control.ledger())).toEqual(done.toSorted())
      const { items } = await todoke.journal({ codes: [clinic], tags: [] })
      expect(items).toMatchObject([
        { accepted: [{ finding: 'last-certificate', reason: '端末を廃棄' }], fee: { total: 0 } },
      ])
    }),
  slow,
)

it(
  'a surplus is offered with the very command that cancels it',
  () =>
    withStage({ settings: { language: 'en' } }, async (stage) => {
      const { mock } = stage
      const { facilityCode } = named(mock, '髙橋歯科医院')
      mock.control.applyByHand(facilityCode, { contactName: '受付', terminalName: '受付ﾉｰﾄPC' })
      await run(stage, `scan --facility ${facilityCode}`)
      const typed = `cancel ${facilityCode} --terminal 受付ﾉｰﾄPC --applied-on 2026-11-21`
      for (const line of ['certs', 'apply list']) expect((await run(stage, line)).out).toContain(`  todoke ${typed}`)
      mock.control.sitAt(facilityCode)
      const { code, out } = await run(stage, `${typed} --submit --direct --json`)
      expect([code, JSON.parse(out).items[0].state]).toEqual([0, 'submitted'])
      expect(deeds(mock.control.ledger())).toEqual([`cancel ${facilityCode} 受付ﾉｰﾄPC`])
      expect((await run(stage, 'apply list')).out).not.toContain('--applied-on') // what was offered is done
      const refused = await run(stage, `revoke ${facilityCode} --terminal オンライン資格確認用PC1 --submit`)
      expect(refused.code).toBe(2)
      expect(refused.err).toContain('--reason')
    }),
  slow,
)
