import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { Failure } from '../domain/failure.ts'
import type { Secret } from '../domain/secret.ts'
import { inTime } from './in-time.ts'

/** What a visit leaves behind: its steps with times and, after a failure, what stood on the screens. */
export interface Recorder {
  step(title: string): void
  note(text: string): void
  /** The same failure without any known secret in its words: a portal may repeat what it was told. */
  masked(failure: Failure): Failure
  /** Pictures only where no secret stands; text with every known secret masked; what was typed there is emptied first. Never throws: a full disk must not end a night. */
  failure(failure: Failure, pages: readonly Page[], secretScreen: boolean): Promise<void>
  /** A picture of what stands on a screen without a secret. Never throws. */
  picture(name: string, page: Page | undefined): Promise<void>
  /** Writes what was noted. Never throws. */
  close(): Promise<void>
}

export interface RecorderOptions {
  /** Absolute; made when something is written. */
  readonly folder: string
  readonly secrets: readonly Secret[]
  /** ISO time for the notes. */
  readonly now: () => string
}

/** A recorder that writes into one folder, files 0600. */
export function openRecorder({ folder, secrets, now }: RecorderOptions): Recorder {
  const lines: { at: string; step?: string; note?: string }[] = []
  let pictures = 0
  const masked = (text: string): string => mask(text, secrets)
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(join(folder, name), content, { mode: 0o600 })
  }
  return {
    step: (step) => void lines.push({ at: now(), step }),
    note: (note) => void lines.push({ at: now(), note }),
    masked: ({ code, detail, cause }) => {
      const words = Object.entries(detail).map(([name, text]) => [name, masked(text)])
      return new Failure(code, Object.fromEntries(words), cause)
    },
    async failure(failure, pages, secretScreen) {
      const { code, detail } = failure
      const report = JSON.stringify({ at: now(), code, ...detail, cause: causeOf(failure) }, null, 2)
      await write('failure.json', masked(report)).catch(() => {})
      for (const [index, page] of pages.entries()) {
        const name = `${index + 1}`
        if (!(await empty(page, secretScreen))) continue
        await page
          .locator('body')
          .ariaSnapshot({ timeout: 3_000 })
          .then((text) => write(`${name}.screen.yaml`, masked(text)))
          .catch(() => {})
        if (secretScreen) continue
        const picture = page.screenshot({ timeout: 5_000, mask: [page.locator('input[type=password]')] })
        await picture.then((bytes) => write(`${name}.png`, bytes)).catch(() => {})
      }
    },
    async picture(name, page) {
      pictures += 1
      const picture = page && inTime(pictureOf(page), 5_000)
      await picture?.then((bytes) => bytes && write(`${pictures}-${name}.jpg`, bytes)).catch(() => {})
    },
    close: () => write('steps.json', masked(JSON.stringify(lines, null, 2))).catch(() => {}),
  }
}

// By the browser's own quick way: Playwright's, which can mask, costs three times as much. Null where a password stands, if only as dots.
async function pictureOf(page: Page): Promise<Uint8Array | null> {
  const typed = `[...document.querySelectorAll('input[type=password]')].some((field) => field.value !== '')`
  const secret = await Promise.all(page.frames().map((frame) => frame.evaluate<boolean>(typed)))
  if (secret.includes(true)) return null
  const protocol = await page.context().newCDPSession(page)
  const { data } = await protocol.send('Page.captureScreenshot', {
    format: 'jpeg',
    quality: 60,
    optimizeForSpeed: true,
  })
  await protocol.detach()
  return Buffer.from(data, 'base64')
}

// The page is thrown away after this. False when it gives no sign, as a frozen one does.
async function empty(page: Page, everything: boolean): Promise<boolean> {
  const fields = everything
    ? 'input:not([type=button],[type=submit],[type=reset],[type=image])'
    : 'input[type=password]'
  const expression = `document.querySelectorAll('${fields}').forEach((field) => { field.value = '' })`
  const emptying = Promise.all(page.frames().map((frame) => frame.evaluate(expression)))
  return inTime(emptying, 3_000).then(
    (done) => done !== null,
    () => false,
  )
}

// Every one of these secrets, also in escaped form, becomes ●●●.
function mask(text: string, secrets: readonly Secret[]): string {
  const forms = secrets
    .map((secret) => secret.reveal())
    .filter((value) => value !== '')
    .flatMap((value) => [value, value.replaceAll(/\s+/g, ' ').trim()])
    .flatMap((value) => [
      value,
      value.replaceAll("'", "''"),
      JSON.stringify(value).slice(1, -1),
      encodeURIComponent(value),
    ])
  return [...new Set(forms)]
    .toSorted((one, other) => other.length - one.length)
    .reduce((masked, form) => masked.replaceAll(form, '●●●'), text)
}

function causeOf(failure: Failure): string | null {
  return failure.cause instanceof Error ? failure.cause.message : null
}
