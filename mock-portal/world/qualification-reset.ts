import type { QualificationWorld } from '../qualification/contract.ts'
import { addDays } from './dates.ts'
import { passwordAfter, roleNames } from './qualification-accounts.ts'
import { mayReset } from './qualification-search.ts'
import type { Scene } from './qualification-world.ts'

type Reset = Pick<QualificationWorld, 'reset' | 'show' | 'download' | 'finish'>

/** パスワード初期化: there is no token that is good once, so each request that comes sets another password. It unlocks the account, too. */
export function resetting(scene: Scene): Reset {
  const { state, seed, note } = scene
  const justReset = (session: string, what: string) => {
    const { account: by, justReset: whose } = scene.pass(session)
    if (whose !== null) note(what, by.facilityCode, { userId: whose.userId, by: by.userId })
    return whose
  }
  return {
    reset: (session, userId) => {
      const pass = scene.pass(session)
      const whose = state.qualification.accounts().get(userId)
      if (whose === undefined || !mayReset(pass.account, whose)) return null
      whose.resets += 1
      Object.assign(whose, { password: passwordAfter(seed.seed, userId, whose.resets), mustChange: true })
      Object.assign(whose, { locked: false, failedLogins: 0, passwordExpiresOn: addDays(state.today, 30) })
      pass.justReset = whose
      note('q-reset', whose.facilityCode, { userId, role: whose.role, by: pass.account.userId, reset: whose.resets })
      return whose.password
    },
    show: (session) => justReset(session, 'q-show')?.password ?? null,
    download: (session) => {
      const whose = justReset(session, 'q-download')
      if (whose === null) return null
      const { facility } = scene.pass(session)
      const { facilityCode, userId, userName, password, passwordExpiresOn } = whose
      const roleName = scene.say(roleNames[whose.role], facilityCode)
      return { facilityCode, facilityName: facility.name, userId, userName, roleName, password, passwordExpiresOn }
    },
    finish: (session) => {
      justReset(session, 'q-ok')
      scene.pass(session).justReset = null
    },
  }
}
