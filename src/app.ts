import { certificates } from './app/certificates.ts'
import { checkup } from './app/checkup.ts'
import { addFacility, importFacilities, removeFacility, showFacility } from './app/facilities.ts'
import { journalOf } from './app/filing-list.ts'
import { forgetSecrets } from './app/new-passwords.ts'
import { openPlan, planApplications } from './app/planning.ts'
import { openRooms } from './app/rooms.ts'
import { readNotices, scan } from './app/scanning.ts'
import type { FilingOptions, Surroundings, Todoke } from './app/todoke.ts'
import { track } from './app/tracking.ts'
import type { Settings } from './domain/settings.ts'
import { moveSecrets } from './vault/move-secrets.ts'

export type { AskPassphrase, AskSecret, Listeners, Surroundings, Todoke } from './app/todoke.ts'

const everyone = { codes: [], tags: [] } as const
const scheduling = () => import('./app/scheduling.ts') // only a daemon needs a clock
const filing = () => import('./app/filing-plans.ts') // only what files needs the engine of it
const documents = () => import('./app/documents.ts')
const rows = () => import('./app/filing-rows.ts')
const byHand = () => import('./app/filing-by-hand.ts')
const accounts = () => import('./app/accounts.ts') // only a terminal of the closed network needs these
const resets = () => import('./app/resetting.ts')
const never = new AbortController().signal

/** todoke as a library: opens what a call needs when it needs it, prints nothing, never exits. Close it when done. */
export async function createTodoke(settings: Settings, surroundings: Surroundings = {}): Promise<Todoke> {
  const rooms = openRooms(settings, surroundings)
  return {
    settings,
    importFacilities: (file, options) => importFacilities(rooms, file, options?.skipBad ?? false),
    addFacility: (facility, secrets) => addFacility(rooms, facility, secrets),
    facilities: async (selection) => (await rooms.store()).facilities(selection),
    showFacility: (facilityCode) => showFacility(rooms, facilityCode),
    removeFacility: (facilityCode) => removeFacility(rooms, facilityCode),
    setSecret: async (facilityCode, name, secret) => (await rooms.vault()).set([{ facilityCode, name, secret }]),
    secrets: async () => (await rooms.vault()).list(),
    removeSecrets: async (facilityCode, name) =>
      name === undefined ? forgetSecrets(rooms, facilityCode) : (await rooms.vault()).remove(facilityCode, name),
    moveVault: async (to) => moveSecrets(await rooms.vault(to === 'file' ? 'keychain' : 'file'), await rooms.vault(to)),
    scan: (selection, options) => scan(rooms, selection ?? everyone, options?.signal ?? never),
    certificates: ({ selection, ...wanted } = {}) => certificates(rooms, selection ?? everyone, wanted),
    planApplications: (file, options) => planApplications(rooms, file, options?.accept ?? []),
    openPlan: async (file) => (await openPlan(rooms, file)).plan,
    applyPlan: async (file, options) => (await filing()).runPlan(rooms, file, wishOf(options)),
    resumeApplications: async (options) => (await filing()).resume(rooms, wishOf(options)),
    fileRow: async (wish, options) => (await rows()).fileRow(rooms, wish, wishOf(options)),
    settleByHand: async (key, verdict) => (await byHand()).settleByHand(rooms, key, verdict),
    journal: (selection) => journalOf(rooms, selection ?? everyone),
    listAccounts: async ({ as = 'master', role = 'admin', ...of }, options) =>
      (await accounts()).listAccounts(rooms, { ...of, as, role }, options?.signal ?? never),
    resetPassword: async ({ as = null, again = null, out = null, ...of }, { submit = false, signal = never } = {}) =>
      (await resets()).resetPassword(rooms, { ...of, as, again, out }, { submit, signal }),
    track: (selection, options) => track(rooms, selection ?? everyone, options?.signal ?? never),
    downloadDocuments: async (selection, { kind, out, signal }) =>
      (await documents()).downloadDocuments(rooms, selection, { kind, out: out ?? null }, signal ?? never),
    showMasterAccount: async (facilityCode) => (await documents()).showMasterAccount(rooms, facilityCode),
    notices: async () => ({ readAt: rooms.now(), notices: await readNotices(rooms, never) }),
    doctor: () => checkup(rooms, never),
    schedule: async (options) => (await scheduling()).runSchedule(rooms, options),
    nextRun: async (cron) => (await scheduling()).nextRun(rooms, cron),
    close: () => rooms.close(),
  }
}

function wishOf({ submit = false, maxFee, signal = never }: FilingOptions = {}) {
  return { submit, maxFee: maxFee ?? null, signal }
}
