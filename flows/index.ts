import { downloadDocuments } from './download-documents.ts'
import { fileAtDesk, fileDirectly } from './desk.ts'
import { inquireApplications } from './inquire-applications.ts'
import { listAccounts } from './list-accounts.ts'
import { readNotices } from './read-notices.ts'
import { resetPassword } from './reset-password.ts'
import { trackDelivery } from './track-delivery.ts'

/** Every procedure that todoke can do, by name. */
export const flows = {
  downloadDocuments,
  inquireApplications,
  readNotices,
  trackDelivery,
  fileAtDesk,
  fileDirectly,
  listAccounts,
  resetPassword,
} as const
