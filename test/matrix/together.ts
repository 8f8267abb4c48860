import type { Boundary } from '../../src/domain/boundary.ts'
import type { Life, OnCrossing } from './life.ts'
import type { Scene } from './scene.ts'

/** Where a run is to be cut: at which deed, and at which boundary of it. */
export interface Cut {
  readonly scene: Scene
  readonly key: string
  readonly boundary: Boundary
}

/** A run that stands at its boundary, or has ended before. */
interface Standing<One extends Cut> {
  readonly cut: One
  readonly crossed: boolean
  readonly life: Promise<Life>
}

/** Starts runs one after the other, each when the one before stands; they stay where they are to be cut until `fate` is resolved. */
export async function standAll<One extends Cut>(
  cuts: readonly One[],
  start: (cut: One, at: OnCrossing) => Promise<Life>,
  fate: Promise<void>,
): Promise<readonly Standing<One>[]> {
  const standing: Standing<One>[] = []
  for (const cut of cuts) {
    const there = Promise.withResolvers<boolean>()
    const life = start(cut, async (boundary, key) => {
      if (boundary !== cut.boundary || (key !== cut.key && boundary !== 'table-read')) return
      there.resolve(true)
      await fate
    })
    void life.catch(() => {}).then(() => there.resolve(false))
    standing.push({ cut, crossed: await there.promise, life })
  }
  return standing
}
