import type { talk as japanese } from '../ja/talk.ts'

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`
const facilities = (count: number) => plural(count, 'facility', 'facilities')

export const talk = {
  checks: {
    node: 'Node.js',
    home: 'home',
    store: 'database',
    vault: 'vault',
    browser: 'browser',
    portal: 'portal',
    certificate: 'client certificate',
    qualification: 'qualification system',
    accounts: 'master and reset account',
    mailbox: 'mailbox',
  },
  next: 'Next:',
  or: 'or',
  none: '-',
  listed: (words) => words.join(', '),
  bug: (what) => `Unexpected error, most likely a bug of todoke: ${what}`,
  bugRemedy: 'Run the same command with TODOKE_DEBUG=1 and send its output to the developers.',
  step: 'step',
  evidence: 'evidence',
  remedy: 'remedy',
  stopping: 'Stopping. What was read is kept (Ctrl-C again ends at once)…',
  interrupted: 'Interrupted.',
  written: (file) => `Written: ${file}`,

  scanning: (run) =>
    run.resumed
      ? `Going on where the last run stopped (${run.total - run.done} of ${facilities(run.total)} left)`
      : `Visiting ${facilities(run.total)}`,
  progress: (now) => `Visiting ${now.done}/${now.total}  done ${now.ok}  failed ${now.failed}`,
  visited: (rows) => `done  ${plural(rows, 'application')}`,
  visitFailed: (code) => `failed  ${code}`,
  scanned: (run) =>
    `${facilities(run.ok)} read, ${run.failed} failed${run.remaining > 0 ? `, ${run.remaining} not reached` : ''}`,
  remaining: (count) => `The next scan goes on with the ${facilities(count)} not reached.`,
  failures: (count) => `Not read (${count}):`,
  noFacilities: 'No facility is registered yet.',

  certificates: (counts) =>
    `${plural(counts.total, 'certificate or application', 'certificates and applications')} of ${facilities(counts.facilities)}, ${counts.urgent} to act on`,
  noCertificates: 'No certificate matches.',
  neverRead: 'Never read so far.',
  lastRead: (at) => `showing what was read at ${at}`,
  asOf: (date) => `As of ${date}`,
  days: (days) => `${days}d`,

  tracked: (counts) => `${plural(counts.items, 'item')} looked up (${counts.failed} failed)`,
  nothingToTrack: 'Nothing to track.',
  noNotices: 'No notices.',

  imported: (report) =>
    `Registered ${facilities(report.imported)}${report.skipped > 0 ? ` (${plural(report.skipped, 'line')} left out)` : ''}`,
  notImported: (errors) => `Nothing was registered: ${plural(errors, 'problem')} in the file.`,
  fixOrSkip: 'Correct the file and run again, or register the rest with --skip-bad.',
  warnings: (count) => `${plural(count, 'warning')} (nothing is refused for them)`,
  otherLine: (line) => ` (line ${line})`,
  added: (code, name) => `Registered: ${code} ${name}`,
  facilities: (count) => `${facilities(count)} registered`,
  removed: (code) => `Removed: ${code} (its history stays)`,
  askRemoveFacility: (code) => `Remove ${code} and its passwords?`,
  lastVisitOk: (at) => `${at} done`,
  lastVisitFailed: (at) => `${at} failed`,

  notRegistered: (code) =>
    `Note: ${code} is not registered yet. Unless the code is mistyped, register it with todoke facility add.`,
  secretStored: (code, name) => `Stored in the vault: ${code} ${name}`,
  secretRemoved: (code) => `Removed from the vault: ${code}`,
  secretsKept: (count) => `The vault holds secrets of ${facilities(count)}`,
  askRemoveSecrets: (code, name) => `Remove the ${name} of ${code} from the vault?`,
  allSecrets: 'secrets',
  moved: (count, to) => `Moved ${plural(count, 'secret')}: ${to}`,
  askSecret: (name, code) => `The ${name} of ${code} (hidden):`,
  askPassphraseOpen: 'Passphrase of the vault (hidden):',
  askPassphraseCreate: 'Passphrase for the new vault (hidden; without it nothing can be read again):',
  askPassphraseAgain: 'The same passphrase again:',
  passphrasesDiffer: 'The two differ. Once more.',
  askCode: (name, text) => `${name}: ${text} (Enter alone if you do not know it)`,
  cancelled: 'Cancelled. Nothing was changed.',

  accountsListed: (count: number) => `${count} accounts`,
  resetScreen: (user: string) => `The account ${user}:`,
  resetRehearsed: 'Walked to the account and compared it; nothing was sent. To reset it:',
  resetDone: (user: string) => `The password of ${user} has been reset. The new one is in the vault.`,
  resetBefore: (user: string, at: string) =>
    `The password of ${user} was reset at ${at} (this is the same order, so it is not done again). For another reset add --again "reason".`,
  resetLost: 'The vault does not have that password.',
  newPassword: (secret: string) => `New password: ${secret}`,
  notRevealed: 'Add --reveal to see it.',

  nextRun: (at) => `Next run: ${at}`,
  lastRun: (at) => `Last run: ${at}`,
  noLastRun: 'Last run: none yet',
  scheduled: (cron) => `The schedule is on (cron: ${cron}, Japan time). Ctrl-C ends it.`,
  scheduleEnded: 'The schedule has ended.',

  healthy: 'All is well.',
  unhealthy: (count) => `${plural(count, 'problem')} found.`,

  mockStarted: 'The rehearsal portal is up. Ctrl-C ends it.',
  mockSet: 'Paste one of these into another terminal to make todoke use it:',
  mockImport: 'Then:',
  mockEnded: 'The rehearsal portal has ended.',
  demoStart: (url) => `The rehearsal portal is up: ${url}`,
  demoHome: (home) => `Data: ${home}`,
  demoDone: 'The rehearsal portal has ended; what was read is still there. Go on with:',

  setVault: (to) => `Set TODOKE_VAULT=${to} to go on using it.`,
  stoppedBy: 'Stopped on the way',
} satisfies typeof japanese
