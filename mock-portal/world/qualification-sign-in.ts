import type { QualificationAccount, QualificationLogin, QualificationWorld } from '../qualification/contract.ts'
import { addDays } from './dates.ts'
import { passBehind } from './qualification-state.ts'
import type { Scene } from './qualification-world.ts'
import { newPass } from './sign-in.ts'

/** After so many rejections in a row an account is locked, until its password is reset. */
const lockAfter = 5

type SignIn = Pick<QualificationWorld, 'login' | 'visitor' | 'changePassword' | 'logout'>

/** Login, パスワード変更 and logout: one ledger line for each attempt, never a secret in it. */
export function signingIn(scene: Scene): SignIn {
  const { state, note } = scene
  return {
    login: (userId, password, terminalOf) => {
      const account = state.qualification.accounts().get(userId.trim()) ?? null
      const outcome =
        account === null ? ({ outcome: 'rejected' } as const) : judged(scene, account, { password, terminalOf })
      const detail = { userId: account?.userId ?? null, role: account?.role ?? null, outcome: outcome.outcome }
      note('q-login', account?.facilityCode ?? null, { ...detail, terminalOf })
      return outcome
    },
    visitor: (session) => {
      const pass = passBehind(state.qualification, session)
      if (pass === null) return null
      const { account, facility } = pass
      const { userId, userName, role } = account
      return { userId, userName, role, facilityName: facility.name, mustChange: reasonToChange(scene, account) }
    },
    changePassword: (session, entry) => {
      const { account } = scene.pass(session)
      const refusal = refusalOf(account, entry)
      note('q-renew', account.facilityCode, { userId: account.userId, done: refusal === null })
      if (refusal !== null) return scene.say(refusal, account.facilityCode)
      const passwordExpiresOn = addDays(state.today, 180)
      Object.assign(account, { password: entry.fresh, mustChange: false, passwordExpiresOn })
      return null
    },
    logout: (session) => {
      const pass = scene.pass(session)
      pass.good = false
      note('q-logout', pass.account.facilityCode, { userId: pass.account.userId })
    },
  }
}

interface Attempt {
  readonly password: string
  readonly terminalOf: string | null
}

function judged(scene: Scene, account: QualificationAccount, { password, terminalOf }: Attempt): QualificationLogin {
  const { qualification, facilities } = scene.state
  if (qualification.boundToTerminals && terminalOf !== account.facilityCode) return { outcome: 'other-terminal' }
  if (account.locked) return { outcome: 'locked' }
  if (account.password !== password) return rejected(account)
  const facility = facilities.find(({ facilityCode }) => facilityCode === account.facilityCode)
  if (facility === undefined) return { outcome: 'rejected' }
  account.failedLogins = 0
  const session = newPass()
  qualification.sessions.set(session, { facility, account, good: true, justReset: null })
  return { outcome: 'in', session, mustChange: reasonToChange(scene, account) }
}

function rejected(account: QualificationAccount): QualificationLogin {
  account.failedLogins += 1
  account.locked = account.failedLogins >= lockAfter
  return { outcome: account.locked ? 'locked' : 'rejected' }
}

function reasonToChange({ state }: Scene, { mustChange, passwordExpiresOn }: QualificationAccount) {
  if (mustChange) return 'first'
  return passwordExpiresOn < state.today ? 'expired' : null
}

function refusalOf(
  { password, userId }: QualificationAccount,
  { current, fresh, again }: Parameters<SignIn['changePassword']>[1],
): string | null {
  if (current !== password) return '現在のパスワードが正しくありません。'
  if (fresh !== again) return '新しいパスワードと新しいパスワード（確認）が一致しません。'
  const kinds = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/]
  if (fresh.length < 8 || !kinds.every((kind) => kind.test(fresh)))
    return 'パスワードは8文字以上で、英大文字、英小文字、数字、記号をすべて含めてください。'
  return fresh === current || fresh.includes(userId) ? 'このパスワードは使用できません。' : null
}
