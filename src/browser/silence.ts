import type { Browser } from 'playwright'

/** Something asked of a browser; a browser that gives no answer for too long is killed, and the asking then fails as after a crash. */
export type Heard = <Result>(work: Promise<Result>) => Promise<Result>

/** Watches over one browser: a frozen one would else be waited for for ever. */
export async function listenTo(browser: Browser, milliseconds: number): Promise<Heard> {
  const pid = await processOf(browser)
  return async (work) => {
    const timer = setTimeout(() => kill(pid), milliseconds)
    return work.finally(() => clearTimeout(timer))
  }
}

async function processOf(browser: Browser): Promise<number | null> {
  const protocol = await browser.newBrowserCDPSession()
  const { processInfo } = await protocol.send('SystemInfo.getProcessInfo')
  await protocol.detach()
  return processInfo.find(({ type }) => type === 'browser')?.id ?? null
}

function kill(pid: number | null): void {
  try {
    if (pid !== null) process.kill(pid, 'SIGKILL')
  } catch {
    // it has just ended
  }
}
