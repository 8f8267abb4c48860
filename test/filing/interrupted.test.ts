import { expect, it } from 'vitest'
import { run, start } from '../night/command.ts'
import { named, withStage } from '../night/stage.ts'
import { deeds, planned } from './stage.ts'

const slow = 180_000

it(
  'Ctrl-C while an answer is awaited: a second run beside it is refused, the press is settled, the rest waits for resume',
  () =>
    withStage({}, async (stage) => {
      const { mock, open } = stage
      const clinic = named(mock, 'さくら内科クリニック')
      const { facilityCode } = clinic
      const todoke = await open()
      await todoke.scan({ codes: [facilityCode], tags: [] })
      const file = await planned(stage, todoke, [
        { facility: clinic, terminalName: '第２診察室' },
        { facility: clinic, terminalName: '第３診察室' },
      ])
      mock.control.setFaults([{ kind: 'slow-after', at: 'apply-send', milliseconds: 8_000, times: 1, facilityCode }])
      const first = start(stage, `apply run ${file} --submit`)
      await expect.poll(() => deeds(mock.control.ledger()).length, { timeout: 60_000 }).toBe(1)
      const second = run(stage, `apply run ${file} --submit`)
      first.kill('SIGINT')
      const refused = await second
      expect([refused.code, refused.out]).toEqual([2, ''])
      expect(refused.err).toContain(`pid ${first.pid}`)

      const { code, out } = await first.ended
      expect(code).toBe(130)
      expect(out).toMatch(/送信済み +発行申請 +さくら内科クリニック +第２診察室/)
      expect(out).toContain(
        '確かなこと: 1 件は送信済み（申請情報一覧で確認）、1 件は送っていません。送っていない分を続けるには: todoke apply resume --submit',
      )
      expect(deeds(mock.control.ledger())).toEqual([`apply ${facilityCode} 第２診察室`])
      expect((await run(stage, 'apply resume --submit')).code).toBe(0)
      expect(deeds(mock.control.ledger())).toHaveLength(2)
    }),
  slow,
)
