import type { Oracle, Place, Turns } from './places.ts'

const menu = { menu: { right: ['.atama > [data-drop]'], words: '.atama > [data-drop] > span' } }
const eligibility = { eligibility: { right: ['.tare > div:nth-child(1)'] } }
const fold = { applications: { right: ['.gamen .ori:nth-child(1) > .na'] } }
const openFold = {
  ...fold,
  eligibilityApplications: { right: ['.gamen .ori:nth-child(1) > .nakami > .osu:nth-child(1)'] },
} // the first fold stands open from the start
const tileAt = (number: number) => {
  const tile = `.gamen .hako:nth-child(${number})`
  return { right: [`${tile} a`], words: `${tile} .na`, box: tile }
}
const ra = 'body > form > table > tbody > tr:nth-child(3) > td >'
const back = { right: [`${ra} p[align=center] > span.b`] }
const update = { right: [`${ra} p[align=center] > input`] }
const showDelivery = { right: [`${ra} div.b`] }
const detail = `${ra} b + table.l tr:nth-child(1)`
const requestId = { right: [`${detail} > td:nth-child(2)`], words: `${detail} > td:nth-child(1)`, box: detail }
const beside = (line: string) => ({
  right: [`${line} > div:nth-child(2)`],
  words: `${line} > div:nth-child(1)`,
  box: line,
})
const list = `${ra} table:last-child > tbody > tr > td:nth-child(2) >`

const changes = `${ra} p + table.l > tbody >`
const particular = (line: number, column: 2 | 3): Place => ({
  right: [`${changes} tr:nth-child(${line}) > td:nth-child(${column})${column === 3 ? ' > input' : ''}`],
  words: `${changes} tr:nth-child(${line}) > td:nth-child(1)`,
  under: `${changes} tr:nth-child(1) > td:nth-child(${column})`,
  box: `${changes} tr:nth-child(${line})`,
})
const particulars = {
  formerContactName: particular(2, 2),
  formerTerminalName: particular(3, 2),
  formerEmail: particular(4, 2),
  formerPhone: particular(5, 2),
  contactName: particular(2, 3),
  terminalName: particular(3, 3),
  email: particular(4, 3),
  phone: particular(5, 3),
}

const entry = (name: string): Place => ({
  right: [`[data-na=${name}]`],
  words: `.g > div:has([data-na=${name}]) > .c > span`,
  box: `.g > div:has([data-na=${name}])`,
})
const ofAll = {
  category: entry('bunrui'),
  institutionCode: entry('kikan'),
  name: entry('meisho'),
  contactName: entry('tantosha'),
  phone: entry('denwa'),
  email: entry('meru'),
  terminalName: entry('tanmatsu'),
}
const next = { right: ['[data-kei=tsugi]'] }
const form = {
  controls: { next },
  fields: { ...ofAll, prefecture: entry('todofuken'), feeSchedule: entry('tensuhyo') },
}
const insurersForm = {
  controls: { next },
  fields: ofAll,
  nowhere: { 'field:prefecture': null, 'field:feeSchedule': null },
}
// The form stands hidden under what took its place.
const shown = (place: number): Place => ({
  right: [`dl.f > dd:nth-of-type(${place})`],
  words: `dl.f > dt:nth-of-type(${place})`,
})
const confirming = { apply: { right: ['[data-kei=okuru]'] }, back: { right: ['[data-kei=modoru]'] } }

const delivered = {
  controls: { showDelivery, update, back },
  fields: particulars,
  values: {
    requestId,
    trackingNumber: beside('.hyoji > .d:nth-child(1)'),
    deliveryStatus: beside('.hyoji > .d:nth-child(2)'),
  },
}

const gyo = (css: string, entry: string): Place => ({ right: [`${css} > ${entry}`], words: `${css} > i`, box: css })
const celled = (line: number, entry: string): Place => ({
  right: [`.naka tr:nth-child(${line}) > td:nth-child(2)${entry}`],
  words: `.naka tr:nth-child(${line}) > td:nth-child(1)`,
  box: `.naka tr:nth-child(${line})`,
})
const accounts = (turns: Turns) => ({
  values: { total: { right: ['.naka > p'], part: '34' } },
  table: {
    table: '.naka table',
    head: '.naka tr:nth-child(1)',
    lines: '.naka tr:nth-child(n + 2)',
    tall: 1,
    columns: { ユーザID: 0, ユーザ名: 1, 権限区分: 2 },
    opens: 'td:nth-child(1)', // as any cell of its line does
    turns,
  },
})
const resetDone = {
  download: { right: ['.naka > a.osu'] },
  ok: { right: ['.naka > a.osu + .osu'] },
}

const documents = {
  table: '.gamen .waku',
  head: '.gamen .waku tr:nth-child(1)',
  lines: '.gamen .waku tr:nth-child(n + 2)',
  tall: 1,
  actions: '[data-go]',
}
// the second page of five, or of three
const pager = {
  range: { right: ['.gamen .naraba > small'] },
  turns: {
    page: 2,
    next: { right: ['.gamen .naraba > span:nth-of-type(3)', '.gamen .naraba > span:last-child'] },
    previous: { right: ['.gamen .naraba > span:nth-of-type(2)', '.gamen .naraba > span:nth-of-type(1)'] },
  },
}

/** Where everything stands on the pages of the second skin, which another hand wrote around the same words. */
export const otherOracle: Oracle = {
  top: {
    controls: { signIn: { right: ['.gamen .osu[data-to]'] } },
    list: {
      heading: '.gamen .ko',
      entries: '.gamen .shirase',
      title: 'div',
      detail: 'small',
    },
  },
  login: {
    fields: {
      loginId: { right: ['input[name=f1]'], words: 'tr:nth-child(1) > td > span', box: 'tr:nth-child(1)' },
      password: { right: ['input[name=f2]'], words: 'tr:nth-child(2) > td > span', box: 'tr:nth-child(2)' },
    },
    controls: { signIn: { right: ['input[type=image]'] } },
  },
  code: {
    fields: { code: { right: ['input[name=f3]'], words: 'form > div:nth-of-type(1)' } },
    controls: { confirm: { right: ['input[type=submit]'] } },
    nowhere: { 'field:password': null },
  },
  home: {
    controls: menu,
    nowhere: { 'control:eligibility': '.tare > div:nth-child(1)', 'control:signIn': null, 'field:password': null },
  },
  'home-menu': { controls: { ...menu, ...eligibility }, nowhere: { 'control:signIn': null, 'field:password': null } },
  menu: { controls: openFold },
  'menu-open': { controls: openFold },
  category: {
    controls: { certificateApplication: tileAt(4), masterAccounts: tileAt(2), grantDecisions: tileAt(6) },
  },
  'certificate-article': { controls: { yes: { right: ['.gamen .waku td:nth-child(1) > .osu'] } } },
  'certificate-desk': {
    controls: {
      inquire: { right: ['.gamen input[data-window=shokai]'] },
      agree: { right: ['.gamen input[data-window=shinsei]'] },
    },
  },
  'application-list': {
    values: { facilityCode: { right: [`${list} p`] } },
    table: {
      table: `${list} table:not([style])`,
      head: `${list} table:not([style]) > tbody > tr:nth-child(1)`,
      lines: `${list} table:not([style]) > tbody > tr:nth-child(n + 2)`,
      tall: 1,
      columns: {
        '#': 0,
        申請日: 1,
        '担当部署/担当者名': 2,
        端末名称等: 3,
        ステータス: 4,
        リクエストID: 5,
        発行日: 6,
        証明書有効期限: 7,
        ダウンロード有効期限: 8,
        操作: 9,
      },
      actions: '[data-saki]',
    },
  },
  'application-list-empty': {
    values: { facilityCode: { right: [`${list} p:nth-child(1)`] } },
    nowhere: { table: null },
  },
  'application-detail': {
    controls: { showDelivery, update, back },
    fields: particulars,
    values: { requestId },
    nowhere: {
      'value:trackingNumber': '.hyoji > .d:nth-child(1) > div:nth-child(2)',
      'value:deliveryStatus': '.hyoji > .d:nth-child(2) > div:nth-child(2)',
    },
  },
  'application-detail-delivery': delivered,
  // a certificate that was revoked cannot be changed
  'application-detail-unsent': {
    ...delivered,
    controls: { showDelivery, back },
    nowhere: { 'control:update': null },
  },
  'application-form': form,
  'application-form-direct': form,
  'application-form-insurer': insurersForm,
  'application-popup': {
    controls: { ok: { right: ['.m > .b:nth-child(2)'] }, cancel: { right: ['.m > .b:nth-child(3)'] } },
    values: { earlier: { right: ['.bun'], part: '4' }, fee: { right: ['.bun'], part: '1,500' } },
  },
  'application-confirmation': {
    controls: confirming,
    fields: {
      category: shown(1),
      prefecture: shown(2),
      feeSchedule: shown(3),
      institutionCode: shown(4),
      name: shown(5),
      contactName: shown(6),
      phone: shown(7),
      email: shown(8),
      terminalName: shown(9),
    },
  },
  'application-confirmation-insurer': {
    controls: confirming,
    fields: {
      category: shown(1),
      institutionCode: shown(2),
      name: shown(3),
      contactName: shown(4),
      phone: shown(5),
      email: shown(6),
      terminalName: shown(7),
    },
    nowhere: { 'field:prefecture': null, 'field:feeSchedule': null },
  },
  'application-sent': { sign: { right: ['.g:not([style]) > .t', '.g:not([style]) > .t + p'] } },
  tracking: {
    table: {
      table: 'table[summary=履歴情報]',
      head: 'table[summary=履歴情報] tr:nth-child(1)',
      lines: 'table[summary=履歴情報] tr:nth-child(2n + 3)',
      tall: 2,
      columns: { 状態発生日: 0, 配送履歴: 1, 詳細: 2, 取扱局: 3, 県名: 4 },
    },
  },
  'tracking-unknown': { nowhere: { table: null } },
  'master-account-list': {
    files: {
      grid: { ...documents, columns: { 決定通知書取込日: 0, 申請区分: 1, 環境: 2, マスタアカウント情報: 3 } },
      beside: { environment: '環境', importedOn: '決定通知書取込日' },
      ...pager,
    },
  },
  'grant-decision-list': {
    files: {
      grid: { ...documents, columns: { 決定通知書取込日: 0, 申請区分: 1, 交付決定通知書: 2 } },
      beside: { importedOn: '決定通知書取込日' },
      ...pager,
    },
  },
  // the file's name is a note beside the button
  'document-page': {
    controls: { attachment: { right: ['.gamen [data-file]'] } },
    nowhere: { files: null },
  },
  'qualification-door': { controls: { begin: { right: ['.naka > .osu'] } } },
  'qualification-login': {
    fields: {
      userId: gyo('.gyo:has([data-na=k1])', 'input'),
      password: gyo('.gyo:has([data-na=k2])', 'input'),
    },
    controls: { logIn: { right: ['.naka > .osu'] } },
  },
  // the title of a group opens nothing
  'qualification-menu': {
    controls: { accounts: { right: ['.naka dd:nth-of-type(1) > .osu:last-child'] } },
    nowhere: { 'control:section': '.naka dt:nth-of-type(1)' },
  },
  'account-search': {
    fields: { role: celled(1, ' > select') },
    controls: { search: { right: ['.naka > .osu[data-zenbu]'] } },
  },
  'account-list': accounts({
    page: 2,
    next: { right: ['.naka > .osu:nth-last-child(2)'] },
    previous: { right: ['.naka > .osu:nth-last-child(3)'] },
  }),
  'account-list-last': {
    ...accounts({ page: 4, previous: { right: ['.naka > .osu:nth-last-child(2)'] } }),
    nowhere: { 'turn:next': null },
  },
  'account-detail': {
    controls: { resetPassword: { right: ['.naka > .osu[data-tou]'] } },
    fields: { userId: gyo('.dai + .gyo', 'b') },
  },
  'reset-question': null,
  // what is masked is not the password
  'reset-result': {
    controls: { show: { right: ['.me'] }, ...resetDone },
    fields: { userId: celled(1, '') },
    nowhere: { 'control:hide': null, 'field:password': null },
  },
  'reset-result-shown': {
    controls: { hide: { right: ['.me'] }, ...resetDone },
    fields: { userId: celled(1, ''), password: celled(2, ' > input') },
    nowhere: { 'control:show': null },
  },
  'qualification-page': { controls: { logOut: { right: ['.ue .osu'] } } },
}
