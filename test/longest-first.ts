import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes minutes, longest first: begun last, it would be waited for alone. */
const longest = [
  'night/night',
  'matrix/edit',
  'accounts/interrupted',
  'matrix/apply',
  'matrix/revoke',
  'matrix/cancel',
  'night/documents',
  'night/closed',
  'night/browser-lost',
]

/** The order of the test files: the longest first, the others by name. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => placeOf(one) - placeOf(other) || one.moduleId.localeCompare(other.moduleId))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const at = longest.indexOf(
    relative(import.meta.dirname, moduleId)
      .replaceAll('\\', '/')
      .replace('.test.ts', ''),
  )
  return at < 0 ? longest.length : at
}
