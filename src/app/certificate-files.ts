export { certificateWriters } from '../report/certificates.ts'
