import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'winston'

const megabyte = 1_048_576

/** The log of one process: lines of JSON in `TODOKE_HOME/logs`, for whoever asks in the morning what happened. No secret is ever handed to it. */
export interface Log {
  info(event: string, facts?: object): void
  error(event: string, facts?: object): void
  /** Resolves when everything is written. */
  close(): Promise<void>
}

/** Opens the file with the first line; a log that cannot be written never ends a night. */
export function openLog(home: string, now: () => string): Log {
  let logger: Promise<Logger> | null = null
  const write = (level: 'info' | 'error', event: string, facts: object): void => {
    const line = { level, at: now(), pid: process.pid, message: event, ...facts }
    logger ??= newLogger(join(home, 'logs'))
    void logger.then((opened) => opened.log(line)).catch(() => {}) // a folder that cannot be written
  }
  return {
    info: (event, facts = {}) => write('info', event, facts),
    error: (event, facts = {}) => write('error', event, facts),
    close: async () => finish(await logger?.catch(() => null)),
  }
}

async function finish(logger: Logger | null | undefined): Promise<void> {
  if (!logger || logger.writableFinished) return // closed before
  const { promise, resolve } = Promise.withResolvers<void>()
  logger.once('finish', resolve)
  logger.once('error', () => resolve())
  logger.end()
  await promise
}

async function newLogger(folder: string): Promise<Logger> {
  const { createLogger, format, transports } = await import('winston') // only what writes a log waits for it to load
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = new transports.File({
    filename: join(folder, 'todoke.log'),
    maxsize: 5 * megabyte,
    maxFiles: 10,
    tailable: true,
    options: { flags: 'a', mode: 0o600 },
  })
  const logger = createLogger({ level: 'info', format: format.json(), transports: [file] })
  logger.on('error', () => {}) // a full disk
  file.on('error', () => {})
  return logger
}
