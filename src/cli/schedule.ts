import type { ScanReport } from '../domain/reports.ts'
import { Failure } from '../domain/failure.ts'
import { type Command, type Context, suggestNext, tell } from './context.ts'
import { followRun } from './progress.ts'
import { sayScan } from './scan.ts'
import { momentText } from './unread.ts'

/** `todoke schedule run`: scans every night until it is told to stop. */
export const runSchedule: Command = async (context) => {
  const { terminal, words, options, signal } = context
  const { talk } = words
  const cron = await cronOf(context)
  const progress = await followRun(context)
  const runs: ScanReport['run'][] = []
  const todoke = await context.open(progress.listeners)
  terminal.err.say(talk.scheduled(cron))
  await todoke.schedule({
    signal,
    cron,
    onNext: (next) => terminal.err.say(talk.nextRun(momentText(next))),
    onReport: (report) => {
      progress.end()
      runs.push(report.run)
      if (!options.json) sayScan(context, report)
    },
  })
  progress.end()
  tell(context, { runs }, () => terminal.err.say(talk.scheduleEnded))
  return 0
}

/** `todoke schedule show`: when the next run is, and when the last one was. */
export const showSchedule: Command = async (context) => {
  const { terminal, words } = context
  const { talk } = words
  const cron = await cronOf(context)
  const todoke = await context.open()
  const { next, last } = await todoke.nextRun(cron)
  tell(context, { next, last }, () => {
    terminal.out.say(talk.nextRun(momentText(next)))
    terminal.out.say(last === null ? talk.noLastRun : talk.lastRun(momentText(last)))
    suggestNext(context, 'schedule run')
  })
  return 0
}

async function cronOf({ options, settings, words }: Context): Promise<string> {
  const { validate } = await import('node-cron')
  const cron = options.cron ?? settings.cron
  const where = options.cron === undefined ? 'TODOKE_CRON' : '--cron'
  if (validate(cron) && cron.trim().split(/\s+/).length === 5) return cron
  throw new Failure('bad-input', { where, expected: words.settings.cron, found: cron })
}
