import type { BrowserContext, Dialog, Page, Request, Response } from 'playwright'

interface Heard {
  readonly request: Request
  readonly requestfinished: Request
  readonly requestfailed: Request
  readonly response: Response
  readonly dialog: Dialog
  readonly page: Page
  readonly close: unknown
}

/** Listens to a context for the length of one visit. */
export interface Ear {
  on<Name extends keyof Heard>(name: Name, listener: (heard: Heard[Name]) => void): void
  /** Forgets every listener: the context may serve another visit. */
  release(): void
}

/** An ear at a context. */
export function listen(context: BrowserContext): Ear {
  const releases: (() => void)[] = []
  return {
    on(name, listener) {
      // Playwright declares one signature an event; the table above says the same in one line.
      const emitter = context as unknown as {
        on(name: string, listener: unknown): void
        off(name: string, listener: unknown): void
      }
      emitter.on(name, listener)
      releases.push(() => emitter.off(name, listener))
    },
    release: () => releases.splice(0).forEach((release) => release()),
  }
}
