import type { MockApplication } from '../../mock-portal/contract.ts'

const unsent = { trackingNumber: null, deliveryStatus: null, postEvents: [] }

/** One application of each status. No two cells of the list say the same, so that a cell read from another place shows. */
export const applications: MockApplication[] = [
  {
    email: 'satou@example.jp',
    phone: '0100002101',
    ...unsent,
    id: 'a1',
    status: '失効済み',
    appliedOn: '2021-06-01',
    contactName: '医事課 佐藤',
    terminalName: '旧受付端末',
    requestId: '202106011000017',
    commonName: '1311234569',
    issuedOn: '2021-06-03',
    expiresOn: '2024-09-03',
    downloadBy: '2021-11-30',
  },
  {
    email: 'suzuki@example.jp',
    phone: '0100002202',
    id: 'a2',
    status: '発行済み',
    appliedOn: '2026-10-30',
    contactName: '医療情報管理室 鈴木',
    terminalName: 'オンライン資格確認用ＰＣ１',
    requestId: '202610302000025',
    commonName: '13112345690',
    issuedOn: '2026-11-02',
    expiresOn: '2030-02-02',
    downloadBy: '2027-05-01',
    trackingNumber: '30239002231',
    deliveryStatus: 'お届け済み',
    postEvents: [
      { on: '2026/11/05 10:23', history: '引受', office: '麹町郵便局', prefecture: '東京都', postalCode: '102-8799' },
      { on: '2026/11/06 07:41', history: '到着', office: '渋谷郵便局', prefecture: '神奈川県', postalCode: '150-8799' },
      {
        on: '2026/11/06 08:15',
        history: 'ご不在のため持ち戻り',
        office: '代々木局',
        prefecture: '千葉県',
        postalCode: '151-8799',
      },
      {
        on: '2026/11/07 11:02',
        history: 'お届け先にお届け済み',
        office: '新宿郵便局',
        prefecture: '埼玉県',
        postalCode: '160-8799',
      },
    ],
  },
  {
    email: 'takahashi@example.jp',
    phone: '0100002303',
    ...unsent,
    id: 'a3',
    status: '発行申請棄却',
    appliedOn: '2026-11-10',
    contactName: '受付 髙橋',
    terminalName: '受付ﾉｰﾄPC',
    requestId: '202611103000033',
    commonName: null,
    issuedOn: null,
    expiresOn: null,
    downloadBy: null,
  },
  {
    email: 'sakita@example.jp',
    phone: '0100002404',
    ...unsent,
    id: 'a4',
    status: '発行承認待ち',
    appliedOn: '2026-11-19',
    contactName: '総務 﨑田',
    terminalName: '1F受付　１号機',
    requestId: null,
    commonName: null,
    issuedOn: null,
    expiresOn: null,
    downloadBy: null,
  },
]

/** What is typed before a page is saved: under 変更後, and into an application. */
export const entered = {
  changed: {
    contactName: '総務課 田中',
    terminalName: '受付２階　ＰＣ',
    email: 'tanaka@example.jp',
    phone: '0100003505',
  },
  applied: { contactName: '医事課　髙橋', terminalName: '受付ＰＣ３' },
} as const
