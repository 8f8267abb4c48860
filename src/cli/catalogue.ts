import type { CommandName, GroupName, OptionName } from '../i18n/help.ts'
import type { Command } from './context.ts'

/** What a command takes; its words stand in `i18n`, its code is loaded when it runs. */
export interface CommandShape {
  /** The word after the command; one that ends in `...` may be given any number of times, also none. */
  readonly operand?: 'CODE' | 'FILE' | 'PLAN' | 'KEY' | 'CODE...'
  readonly options?: readonly OptionName[]
  /** Those of its options that must be given. */
  readonly demands?: readonly OptionName[]
  /** Of each of these groups at least one must be given. */
  readonly demandsOneOf?: readonly (readonly OptionName[])[]
  /** It works on chosen facilities: `--facility`, `--tag`, `--all`. */
  readonly selects?: true
  /** It works on exactly one row of one facility: what chooses several is refused, and so is what is said twice. */
  readonly single?: true
  /** `until-done`: Ctrl-C lets it end cleanly; `until-stopped`: it runs until told to stop, and SIGTERM is its good end. */
  readonly lasts?: 'until-done' | 'until-stopped'
  readonly load: () => Promise<Command>
}

const rowOptions = ['requestId', 'terminal', 'appliedOn'] as const satisfies OptionName[]
const newValues = ['contact', 'newTerminalName', 'email', 'phone'] as const satisfies OptionName[]
const oneRow = {
  operand: 'CODE',
  demandsOneOf: [['requestId', 'terminal']],
  single: true,
  lasts: 'until-done',
} as const satisfies Partial<CommandShape>

/** Every command of todoke. */
export const catalogue: Readonly<Record<CommandName, CommandShape>> = {
  demo: { lasts: 'until-done', load: async () => (await import('./demo.ts')).demo },
  'facility import': {
    operand: 'FILE',
    options: ['skipBad'],
    load: async () => (await import('./facility-import.ts')).importFacilities,
  },
  'facility add': {
    operand: 'CODE',
    options: ['name', 'loginId', 'category', 'contactName', 'phone', 'email', 'passwordStdin'],
    demands: ['name', 'loginId'],
    load: async () => (await import('./facility-add.ts')).addFacility,
  },
  'facility list': { selects: true, load: async () => (await import('./facility-list.ts')).listFacilities },
  'facility show': { operand: 'CODE', load: async () => (await import('./facility-show.ts')).showFacility },
  'facility remove': {
    operand: 'CODE',
    options: ['yes'],
    load: async () => (await import('./facility-remove.ts')).removeFacility,
  },
  'vault set': {
    operand: 'CODE',
    options: ['secretName'],
    load: async () => (await import('./vault.ts')).setSecret,
  },
  'vault list': { selects: true, load: async () => (await import('./vault.ts')).listSecrets },
  'vault remove': {
    operand: 'CODE',
    options: ['secretName', 'yes'],
    load: async () => (await import('./vault.ts')).removeSecrets,
  },
  'vault move': { options: ['to'], demands: ['to'], load: async () => (await import('./vault.ts')).moveVault },
  scan: { selects: true, lasts: 'until-done', load: async () => (await import('./scan.ts')).scan },
  certs: {
    selects: true,
    options: ['expiring', 'status', 'format', 'out', 'force'],
    load: async () => (await import('./certs.ts')).certs,
  },
  track: {
    operand: 'CODE...',
    selects: true,
    lasts: 'until-done',
    load: async () => (await import('./track.ts')).track,
  },
  'apply plan': {
    operand: 'FILE',
    options: ['out', 'force', 'accept'],
    demands: ['out'],
    load: async () => (await import('./apply-plan.ts')).applyPlan,
  },
  'apply run': {
    operand: 'PLAN',
    options: ['submit', 'maxFee', 'direct'],
    lasts: 'until-done',
    load: async () => (await import('./apply-run.ts')).applyRun,
  },
  'apply resume': {
    options: ['submit', 'maxFee', 'direct'],
    lasts: 'until-done',
    load: async () => (await import('./apply-resume.ts')).applyResume,
  },
  'apply settle': {
    operand: 'KEY',
    options: ['as', 'reason'],
    demands: ['as', 'reason'],
    load: async () => (await import('./apply-settle.ts')).applySettle,
  },
  'apply list': { selects: true, load: async () => (await import('./apply-list.ts')).applyList },
  cancel: {
    ...oneRow,
    options: [...rowOptions, 'submit', 'direct'],
    load: async () => (await import('./row-operation.ts')).cancelRow,
  },
  revoke: {
    ...oneRow,
    options: [...rowOptions, 'reason', 'submit', 'direct'],
    load: async () => (await import('./row-operation.ts')).revokeRow,
  },
  edit: {
    ...oneRow,
    options: [...rowOptions, ...newValues, 'accept', 'submit', 'direct'],
    demandsOneOf: [...oneRow.demandsOneOf, newValues],
    load: async () => (await import('./row-operation.ts')).editRow,
  },
  'master-account download': {
    operand: 'CODE...',
    options: ['out'],
    selects: true,
    lasts: 'until-done',
    load: async () => (await import('./documents-download.ts')).downloadMasterAccounts,
  },
  'master-account show': {
    operand: 'CODE',
    options: ['reveal'],
    load: async () => (await import('./master-account-show.ts')).showMasterAccount,
  },
  'documents download': {
    operand: 'CODE...',
    options: ['kind', 'out'],
    demands: ['kind'],
    selects: true,
    lasts: 'until-done',
    load: async () => (await import('./documents-download.ts')).downloadDocuments,
  },
  'account list': {
    operand: 'CODE',
    options: ['asAccount', 'role'],
    lasts: 'until-done',
    load: async () => (await import('./account-list.ts')).listAccounts,
  },
  'account reset-password': {
    operand: 'CODE',
    options: ['user', 'asAccount', 'again', 'submit', 'outFolder', 'reveal'],
    demands: ['user'],
    lasts: 'until-done',
    load: async () => (await import('./account-reset.ts')).resetPassword,
  },
  notices: { load: async () => (await import('./notices.ts')).notices },
  'schedule run': {
    options: ['cron'],
    lasts: 'until-stopped',
    load: async () => (await import('./schedule.ts')).runSchedule,
  },
  'schedule show': { options: ['cron'], load: async () => (await import('./schedule.ts')).showSchedule },
  doctor: { load: async () => (await import('./doctor.ts')).doctor },
  'mock-portal': {
    options: ['port', 'facilities', 'seed', 'out', 'certificates', 'force'],
    lasts: 'until-stopped',
    load: async () => (await import('./mock-portal.ts')).mockPortal,
  },
}

/** The names of all commands, in the order of the catalogue. */
export const commandNames: readonly CommandName[] = Object.keys(catalogue).filter((name) => isCommandName(name))

/** The first words of commands that have two. */
export const groupNames = [
  'facility',
  'vault',
  'apply',
  'master-account',
  'documents',
  'account',
  'schedule',
] as const satisfies GroupName[]

/** Whether a word is the first of commands that have two. */
export function isGroup(word: string): word is GroupName {
  return groupNames.some((name) => name === word)
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(catalogue, name)
}
