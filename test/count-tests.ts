import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

type Errors = readonly unknown[]

/** A vitest reporter that writes how many tests passed and failed to the file named by `TODOKE_TEST_COUNTS`. What kept tests from running (a file that does not load, a failed hook, an error outside a test) counts as failed. */
export const countTests: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], errors: Errors) {
    const file = process.env['TODOKE_TEST_COUNTS']
    if (file === undefined) return
    const tests = modules.flatMap((module) => [...module.children.allTests()]).map((test) => test.result().state)
    const passed = tests.filter((state) => state === 'passed').length
    const unfinished = tests.filter((state) => state === 'failed' || state === 'pending').length
    writeFileSync(file, JSON.stringify({ passed, failed: unfinished + errors.length + brokenSuites(modules) }))
  },
}

function brokenSuites(modules: readonly TestModule[]): number {
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()])
  return suites.filter((suite) => suite.errors().length > 0).length
}
