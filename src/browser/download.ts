import { readFile, stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Download } from 'playwright'
import { Failure } from '../domain/failure.ts'
import { failed } from './failing.ts'
import { pressTarget, type Target } from './press.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'
import { standing, standingOneOf } from './standing.ts'

/** A file as the portal gave it. */
export interface Downloaded {
  /** As the portal suggests it. */
  readonly name: string
  readonly bytes: Uint8Array
}

const megabyte = 1_048_576
const most = 32 * megabyte

/**
 * Presses what starts a download, in this window, in another one, or made by the page itself, and takes the whole file; nothing of it stays with the browser. Throws
 * `origin-refused`, `portal-unreachable` when it breaks off, `timeout`, `document-unreadable` when it is too large, and the screen's refusals.
 */
export async function download(stage: Stage, screen: Screen, target: Target): Promise<Downloaded> {
  const { promise: coming, resolve } = Promise.withResolvers<Download>()
  let came: Download | null = null
  stage.download = (started) => {
    came = started
    resolve(started)
  }
  try {
    await pressTarget(stage, screen, target, await standing(stage, screen))
    // The screen itself goes on standing: only what refuses counts.
    const refused = standingOneOf(stage, [{ ...screen, landmark: [] }], () => came !== null)
    const started = await Promise.race([coming, refused.then(() => coming)])
    return await taken(stage, started)
  } finally {
    stage.download = null
  }
}

/** Puts an end to a download that nobody asked for. */
export function refuseDownload(stage: Stage, started: Download): void {
  stage.recorder.note(`a download that nobody asked for was ended: ${started.suggestedFilename()}`)
  void started
    .cancel()
    .then(() => started.delete())
    .catch(() => {}) // its window has gone
}

async function taken(stage: Stage, started: Download): Promise<Downloaded> {
  const end = (): void => void started.cancel().catch(() => {})
  stage.over.addEventListener('abort', end, { once: true })
  try {
    if (!stage.allowed(started.url())) throw failed(stage, 'origin-refused', { where: new URL(started.url()).origin })
    const announced = stage.traffic.announced(started.url())
    if ((announced ?? 0) > most) throw tooLarge(stage)
    const path = await wholePath(stage, started)
    if ((await stat(path)).size > most) throw tooLarge(stage)
    const bytes = await readFile(path)
    // Chromium takes a file that broke off for a whole one when nothing but its length tells.
    if (announced !== null && bytes.length !== announced)
      throw brokenOff(stage, `${bytes.length} of ${announced} bytes`)
    return { name: started.suggestedFilename(), bytes }
  } finally {
    stage.over.removeEventListener('abort', end)
    await started
      .cancel()
      .then(() => started.delete())
      .catch(() => {}) // its window has gone
  }
}

async function wholePath(stage: Stage, started: Download): Promise<string> {
  const limit = new AbortController()
  const late = pause(2 * stage.patience, null, { signal: limit.signal, ref: false }).catch(() => null)
  try {
    const path = await Promise.race([started.path(), late])
    if (path === null) throw failed(stage, 'timeout', { where: started.suggestedFilename() })
    return path
  } catch (error) {
    if (error instanceof Failure) throw error
    stage.over.throwIfAborted()
    throw brokenOff(stage, (await started.failure().catch(() => null)) ?? 'it broke off', error)
  } finally {
    limit.abort()
  }
}

function brokenOff(stage: Stage, found: string, cause?: unknown): Failure {
  return failed(stage, 'portal-unreachable', { where: stage.screen?.title ?? '', found: `download: ${found}` }, cause)
}

function tooLarge(stage: Stage): Failure {
  return failed(stage, 'document-unreadable', { reason: 'document-too-large', expected: `${most / megabyte} MB` })
}
