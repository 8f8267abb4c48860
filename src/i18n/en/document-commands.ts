import type { documentCommands as japanese } from '../ja/document-commands.ts'

export const documentCommands = {
  'master-account download': {
    summary: 'Fetch the user settings of the master account and read the user IDs in them',
    examples: [
      ['master-account download 1311234569', 'one facility: keeps the file and the user IDs'],
      ['master-account download --all --out pdf', 'every facility, the PDFs in the folder pdf'],
    ],
  },
  'master-account show': {
    summary: 'Show the user IDs of the master account and of the account for resets',
    examples: [
      ['master-account show 1311234569', 'the user IDs and until when'],
      ['master-account show 1311234569 --reveal', 'the initial password too'],
    ],
  },
  'documents download': {
    summary: 'Download documents from the portal: user settings, grant decisions',
    examples: [
      ['documents download 1311234569 --kind grant-decision', 'every grant decision of one facility'],
      ['documents download --all --kind master-account --out pdf', 'the user settings of every facility into pdf'],
    ],
  },
} satisfies typeof japanese
