import { PassThrough, Writable } from 'node:stream'
import type { Listeners, Todoke } from '../../src/app.ts'
import type { Command, Context } from '../../src/cli/context.ts'
import { parse } from '../../src/cli/parse.ts'
import { terminalOf } from '../../src/cli/terminal.ts'
import type { Settings } from '../../src/domain/settings.ts'
import { helpWords } from '../../src/i18n/help.ts'
import { messages } from '../../src/i18n/index.ts'
import { noQualification } from '../night/stage.ts'

export const settings: Settings = {
  home: '/nowhere',
  portalUrl: 'https://portal.example/csm',
  trackingUrl: 'https://post.example/',
  directFormUrl: 'https://ra.example/form',
  directListUrl: 'https://ra.example/list',
  allowedOrigins: [],
  ...noQualification,
  vault: null,
  vaultPassphraseFile: null,
  browser: null,
  concurrency: null,
  headed: false,
  shortWay: 'off',
  direct: false,
  language: 'ja',
  now: null,
  patience: 30_000,
  vendorName: null,
  vendorPhones: [],
  maxPerFacility: null,
  maxPerDay: null,
  maxPerMonth: null,
  imapUrl: null,
  cron: '0 2 * * *',
  unattended: true,
}

interface Staging {
  /** What the command may ask of todoke; anything else it asks is an error. */
  readonly todoke?: (listeners: Listeners) => Partial<Todoke>
  readonly language?: 'ja' | 'en'
  /** Columns of a terminal; null (default) for a pipe. */
  readonly columns?: number | null
  readonly environment?: Readonly<Record<string, string>>
  /** What stands on standard input. */
  readonly input?: string
  readonly signal?: AbortSignal
}

/** Plays a command line against a small todoke and tells what came out. */
export async function play(
  command: Command,
  line: string | readonly string[],
  { todoke = () => ({}), language = 'ja', columns = null, environment = {}, input = '', signal }: Staging = {},
) {
  const typed = parse(typeof line === 'string' ? line.split(' ') : line, helpWords(language))
  if (typed.kind !== 'run') throw new Error(`not a command to run: ${String(line)}`)
  const stdout = recorder(columns)
  const stderr = recorder(columns)
  const stdin = new PassThrough()
  stdin.end(input)
  const context: Context = {
    settings: { ...settings, language },
    words: messages(language),
    terminal: terminalOf({ stdin, stdout: stdout.stream, stderr: stderr.stream }, environment),
    operands: typed.operands,
    options: typed.options,
    directory: '/nowhere',
    signal: signal ?? new AbortController().signal,
    open: async (listeners = {}) => ({ ...refusing, ...todoke(listeners) }),
    typed: (next) => `todoke ${next}`,
  }
  const code = await command(context)
  return { code, out: stdout.text(), err: stderr.text() }
}

function recorder(columns: number | null) {
  const parts: Buffer[] = []
  const sink = new Writable({
    write(part: Buffer, _, done) {
      parts.push(part)
      done()
    },
  })
  const stream = Object.assign(sink, columns === null ? {} : { isTTY: true, columns })
  return { stream, text: () => Buffer.concat(parts).toString('utf8') }
}

const refuse = () => Promise.reject(new Error('the command asked todoke for something else'))
const refusing: Todoke = {
  settings,
  importFacilities: refuse,
  addFacility: refuse,
  facilities: refuse,
  showFacility: refuse,
  removeFacility: refuse,
  setSecret: refuse,
  secrets: refuse,
  removeSecrets: refuse,
  moveVault: refuse,
  scan: refuse,
  certificates: refuse,
  planApplications: refuse,
  openPlan: refuse,
  applyPlan: refuse,
  resumeApplications: refuse,
  fileRow: refuse,
  settleByHand: refuse,
  journal: refuse,
  listAccounts: refuse,
  resetPassword: refuse,
  track: refuse,
  downloadDocuments: refuse,
  showMasterAccount: refuse,
  notices: refuse,
  doctor: refuse,
  schedule: refuse,
  nextRun: refuse,
  close: async () => {},
}
