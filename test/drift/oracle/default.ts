import type { Oracle } from './places.ts'

const menu = { menu: { right: ['.sp-menu-list > li:nth-child(2) > a'] } }
const eligibility = { eligibility: { right: ['.sp-menu-list > li:nth-child(2) > ul > li:nth-child(1) > a'] } }
const fold = { applications: { right: ['.sp-accordion > div:nth-child(2) > .panel-heading'] } }
const tile = '.sp-tiles > div:nth-child(4)'
const back = { right: ['form > p:last-child > input:last-child'] }
const showDelivery = { right: ['form > input[type=button]'] }
const requestId = {
  right: ['form > table:nth-last-of-type(2) > tbody > tr:nth-child(1) > td:nth-child(2)'],
  words: 'form > table:nth-last-of-type(2) > tbody > tr:nth-child(1) > td:nth-child(1)',
  box: 'form > table:nth-last-of-type(2) > tbody > tr:nth-child(1)',
}
const post = 'form > input[type=button] + table > tbody >'

const delivered = {
  controls: { showDelivery, back },
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
      certificateApplication: {
        right: [`${tile} .panel-footer > a`, `${tile} a.panel-body`],
        words: `${tile} h3`,
        box: tile,
      },
    },
  },
  'certificate-article': { controls: { yes: { right: ['.sp-answers > a:nth-child(1)'] } } },
  'certificate-desk': { controls: { inquire: { right: ['.sp-desk:nth-of-type(2) button'] } } },
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
    controls: { showDelivery, back },
    values: { requestId },
    nowhere: { 'value:trackingNumber': null, 'value:deliveryStatus': null },
  },
  'application-detail-delivery': delivered,
  'application-detail-unsent': delivered,
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
}
