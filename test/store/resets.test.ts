import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { NewItem } from '../../src/domain/journal.ts'
import type { PasswordReset } from '../../src/domain/intent.ts'
import type { Store } from '../../src/domain/ports.ts'
import { openStore } from '../../src/store/store.ts'
import { codeA, codeB, wish } from './journal-contract.ts'
import { facility } from './store-contract.ts'

const at = '2026-11-21T10:00:00+09:00'
const me = { host: 'here', pid: 7, what: 'spending' }

async function opened(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-resets-'))
  const store = await openStore({ file: join(folder, 'todoke.sqlite') })
  onTestFinished(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })
  await store.saveFacilities([facility(codeA), facility(codeB)])
  await store.takeLease('spending', me, '2026-11-21T00:59:00Z', '2026-11-21T01:05:00Z')
  return store
}

const reset = (userId: string, number: number): NewItem<PasswordReset> => ({
  ...wish(`reset:${userId}:${number}`),
  planId: null,
  fee: 0,
  postage: 0,
  intent: { act: 'reset-password', userId, as: 'master' },
})

const begin = (store: Store, key: string) =>
  store.beginSending({
    key,
    holder: me,
    at,
    today: '2026-11-21',
    clock: '2026-11-21T01:00:00.000Z',
    caps: { plan: null, facility: null, day: null, month: null },
  })

test('resets lie in a drawer of their own', async () => {
  const store = await opened()
  await store.saveItems([wish('W1')], at)
  await store.saveReset(reset('ADMIN01', 1), at)
  expect((await store.items()).map(({ key }) => key)).toEqual(['W1'])
  expect((await store.entries({ facilityCode: codeA })).map(({ item }) => item.key)).toEqual(['W1'])
  const [entry, ...others] = await store.resets({ facilityCode: codeA })
  expect(others).toEqual([])
  expect(entry?.item).toMatchObject({ key: 'reset:ADMIN01:1', state: 'planned', fee: 0 })
  expect(entry?.item.intent).toEqual({ act: 'reset-password', userId: 'ADMIN01', as: 'master' })
  expect(entry?.events.map(({ kind }) => kind)).toEqual(['planned'])
  expect(await store.resets({ facilityCode: codeB })).toEqual([])
  expect((await store.yen()).planned.items).toBe(1)
})

test('a reset is barred by an uncertain one of the same account, and by nothing else; and bars nothing else', async () => {
  const store = await opened()
  for (const item of [reset('ADMIN01', 1), reset('ADMIN01', 2), reset('ADMIN02', 1)]) await store.saveReset(item, at)
  await store.saveItems([wish('W1'), wish('W2')], at)
  expect(await begin(store, 'reset:ADMIN01:1')).toEqual({ kind: 'begun', attempt: 1 })
  expect(await begin(store, 'reset:ADMIN01:2')).toEqual({ kind: 'blocked', by: 'reset:ADMIN01:1' })
  expect(await begin(store, 'W1')).toEqual({ kind: 'begun', attempt: 1 })
  expect(await begin(store, 'W2')).toEqual({ kind: 'blocked', by: 'W1' })
  expect(await begin(store, 'reset:ADMIN02:1')).toEqual({ kind: 'begun', attempt: 1 })
})

test('a reset of which nobody will ever know is left out, and the next one may begin', async () => {
  const store = await opened()
  for (const item of [reset('ADMIN01', 1), reset('ADMIN01', 2)]) await store.saveReset(item, at)
  await begin(store, 'reset:ADMIN01:1')
  const nothing = { requestId: null, listed: null, failure: null }
  const reason = 'この端末の前で、もう一度行う'
  const settlement = { attempt: 1, from: 'uncertain', state: 'skipped', by: 'person', reason, at, ...nothing } as const
  expect(await store.settle('reset:ADMIN01:1', settlement)).toBe(true)
  expect(await begin(store, 'reset:ADMIN01:2')).toEqual({ kind: 'begun', attempt: 1 })
  const [former] = await store.resets({ states: ['skipped'] })
  expect(former?.events.at(-1)).toMatchObject({ kind: 'settled', state: 'skipped', by: 'person', reason })
})
