import type { PlanReason } from '../../domain/reason.ts'
import type { FailureWords } from '../ja/failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `“${text}”`)
const planAgain =
  'Nothing was sent. Make the plan anew with `todoke apply plan FILE --out PLAN.json --force`, and look at what it holds and costs.'

export const planReasons = {
  'no-plan': {
    happened: ({ where, found }) =>
      `${named(where, 'That file')} is not a plan that this todoke can read${found === undefined ? '' : ` (field ${found})`}.`,
    remedy: () => 'Give the .json that `todoke apply plan FILE --out PLAN.json` has written.',
  },
  'plan-edited': {
    happened: ({ where }) => `The plan ${named(where, 'given')} has been edited since it was made.`,
    remedy: () => `Change the file of wishes (CSV or Excel), not the plan. ${planAgain}`,
  },
  'plan-expired': {
    happened: ({ expected, found }) =>
      `The plan is over: it is good for 7 days${expected === undefined ? '' : `, until ${expected}`}${found === undefined ? '' : `, and it is ${found}`}.`,
    remedy: () => planAgain,
  },
  'plan-of-another-database': {
    happened: ({ expected, found }) =>
      `The plan was made against another database${expected === undefined || found === undefined ? '' : ` (${expected}, this is ${found})`}.`,
    remedy: () =>
      'Give the folder it was made in with --home or TODOKE_HOME, or make the plan anew in this one. Nothing was sent.',
  },
  'plan-changed': {
    happened: ({ where, expected, found }) =>
      `${where === undefined ? 'What the plan rests on' : `“${where}”`} has changed since the plan was made (then: ${expected ?? 'nothing'}, now: ${found ?? 'nothing'}).`,
    remedy: () => planAgain,
  },
} satisfies Record<PlanReason, FailureWords>
