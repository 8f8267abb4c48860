import type { Oracle, Place, Turns } from './places.ts'

const menu = { menu: { right: ['.sp-menu-list > li:nth-child(2) > a'] } }
const eligibility = { eligibility: { right: ['.sp-menu-list > li:nth-child(2) > ul > li:nth-child(1) > a'] } }
const fold = { applications: { right: ['.sp-accordion > div:nth-child(2) > .panel-heading'] } }
const tileAt = (number: number) => {
  const tile = `.sp-tiles > div:nth-child(${number})`
  return { right: [`${tile} .panel-footer > a`, `${tile} a.panel-body`], words: `${tile} h3`, box: tile }
}
const back = { right: ['form > p:last-child > input:last-child'] }
const update = { right: ['form > p:last-child > input:first-child'] }
const showDelivery = { right: ['form > input[type=button]'] }
const requestId = {
  right: ['form > table:nth-last-of-type(2) > tbody > tr:nth-child(1) > td:nth-child(2)'],
  words: 'form > table:nth-last-of-type(2) > tbody > tr:nth-child(1) > td:nth-child(1)',
  box: 'form > table:nth-last-of-type(2) > tbody > tr:nth-child(1)',
}
const post = 'form > input[type=button] + table > tbody >'

const changes = 'form > table:last-of-type > tbody >'
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

const entry = (line: number, kind: 'input' | 'select'): Place => ({
  right: [`#entry tr:nth-child(${line}) > td:nth-child(2) > ${kind}`],
  words: `#entry tr:nth-child(${line}) > td:nth-child(1)`,
  box: `#entry tr:nth-child(${line})`,
})
const ofAll = {
  category: entry(1, 'select'),
  institutionCode: entry(4, 'input'),
  name: entry(5, 'input'),
  contactName: entry(6, 'input'),
  phone: entry(7, 'input'),
  email: entry(8, 'input'),
  terminalName: entry(9, 'input'),
}
const next = { right: ['form > p[align=center] > input[type=button]'] }
const form = {
  controls: { next },
  fields: { ...ofAll, prefecture: entry(2, 'select'), feeSchedule: entry(3, 'select') },
}
// The rows that insurers do not have stand there hidden.
const insurersForm = {
  controls: { next },
  fields: ofAll,
  nowhere: {
    'field:prefecture': '#entry tr:nth-child(2) > td:nth-child(2) > select',
    'field:feeSchedule': '#entry tr:nth-child(3) > td:nth-child(2) > select',
  },
}
const shown = (line: number): Place => ({
  right: [`form > table.form tr:nth-child(${line}) > td:nth-child(2)`],
  words: `form > table.form tr:nth-child(${line}) > td:nth-child(1)`,
  box: `form > table.form tr:nth-child(${line})`,
})
const confirming = {
  apply: { right: ['form > p:last-child > input:first-child'] },
  back: { right: ['form > p:last-child > input:last-child'] },
}

const delivered = {
  controls: { showDelivery, update, back },
  fields: particulars,
  values: {
    requestId,
    trackingNumber: {
      right: [`${post} tr:nth-child(1) > td:nth-child(2)`],
      words: `${post} tr:nth-child(1) > td:nth-child(1)`,
      box: `${post} tr:nth-child(1)`,
    },
    deliveryStatus: {
      right: [`${post} tr:nth-child(2) > td:nth-child(2)`],
      words: `${post} tr:nth-child(2) > td:nth-child(1)`,
      box: `${post} tr:nth-child(2)`,
    },
  },
}

const filled = (line: number, field: string, row = '#main tr'): Place => ({
  right: [`${row}:nth-child(${line}) ${field}`],
  words: `${row}:nth-child(${line}) > th`,
  box: `${row}:nth-child(${line})`,
})
const accounts = (total: string, turns: Turns) => ({
  values: { total: { right: ['#main > p'], part: total } },
  table: {
    table: '#main table',
    head: '#main table tr:nth-child(1)',
    lines: '#main table tr:nth-child(n + 2)',
    tall: 1,
    columns: { ユーザID: 0, ユーザ名: 1, 権限区分: 2 },
    opens: 'a',
    turns,
  },
})
// Each line of the box is one text, words and all.
const resetDone = {
  userId: { right: ['#done .text > p:nth-of-type(2)'] },
  download: { right: ['#done .foot > button:nth-child(2)'] },
  ok: { right: ['#done .foot > button:nth-child(3)'] },
  eye: { right: ['#done .foot > button:nth-child(1)'] },
}

const documents = {
  table: '.sp-list',
  head: '.sp-list > thead > tr',
  lines: '.sp-list > tbody > tr',
  tall: 1,
  actions: 'a',
}
// the second page of three
const pager = {
  range: { right: ['.sp-range'] },
  turns: {
    page: 2,
    next: { right: ['.pagination > li:nth-child(4) > a', '.pagination > li:nth-child(5) > a'] },
    previous: { right: ['.pagination > li:nth-child(2) > a', '.pagination > li:nth-child(1) > a'] },
  },
}

/** Where everything stands on the pages of the mock's own skin: AngularJS and Bootstrap, an RA of layout tables, the post. */
export const defaultOracle: Oracle = {
  top: {
    // the link at the top leads to the same page
    controls: { signIn: { right: ['.sp-entrance-login', '.sp-account > a:last-child'] } },
    list: {
      heading: '.sp-notices .panel-title',
      entries: '.sp-notices .list-group-item',
      title: '.sp-notice-title',
      detail: '.sp-notice-facts',
    },
  },
  login: {
    fields: {
      loginId: { right: ['#username'], words: 'label[for=username]', box: '.form-group:nth-of-type(1)' },
      password: { right: ['#password'], words: 'label[for=password]', box: '.form-group:nth-of-type(2)' },
    },
    controls: { signIn: { right: ['form button[name=login]'] } },
  },
  code: {
    fields: { code: { right: ['#txtResponse'], words: 'label[for=txtResponse]', box: '.form-group' } },
    controls: { confirm: { right: ['button[name=confirm]'] } },
    nowhere: { 'field:password': null },
  },
  home: { controls: menu, nowhere: { 'control:eligibility': null, 'control:signIn': null, 'field:password': null } },
  'home-menu': { controls: { ...menu, ...eligibility }, nowhere: { 'control:signIn': null, 'field:password': null } },
  menu: { controls: fold, nowhere: { 'control:eligibilityApplications': null } },
  'menu-open': {
    controls: { ...fold, eligibilityApplications: { right: ['.sp-arrow-list > li:nth-child(1) > a'] } },
  },
  category: {
    controls: {
      certificateApplication: tileAt(4),
      masterAccounts: tileAt(2),
      grantDecisions: tileAt(6),
    },
  },
  'certificate-article': { controls: { yes: { right: ['.sp-answers > a:nth-child(1)'] } } },
  'certificate-desk': {
    controls: {
      inquire: { right: ['.sp-desk:nth-of-type(2) button'] },
      agree: { right: ['.sp-desk:nth-of-type(1) button:first-child'] },
    },
  },
  'application-list': {
    values: { facilityCode: { right: ['form > p'] } },
    table: {
      table: 'table.list',
      head: 'table.list tr:nth-child(1)',
      lines: 'table.list tr:nth-child(n + 2)',
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
      actions: 'input[type=button]',
    },
  },
  'application-list-empty': {
    values: { facilityCode: { right: ['form > p:nth-of-type(1)'] } },
    nowhere: { table: null },
  },
  'application-detail': {
    controls: { showDelivery, update, back },
    fields: particulars,
    values: { requestId },
    nowhere: { 'value:trackingNumber': null, 'value:deliveryStatus': null },
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
  'application-popup': null,
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
  'application-sent': { sign: { right: ['.title', '.title + p'] } },
  tracking: {
    table: {
      table: 'table[summary=履歴情報]',
      head: 'table[summary=履歴情報] tr:nth-child(1)',
      lines: 'table[summary=履歴情報] tr:nth-child(2n + 3)',
      tall: 2,
      columns: { 状態発生日: 0, 配送履歴: 1, 詳細: 2, 取扱局: 3, '県名・国名': 4 },
    },
  },
  'tracking-unknown': { nowhere: { table: null } },
  'master-account-list': {
    files: {
      grid: {
        ...documents,
        columns: { マスタアカウント情報: 0, 申請区分: 1, '本番環境/接続確認環境': 2, 決定通知書取込日: 3 },
      },
      beside: { environment: '本番環境/接続確認環境', importedOn: '決定通知書取込日' },
      ...pager,
    },
  },
  'grant-decision-list': {
    files: {
      grid: { ...documents, columns: { 交付決定通知書: 0, 申請区分: 1, 決定通知書取込日: 2 } },
      beside: { importedOn: '決定通知書取込日' },
      ...pager,
    },
  },
  // 「添付ファイル」 is the title over the file
  'document-page': {
    files: { links: '.sp-panel:not(.sp-record) a' },
    nowhere: { 'control:attachment': '.sp-panel:not(.sp-record) h2' },
  },
  'qualification-door': { controls: { begin: { right: ['#main > button'] } } },
  'qualification-login': {
    fields: {
      userId: { right: ['#userId'], words: 'label[for=userId]', box: '#main tr:nth-child(1)' },
      password: { right: ['#password'], words: 'label[for=password]', box: '#main tr:nth-child(2)' },
    },
    controls: { logIn: { right: ['#main form > button'] } },
  },
  // the title of a group opens nothing
  'qualification-menu': {
    controls: { accounts: { right: ['#main fieldset:nth-of-type(2) > button:nth-of-type(2)'] } },
    nowhere: { 'control:section': '#main fieldset:nth-of-type(2) > legend' },
  },
  'account-search': {
    fields: { role: filled(3, 'select') },
    controls: { search: { right: ['#main form > button:nth-of-type(1)'] } },
  },
  'account-list': accounts('34', {
    page: 2,
    next: { right: ['#main > p > a:nth-of-type(3)', '#main > p > a:last-child'] },
    previous: { right: ['#main > p > a:nth-of-type(2)', '#main > p > a:nth-of-type(1)'] },
  }),
  // where it ends, 「次へ」 is a plain word
  'account-list-last': {
    ...accounts('34', {
      page: 4,
      previous: { right: ['#main > p > a:nth-of-type(4)', '#main > p > a:nth-of-type(1)'] },
    }),
    nowhere: { 'turn:next': '#main > p > span:last-child' },
  },
  'account-detail': {
    controls: { resetPassword: { right: ['#main form > button:nth-of-type(1)'] } },
    fields: { userId: filled(1, 'td', '#main form tr') },
  },
  'reset-question': {
    controls: {
      ok: { right: ['#ask .foot > button:nth-child(1)'] },
      cancel: { right: ['#ask .foot > button:nth-child(2)'] },
    },
  },
  // a row of masks is not the password
  'reset-result': {
    controls: { show: resetDone.eye, download: resetDone.download, ok: resetDone.ok },
    fields: { userId: resetDone.userId },
    nowhere: { 'control:hide': null, 'field:password': null },
  },
  'reset-result-shown': {
    controls: { hide: resetDone.eye, download: resetDone.download, ok: resetDone.ok },
    fields: {
      userId: resetDone.userId,
      password: { right: ['#secret'], box: '#done .text > p:nth-of-type(3)' },
    },
    nowhere: { 'control:show': null },
  },
  'qualification-page': { controls: { logOut: { right: ['#header .logout'] } } },
}
