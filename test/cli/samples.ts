import type { Certificate, CertificatesReport, ReportedError, ScanReport } from '../../src/domain/reports.ts'

export const certificate: Certificate = {
  facilityCode: '1311234569',
  facilityName: 'みなと内科',
  no: 1,
  appliedOn: '2023-06-07',
  contactName: '受付',
  terminalName: '受付PC',
  status: 'issued',
  statusText: '発行済み',
  requestId: '202306070000001',
  issuedOn: '2023-06-07',
  expiresOn: '2026-12-07',
  downloadBy: '2023-12-04',
  operations: ['detail', 'revoke'],
  trackingNumber: null,
  deliveryStatus: null,
  daysLeft: 500,
  renewal: 'not-yet',
  readAt: '2026-11-21T02:00:00+09:00',
}

export const rejected: ReportedError = {
  code: 'login-rejected',
  message: 'パスワードが受け付けられませんでした。入れ直してください。',
  step: '1-1 ログインする',
  evidence: 'runs/1/1330123454',
}

export const report: CertificatesReport = {
  asOf: '2026-11-21T09:00:00+09:00',
  certificates: [
    { ...certificate, terminalName: '先のPC' },
    {
      ...certificate,
      terminalName: '失効したPC',
      status: 'revoked',
      statusText: '失効済み',
      renewal: 'none',
      daysLeft: 30,
    },
    {
      ...certificate,
      terminalName: '郵送のPC',
      trackingNumber: '30100123454',
      deliveryStatus: '引受',
      issuedOn: '2026-11-10',
    },
    { ...certificate, terminalName: '更新のPC', renewal: 'renew-now', daysLeft: 16 },
    { ...certificate, terminalName: '切れたPC', renewal: 'apply-anew', daysLeft: -3 },
    {
      ...certificate,
      terminalName: '待つPC',
      status: 'pending',
      statusText: '発行承認待ち',
      renewal: 'none',
      daysLeft: null,
      expiresOn: null,
    },
  ],
  unread: [
    { facilityCode: '1330123454', facilityName: '本町歯科', lastReadAt: '2026-11-20T02:00:00+09:00', error: rejected },
  ],
  surplus: [],
}

export const scanned: ScanReport = {
  run: {
    id: '1',
    startedAt: '2026-11-21T02:00:00+09:00',
    endedAt: '2026-11-21T02:01:00+09:00',
    ok: 1,
    failed: 1,
    remaining: 0,
    resumed: false,
    interrupted: false,
    stoppedBy: null,
  },
  facilities: [
    { facilityCode: '1311234569', name: 'みなと内科', ok: true, error: null, rows: [certificate] },
    { facilityCode: '1330123454', name: '本町歯科', ok: false, error: rejected, rows: [] },
  ],
}
