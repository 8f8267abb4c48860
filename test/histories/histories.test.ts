import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { boundaries } from '../../src/domain/boundary.ts'
import type { ItemState } from '../../src/domain/intent.ts'
import { openStore } from '../../src/store/store.ts'
import { tell, type Told } from './history.ts'
import { plants } from './plants.ts'
import { faultsOf, isConfused } from './verdict.ts'

const portion = 1_000
const patience = 180_000 // beside tests that start browsers
const again = (seed: number): string => `seed ${seed} (npm run histories -- --only ${seed})`
const seeds = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => first + index)

// Only a real store knows processes.
const plain = (entries: Told['entries']): unknown =>
  JSON.parse(JSON.stringify(entries, (key, value: unknown) => (key === 'processMark' ? null : value)))

const tellAll = async (first: number, count: number): Promise<readonly Told[]> => {
  const all: Told[] = []
  for (const seed of seeds(first, count)) all.push(await tell(seed))
  return all
}

const failing = (histories: readonly Told[]): readonly string[] =>
  histories.flatMap((told) => {
    const faults = faultsOf(told)
    return faults.length === 0 ? [] : [`${again(told.seed)}: ${faults.join('; ')}`]
  })

describe('10,000 random histories', () => {
  test.each(seeds(0, 10).map((part) => part * portion + 1))(
    'from seed %i: each intent once, or the journal says why not',
    async (first) => {
      const histories = await tellAll(first, portion)
      expect(failing(histories)).toEqual([])
      const states = histories.flatMap(({ entries }) => entries.map(({ item }) => item.state))
      const share = (state: ItemState): number => states.filter((each) => each === state).length / states.length
      expect(share('submitted')).toBeGreaterThan(0.6)
      expect(share('uncertain')).toBeLessThan(0.03)
    },
  )

  test('cross every boundary, meet every stroke, and what they leave open is what a colleague or the portal confused', async () => {
    const lines: string[] = []
    const crossed = new Set<string>()
    const open = []
    for (const seed of seeds(1, 300)) {
      const told = await tell(seed, { log: (line) => lines.push(line) })
      for (const boundary of told.crossed.keys()) crossed.add(boundary)
      open.push(
        ...told.entries.filter(({ item }) => item.state === 'uncertain').map((entry) => isConfused(told, entry)),
      )
    }
    expect([...crossed].toSorted()).toEqual([...boundaries].toSorted())
    for (const boundary of boundaries)
      expect(
        lines.some((line) => line.endsWith(`is killed at ${boundary}`)),
        boundary,
      ).toBe(true)
    for (const boundary of boundaries)
      expect(
        lines.some((line) => line.endsWith(`is frozen at ${boundary}`)),
        boundary,
      ).toBe(true)
    expect(open.length).toBeGreaterThan(0)
    expect(open).not.toContain(false)
  })

  test('a seed tells the same history again', async () => {
    const [one, other]: string[][] = [[], []]
    await tell(4711, { log: (line) => one?.push(line) })
    await tell(4711, { log: (line) => other?.push(line) })
    expect(one?.length).toBeGreaterThan(50)
    expect(other).toEqual(one)
  })
})

test(
  '60 histories on SQLite, closed and opened again before all is resumed',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'todoke-histories-'))
    try {
      for (const seed of seeds(20_001, 60)) {
        const file = join(folder, `${seed}.db`)
        const open = () => openStore({ file })
        let store = await open()
        const told = await tell(seed, {
          open: async ({ facilityCodes }) => {
            const nothing = { category: null, tags: [], contactName: null, phone: null, email: null }
            await store.saveFacilities(
              facilityCodes.map((code) => ({ facilityCode: code, name: code, loginId: code, ...nothing })),
            )
            return store
          },
          reopen: async () => {
            await store.close()
            store = await open()
            return store
          },
        })
        await store.close()
        await rm(file)
        expect(faultsOf(told), again(seed)).toEqual([])
        expect(plain(told.entries), again(seed)).toEqual(plain((await tell(seed)).entries))
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  },
  patience,
)

describe('the judge, which knows only the ledger and the reports', () => {
  test.each(Object.entries(plants))('finds a planted %s', async (kind, plant) => {
    const found = []
    for (const seed of seeds(1, 200)) {
      const told = await tell(seed, { plant })
      if (told.offences.some((offence) => offence.kind === kind)) found.push(seed)
    }
    expect(found.length).toBeGreaterThan(5)
  })

  test('finds nothing of the kind in the same histories without it', async () => {
    const histories = await tellAll(1, 200)
    expect(failing(histories)).toEqual([])
    const clear = histories.filter((told) => !told.entries.some((entry) => isConfused(told, entry)))
    expect(clear.length).toBeGreaterThan(100)
    expect(clear.flatMap(({ offences }) => offences)).toEqual([])
  })
})
