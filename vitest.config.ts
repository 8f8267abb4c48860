import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { countTests } from './test/count-tests.ts'
import { LongestFirst } from './test/longest-first.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two workers on two cores, most with one or two visits at once: each further one makes all of them dearer (measured: 3.4 CPU s a visit at two, 4.4 at four, 5 at six).
    maxWorkers: 2,
    fileParallelism: true,
    sequence: { sequencer: LongestFirst },
    // Hundreds of processes are started from the same sources: what one has compiled the next takes.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/todoke-tests') },
    reporters: ['default', countTests],
  },
})
