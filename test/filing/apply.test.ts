import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { named, withStage } from '../night/stage.ts'
import { deeds, planned } from './stage.ts'

const slow = 120_000

it(
  'a plan: a dry run shows, a run sends each once, a second one presses nothing',
  () =>
    withStage({}, async ({ mock, home, open, ...stage }) => {
      const [clinic, pharmacy] = [named(mock, 'さくら内科クリニック'), named(mock, 'ひまわり薬局')]
      const todoke = await open()
      const file = await planned({ mock, home, open, ...stage }, todoke, [
        { facility: clinic, terminalName: '第２診察室' },
        { facility: clinic, terminalName: '第３診察室' },
        { facility: pharmacy, terminalName: '投薬口' },
      ])
      const dry = await todoke.applyPlan(file)
      expect(dry.run).toMatchObject({ submit: false, planned: 3, submitted: 0, feePlanned: { total: 6759 } })
      expect(dry.items.map(({ shown }) => shown?.['端末名称等'])).toEqual(['第２診察室', '第３診察室', '投薬口'])
      expect(deeds(mock.control.ledger())).toEqual([])
      expect((await todoke.journal()).items).toEqual([])

      const sent = [
        `apply ${clinic.facilityCode} 第２診察室`,
        `apply ${clinic.facilityCode} 第３診察室`,
        `apply ${pharmacy.facilityCode} 投薬口`,
      ]
      const report = await todoke.applyPlan(file, { submit: true })
      expect(report.items.map(({ key, state, error }) => [key, state, error])).toEqual([
        ['L2', 'submitted', null],
        ['L3', 'submitted', null],
        ['L4', 'submitted', null],
      ])
      expect(deeds(mock.control.ledger())).toEqual(sent)
      expect(report.run.fee.total).toBe(mock.control.bill(true).total)
      const left = await readdir(join(home, 'runs'), { recursive: true })
      const pictures = left.filter((path) => path.endsWith('.jpg')).map((path) => basename(path))
      expect(pictures.toSorted()).toEqual(
        ['1-before', '1-before', '2-after', '2-after', '3-before', '4-after'].map((name) => `${name}.jpg`),
      )

      const { certificates } = await todoke.certificates({ status: 'pending' })
      expect(certificates.map(({ facilityCode, terminalName }) => `apply ${facilityCode} ${terminalName}`)).toEqual(
        expect.arrayContaining(sent), // without another scan
      )
      expect(certificates).toHaveLength(3)

      const before = mock.control.ledger().length
      const again = await todoke.applyPlan(file, { submit: true })
      expect(again.items).toEqual(report.items.map((item) => ({ ...item, shown: null })))
      expect(mock.control.ledger()).toHaveLength(before) // not even a login
      const { items, fee } = await todoke.journal()
      expect([items.length, fee]).toEqual([3, report.run.fee])
    }),
  slow,
)
