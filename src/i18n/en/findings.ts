import type { findings as japanese } from '../ja/findings.ts'

export const findings = {
  'missing-column': 'This column is missing. Add it to the header (for example facilityCode,name,loginId,password).',
  'missing-value': 'Empty. Fill it in.',
  'code-length':
    'Wrong length. A facility code has 10 digits, an insurer number 8 (prefecture 2 + fee schedule 1 + facility 7).',
  'code-digits': 'Contains something other than digits. Use digits only.',
  'code-lost-zeros':
    'The leading 0 is lost. Format this column as “Text” in the spreadsheet, type the codes again and save.',
  'duplicate-facility': 'An earlier line has the same facility code. Delete one of them.',
  'duplicate-login': 'An earlier line has the same login ID. Each facility has a portal account of its own.',
  'unknown-category': 'Unknown category. Use one of 1, 2, 3, 4, 5, 6, 7, 8, n, s.',
  'bad-totp-secret': 'Not an authenticator key. It is written in Base32: capital letters and 2–7.',
  'too-few-cells': 'Fewer cells than the header. Check commas and quotation marks.',
  'too-many-cells': 'More cells than the header. Put a value that contains a comma in quotation marks.',
  'duplicate-column': 'Two columns mean the same. Delete one of them.',
  'secret-not-text': 'Stored as a number (a leading 0 may be lost). Format this column as “Text” and type it again.',
  'check-digit': 'The check digit does not fit. Look for a typing error (it can be imported all the same).',
} satisfies Record<keyof typeof japanese, string>
