import { downloadDocuments } from './download-documents.ts'
import { fileAtDesk, fileDirectly } from './desk.ts'
import { inquireApplications } from './inquire-applications.ts'
import { readNotices } from './read-notices.ts'
import { trackDelivery } from './track-delivery.ts'

/** Every procedure that todoke can do, by name. */
export const flows = {
  downloadDocuments,
  inquireApplications,
  readNotices,
  trackDelivery,
  fileAtDesk,
  fileDirectly,
} as const
