import type { CommandWords } from './command-words.ts'

/** Help of `account list` and `account reset-password`. */
export const accountCommands = {
  'account list': {
    summary: '管理アカウントのユーザIDを一覧にします（閉域網の端末で、ポータルのログインなし）',
    examples: [
      ['account list 1311234569', '管理者のユーザID・ユーザ名・権限区分'],
      ['account list 1311234569 --role all --json', '全ての権限区分を JSON で'],
    ],
  },
  'account reset-password': {
    summary: 'アカウント1つのパスワードを、1回だけ初期化します（--submit を付けなければ送りません）',
    examples: [
      ['account reset-password 1311234569 --user ADMIN01', 'アカウント情報の画面まで進んで確かめる'],
      ['account reset-password 1311234569 --user ADMIN01 --submit --out 受渡し', '初期化し、通知用の PDF も受け取る'],
      [
        'account reset-password 1311234569 --user MASTER01 --as reset --submit',
        'マスタアカウントを、リセット用アカウントで初期化する',
      ],
      [
        'account reset-password 1311234569 --user ADMIN01 --again "結果を見る前に停電" --submit',
        '確かめられない初期化を、もう一度行う',
      ],
    ],
  },
} satisfies Record<string, CommandWords>
