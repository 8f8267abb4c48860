import type { DocumentReason } from '../../domain/reason.ts'
import type { FailureWords } from './failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `「${text}」`)
const again = 'もう一度ダウンロードしてください。続くときは、ブラウザーでポータルから開けるか確かめてください。'
const look = '残してあるファイルを開いて中身を確かめてください。正しく開けるときは開発元に知らせてください。'
const setPassword =
  'パスワードを知っている人に聞き、「todoke vault set CODE --secret-name documentPassword」でしまってから、もう一度実行してください。'

/** Two sentences about each thing that may be wrong with a document that was downloaded. */
export const documentReasons = {
  'document-not-read': {
    happened: ({ where }) => `${named(where, 'この医療機関等')}の「ユーザ設定情報」は、まだ読み取っていません。`,
    remedy: ({ where }) => `「todoke master-account download ${where ?? 'CODE'}」を実行してください。`,
  },
  'document-empty': { happened: () => '届いたファイルは空（0 バイト）です。', remedy: () => again },
  'document-is-page': {
    happened: () => '書類の代わりに、ウェブページ（エラー画面など）が届きました。',
    remedy: () => again,
  },
  'document-no-pdf': { happened: () => '届いたファイルは PDF でも zip でもありません。', remedy: () => look },
  'document-cut': { happened: () => '届いた PDF は途中で切れています。', remedy: () => again },
  'document-damaged': { happened: () => '届いた PDF は壊れていて、読み取れません。', remedy: () => again },
  'document-too-large': {
    happened: ({ expected }) => `届いたファイルは大きすぎます${expected === undefined ? '' : `（上限 ${expected}）`}。`,
    remedy: () => 'ポータルでその書類を開き、目当てのものかどうか確かめてください。',
  },
  'document-locked': { happened: () => '書類にパスワードがかかっています。', remedy: () => setPassword },
  'document-password-wrong': {
    happened: () => 'しまってあるパスワード（documentPassword）では、書類を開けません。',
    remedy: () => setPassword,
  },
  'document-without-text': {
    happened: () => 'PDF に文字がありません（画像だけの書類のようです）。',
    remedy: () => '残してあるファイルを開き、ユーザIDを目で確かめてください。',
  },
  'document-other': {
    happened: () => '届いた書類は「オンライン資格確認等システムユーザ設定情報」ではありません。',
    remedy: () => look,
  },
  'document-field-missing': {
    happened: ({ where }) => `書類の${named(where, '項目')}を読み取れません。`,
    remedy: () => look,
  },
  'document-field-twice': {
    happened: ({ where }) => `書類に${named(where, '同じ項目')}が違う値で二つ以上あり、どれが正しいか決められません。`,
    remedy: () => look,
  },
  'zip-damaged': { happened: () => '届いた zip は壊れているか、途中で切れています。', remedy: () => again },
  'zip-without-pdf': { happened: () => '届いた zip の中に PDF がありません。', remedy: () => look },
  'zip-several': {
    happened: () => '届いた zip に内容の違う「ユーザ設定情報」が二つ以上あり、どれが正しいか決められません。',
    remedy: () => look,
  },
} as const satisfies Record<DocumentReason, FailureWords>
