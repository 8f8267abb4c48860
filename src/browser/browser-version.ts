import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const startLimit = 20_000 // a snap takes many seconds at its first start

/** The version that a browser tells when it is started, such as `156.0.8078.79`; null when it does not start. On Windows it is read from the files beside it. */
export async function browserVersion(
  path: string,
  platform: NodeJS.Platform = process.platform,
): Promise<string | null> {
  if (platform === 'win32') return versionBeside(path) // there `--version` opens a window
  try {
    const { stdout } = await run(path, ['--version'], { timeout: startLimit })
    return /\d+(?:\.\d+){2,3}/.exec(stdout)?.[0] ?? null
  } catch {
    return null
  }
}

function versionBeside(path: string): string | null {
  try {
    const names = readdirSync(dirname(path)).flatMap(
      (name) => /^(\d+(?:\.\d+){3})(?:\.manifest)?$/.exec(name)?.[1] ?? [],
    )
    return names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? null
  } catch {
    return null
  }
}
