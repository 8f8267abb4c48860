import type { documents as japanese } from '../ja/documents.ts'

export const documents = {
  scanning: (run) => `Fetching the documents of ${run.total} ${run.total === 1 ? 'facility' : 'facilities'}`,
  progress: (now) => `Documents ${now.done}/${now.total}  done ${now.ok}  failed ${now.failed}`,
  taken: (files) => `done  ${files} ${files === 1 ? 'file' : 'files'}`,
  total: (now) => `${now.ok} ${now.ok === 1 ? 'document' : 'documents'}, ${now.failed} failed`,
  unread: (file) => `The file was kept: ${file}`,
  columns: {
    environment: 'environment',
    userId: 'user ID (master)',
    userName: 'user name',
    resetUserId: 'user ID for resets',
    passwordExpiresOn: 'initial password until',
    initialPassword: 'initial password',
    importedOn: 'listed on',
    name: 'document',
    file: 'file',
  },
  hidden: '●●● (shown with --reveal)',
  initialOnly: 'The initial password is no longer valid after the first login.',
} satisfies typeof japanese
