import { createTodoke as openTodoke, type Surroundings, type Todoke } from './app.ts'
import { readPassphrase, readSettings } from './config.ts'
import { Failure } from './domain/failure.ts'
import type { Settings } from './domain/settings.ts'

export type { AskPassphrase, Listeners, Surroundings, Todoke } from './app.ts'
export { Failure } from './domain/failure.ts'
export type { FailureCode } from './domain/failure.ts'
export type { Reason } from './domain/reason.ts'
export { Secret } from './domain/secret.ts'
export type * from './domain/reports.ts'
export type * from './domain/document-reports.ts'
export type * from './domain/filing-report.ts'
export type { SurplusRow } from './domain/surplus.ts'
export type { RowOperation, RowWish } from './domain/row-order.ts'
export type { Acceptance } from './domain/plan-accept.ts'
export type { Account } from './domain/account.ts'
export type { AccountsReport, ResetReport } from './domain/account-report.ts'
export type { PlanReport } from './domain/plan-report.ts'
export type { ApplicationRow, Operation, Status } from './domain/application-row.ts'
export type { Facility, SecretName, Selection } from './domain/facility.ts'
export type { DocumentKind } from './domain/user-settings.ts'
export type { Settings } from './domain/settings.ts'

/** Opens todoke as the commands do, without printing and without exiting: what `settings` leaves out comes from the environment, `.env`, `todoke.yaml` and the defaults. Throws `Failure('bad-input')` for a wrong one. */
export async function createTodoke(settings: Partial<Settings> = {}, surroundings: Surroundings = {}): Promise<Todoke> {
  const sources = { flags: {}, environment: process.env, directory: process.cwd(), attended: false }
  const complete = { ...(await readSettings(sources)), ...settings }
  const askPassphrase = async () => {
    const passphrase = await readPassphrase(complete, sources)
    if (passphrase) return passphrase
    throw new Failure('vault-missing', { reason: 'passphrase-missing' })
  }
  return openTodoke(complete, { askPassphrase, ...surroundings })
}
