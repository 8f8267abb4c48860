import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

/** 発行申請成功 (001 §3-7, 004 §2.1 (4) ③). */
export const applicationSent = {
  title: '発行申請成功',
  landmark: [{ says: ['発行申請成功', '証明書発行申請を送信しました'] }, { contains: '証明書発行申請を送信しました' }],
  refusals: signedInRefusals,
} as const satisfies Screen
