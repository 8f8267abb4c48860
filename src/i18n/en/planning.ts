import type { planning as japanese } from '../ja/planning.ts'

const yen = (amount: number) => `¥${new Intl.NumberFormat('en').format(amount)}`
const certificates = (count: number) => `${count} ${count === 1 ? 'certificate' : 'certificates'}`

export const planning = {
  yen,
  columns: { key: 'Key', action: 'Action', fee: 'Fee', postage: 'Postage', total: 'Total' },
  actions: { apply: 'apply', skip: 'skip' },
  severities: { error: 'error', advice: 'advice', warning: 'warning' },
  source: 'source',
  acceptedBecause: (reason) => `→ applied for all the same (reason: ${reason})`,
  applications: (fee) =>
    `Apply for ${certificates(fee.count)}: ${yen(fee.certificates)} + postage ${yen(fee.postage)} = ${yen(fee.total)} (tax included, owed once approved)`,
  skipped: (count) => `Left out: ${certificates(count)} (¥0)`,
  howToAccept: (typed) => `To apply against advice, make the plan anew and say why: ${typed}`,
  exampleReason: 'reason',
  written: (file, until) => `Plan written: ${file} (good until ${until}; nothing has been sent)`,
  refused: (errors) => `No plan was made: ${errors} ${errors === 1 ? 'error' : 'errors'}. Nothing has been sent.`,
  correct: 'Correct the file and run again.',
} satisfies typeof japanese
