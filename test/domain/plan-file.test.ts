import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/domain/failure.ts'
import { readPlan } from '../../src/domain/plan-file.ts'
import { staleness } from '../../src/domain/plan-staleness.ts'
import { grounds, honcho, planOf, row, wish } from './plan-samples.ts'

type Json = null | string | number | boolean | Json[] | { [key: string]: Json }

const plan = planOf([wish(), wish({ key: 'L3', facilityCode: honcho, terminalName: '歯科受付' })], { rows: [row()] }, [
  { key: 'L2', reason: '2台目' },
])
const text = JSON.stringify(plan)
const present = grounds({ rows: [row()] })

/** Every place of a document at which a value stands. */
function leaves(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object') return [path]
  return Object.entries(value).flatMap(([key, part]) =>
    leaves(part, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

function changed(
  path: readonly (string | number)[],
  change: (holder: Record<string, Json>, key: string) => void,
): string {
  const copy: Json = JSON.parse(text)
  let holder: Json = copy
  for (const key of path.slice(0, -1)) holder = (holder as Record<string, Json>)[key] as Json
  change(holder as Record<string, Json>, String(path.at(-1)))
  return JSON.stringify(copy)
}

function other(value: Json | undefined): Json {
  if (typeof value === 'number') return value + 1
  return typeof value === 'string' ? `${value}x` : 'x'
}

function refusalOf(written: string): Failure {
  try {
    readPlan(written, 'plan.json')
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('was read')
}

const paths = leaves(JSON.parse(text))
const isHash = ([first]: readonly (string | number)[]) => first === 'hash'

describe('a plan file', () => {
  it('gives the plan that was written, whatever its layout and order of keys', () => {
    expect(readPlan(text, 'plan.json')).toEqual(plan)
    const turned = JSON.stringify(Object.fromEntries(Object.entries(plan).toReversed()), null, 4)
    expect(staleness(readPlan(turned, 'plan.json'), present)).toEqual([])
  })

  it('is known as edited, or no plan at all, whichever value is another one', () => {
    expect(paths.length).toBeGreaterThan(60)
    for (const path of paths) {
      const edited = changed(path, (holder, key) => (holder[key] = other(holder[key])))
      let found: readonly unknown[] = []
      try {
        found = staleness(readPlan(edited, 'plan.json'), present)
      } catch (error) {
        expect([path, error]).toEqual([path, expect.objectContaining({ code: 'bad-input' })])
        continue
      }
      expect([path, found]).toEqual([path, [expect.objectContaining({ reason: 'edited', field: 'hash' })]])
    }
  })

  it('is known as edited when an item is left out, doubled or moved', () => {
    for (const items of [[plan.items[0]], [...plan.items, plan.items[0]], plan.items.toReversed()]) {
      const edited = JSON.stringify({ ...plan, items })
      expect(staleness(readPlan(edited, 'plan.json'), present)).toMatchObject([{ reason: 'edited' }])
    }
  })

  it('that lacks a field, or has one too many, is refused by file and field', () => {
    for (const path of paths) {
      const lacking = refusalOf(
        changed(path, (holder, key) => (Array.isArray(holder) ? (holder[Number(key)] = 1) : delete holder[key])),
      )
      expect(lacking).toMatchObject({
        code: 'bad-input',
        detail: { reason: 'no-plan', where: 'plan.json', found: path.join('.') },
      })
    }
    const more = JSON.stringify({ ...plan, items: [{ ...plan.items[0], note: 'x' }] })
    expect(refusalOf(more).detail).toEqual({ reason: 'no-plan', where: 'plan.json', found: 'items.0.note' })
  })

  it.each(['', '{', 'null', '[]', '{}', '"plan"'])('%j is no plan', (written) => {
    expect(refusalOf(written).detail).toMatchObject({ reason: 'no-plan', where: 'plan.json' })
  })

  it('of a later form is refused', () => {
    expect(refusalOf(JSON.stringify({ ...plan, version: 2 })).detail).toMatchObject({ found: 'version' })
    expect(paths.some(isHash)).toBe(true)
  })
})
