import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { countTests } from './test/count-tests.ts'
import { LongestFirst } from './test/longest-first.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Three workers on two cores: a visit waits for a third of its time. More at once make each dearer.
    maxWorkers: 3,
    fileParallelism: true,
    sequence: { sequencer: LongestFirst },
    // Hundreds of processes are started from the same sources: what one has compiled the next takes.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/todoke-tests') },
    reporters: ['default', countTests],
  },
})
