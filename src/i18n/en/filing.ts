import type { filing as japanese } from '../ja/filing.ts'

const yen = (amount: number) => `¥${new Intl.NumberFormat('en').format(amount)}`
const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`
const items = (count: number) => plural(count, 'item')

export const filing = {
  columns: { key: 'Key', act: 'Action', state: 'State', requestId: 'Request ID', yen: 'Yen', at: 'When' },
  acts: { apply: 'apply', cancel: 'cancel', revoke: 'revoke', edit: 'edit' },
  states: {
    submitted: 'submitted',
    planned: 'not sent',
    skipped: 'left out',
    failed: 'given up',
    uncertain: 'uncertain',
  },
  scanning: (run) => `Visiting the desk for ${plural(run.total, 'facility', 'facilities')}`,
  progress: (now) => `At the desk ${now.done}/${now.total}  done ${now.ok}  open ${now.failed}`,
  counted: (state, count) => `${count} ${state}`,
  screen: (act, terminal) => `${act} “${terminal}”: what stands before the last button:`,
  notDone: (count) => `Not done (${count}):`,
  totals: (counts) =>
    `${counts.submitted} submitted, ${counts.planned} not sent, ${counts.failed} given up, ${counts.uncertain} uncertain, ${counts.skipped} left out`,
  fee: (fee) =>
    `Submitted: ${yen(fee.certificates)} + postage ${yen(fee.postage)} = ${yen(fee.total)} (tax included, owed once approved)`,
  feePlanned: (total) => `Not sent: ${yen(total)}`,
  feeUncertain: (total) => `Uncertain: ${yen(total)}`,
  rehearsed: (count) => `Walked to the last button for ${items(count)}. Nothing has been sent.`,
  notRehearsed: (count) => `${items(count)} did not get to the last button. Nothing has been sent.`,
  proved: (count) => `Submitted, as the portal's own list shows: ${items(count)}, which is all of them.`,
  nothingOpen: 'Nothing is uncertain and nothing is left to send.',
  settled: (count) => `What became of ${items(count)} is settled by the portal's own list.`,
  certain: (submitted, unsent) =>
    `Certain: ${submitted} submitted (they stand on the portal's list), ${unsent} not sent. `,
  uncertain: (count) => `Not certain: whether ${items(count)} arrived. Do not send anything by hand; settle it with`,
  stillUncertain: (count) =>
    `Not certain: whether ${items(count)} arrived. See the reasons above, have a person look at the portal's list, and write down what was seen with (if it had not arrived: --as planned)`,
  goOn: 'To go on with what was not sent, run',
  lookAt: 'To see why, run',
  planAgain: 'To make the plan anew, run',
  demoWish: { contactName: 'Pharmacy', terminalName: 'Counter terminal 1' },
  demoApplies: 'Applying for one certificate, plan first',
  journalEmpty: 'Nothing has been sent so far.',
  accepted: (finding, reason) => `overruled: ${finding} (reason: ${reason})`,
  surplus: (count) =>
    `Pending twice for one terminal (${plural(count, 'surplus row')}; each costs its fee once approved). To cancel:`,
  surplusByHand: (facility, terminal) =>
    `${facility} “${terminal}” has equal rows that no command can tell apart. Have a person cancel one at the portal.`,
} satisfies typeof japanese
