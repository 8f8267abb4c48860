import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { countTests } from './test/count-tests.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two workers on two cores: each file starts a real browser, many of them several visits at once.
    maxWorkers: 2,
    fileParallelism: true,
    // Hundreds of processes are started from the same sources: what one has compiled the next takes.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/todoke-tests') },
    reporters: ['default', countTests],
  },
})
