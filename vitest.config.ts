import { defineConfig } from 'vitest/config'
import { countTests } from './test/count-tests.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two workers on two cores: each file starts a real browser.
    maxWorkers: 2,
    fileParallelism: true,
    reporters: ['default', countTests],
  },
})
