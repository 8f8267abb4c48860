import type { BrowserContext, Dialog, Download, Page, Request, Response } from 'playwright'

type Listener<Heard> = (heard: Heard) => void

/** Listens to a context for the length of one visit. */
export interface Ear {
  readonly request: (listener: Listener<Request>) => void
  readonly requestFinished: (listener: Listener<Request>) => void
  readonly requestFailed: (listener: Listener<Request>) => void
  readonly response: (listener: Listener<Response>) => void
  readonly dialog: (listener: Listener<Dialog>) => void
  readonly download: (listener: Listener<Download>) => void
  /** Of any window, also one that was there before. */
  readonly crash: (listener: () => void) => void
  readonly close: (listener: Listener<BrowserContext>) => void
  /** Forgets every listener: the context may serve another visit. */
  readonly release: () => void
}

/** An ear at a context. */
export function listen(context: BrowserContext): Ear {
  const releases: (() => void)[] = []
  const until = (_listening: BrowserContext, release: () => void): void => void releases.push(release)
  return {
    request: (each) => until(context.on('request', each), () => context.off('request', each)),
    requestFinished: (each) => until(context.on('requestfinished', each), () => context.off('requestfinished', each)),
    requestFailed: (each) => until(context.on('requestfailed', each), () => context.off('requestfailed', each)),
    response: (each) => until(context.on('response', each), () => context.off('response', each)),
    dialog: (each) => until(context.on('dialog', each), () => context.off('dialog', each)),
    download: (each) => until(context.on('download', each), () => context.off('download', each)),
    crash: (each) => {
      const watch = (page: Page): void => void releases.push(untilCrash(page, each))
      context.pages().forEach(watch)
      until(context.on('page', watch), () => context.off('page', watch))
    },
    close: (each) => until(context.on('close', each), () => context.off('close', each)),
    release: () => releases.splice(0).forEach((release) => release()),
  }
}

function untilCrash(page: Page, listener: () => void): () => void {
  page.on('crash', listener)
  return () => page.off('crash', listener)
}
