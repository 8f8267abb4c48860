import type { ApplyForm } from './form.ts'
import type { QualificationAlertPlace, QualificationRequest } from './qualification/contract.ts'

/** A named request of the portal, RA or post; skins name their routes so that faults and the ledger can speak of them. */
export type RequestName =
  | 'top'
  | 'asset'
  | 'page'
  | 'widget'
  | 'login'
  | 'code'
  | 'token'
  | 'entry'
  | 'list'
  | 'detail'
  | 'delivery'
  | 'edit'
  | 'cancel'
  | 'revoke'
  | 'apply-form'
  | 'apply-check'
  | 'apply-confirm'
  | 'apply-send'
  | 'apply-again'
  | 'tracking'
  | 'documents'
  | 'document'
  | 'download'
  | QualificationRequest

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a route's requests are called; a route without it meets no faults and is not counted. */
    request?: RequestName
  }
}

/** Faults of transport; `times` counts down (default: for ever). Without a facility a fault hits everyone. */
export type TransportFault =
  | { readonly kind: 'slow'; readonly at: RequestName; readonly milliseconds: number }
  | { readonly kind: 'status'; readonly at: RequestName; readonly status: number }
  | { readonly kind: 'drop-before' | 'session-over' | 'maintenance'; readonly at: RequestName }
  | { readonly kind: 'drop-after' | 'cut'; readonly at: RequestName }
  | { readonly kind: 'slow-after'; readonly at: RequestName; readonly milliseconds: number }
  | { readonly kind: 'status-after'; readonly at: RequestName; readonly status: number }
  | {
      readonly kind: 'colleague'
      readonly at: RequestName
      readonly contactName: string
      readonly terminalName: string
    }

/** The screens of the RA and of the qualification system that may open with a native alert() that nobody expects. */
export type AlertPlace =
  | 'list'
  | 'detail'
  | 'apply-form'
  | 'apply-check'
  | 'apply-confirm'
  | 'apply-send'
  | 'cancel'
  | 'revoke'
  | 'edit'
  | QualificationAlertPlace

/** Faults of what stands on the screens. */
export type ScreenFault =
  | { readonly kind: 'rename-label'; readonly word: string; readonly to: string }
  | {
      readonly kind: 'reorder-columns' | 'no-rows' | 'sixty-rows' | 'awkward-cells' | 'full-width-dates' | 'blank-dates'
    }
  | { readonly kind: 'drop-column'; readonly word: string }
  | { readonly kind: 'unknown-status'; readonly word: string }
  | { readonly kind: 'unreadable-date'; readonly text: string }
  | { readonly kind: 'alert'; readonly at: AlertPlace; readonly text: string }
  | { readonly kind: 'fee'; readonly yen: number }
  | { readonly kind: 'other-account' }
  | { readonly kind: 'prefilled'; readonly field: keyof ApplyForm; readonly value: string }

/** What becomes of an application as the days pass: 発行申請棄却, or 不達. */
export interface FateFault {
  readonly kind: 'rejected' | 'undeliverable'
}

/** What becomes of a document's bytes: the first half alone, a page that says that something went wrong, none. */
export interface DocumentFault {
  readonly kind: 'spoiled'
  readonly how: 'truncated' | 'html' | 'empty'
}

export type Fault = (TransportFault | ScreenFault | FateFault | DocumentFault) & {
  readonly facilityCode?: string
  readonly times?: number
}

/** Every kind of fault, and where it happens: on the way, on what a screen shows, as the days pass, or to a document. */
export const faultKinds = {
  slow: 'transport',
  status: 'transport',
  'drop-before': 'transport',
  'drop-after': 'transport',
  'session-over': 'transport',
  maintenance: 'transport',
  'slow-after': 'transport',
  'status-after': 'transport',
  colleague: 'transport',
  'rename-label': 'screen',
  'reorder-columns': 'screen',
  'no-rows': 'screen',
  'sixty-rows': 'screen',
  'awkward-cells': 'screen',
  'full-width-dates': 'screen',
  'blank-dates': 'screen',
  'drop-column': 'screen',
  'unknown-status': 'screen',
  'unreadable-date': 'screen',
  alert: 'screen',
  fee: 'screen',
  prefilled: 'screen',
  'other-account': 'screen',
  rejected: 'fate',
  undeliverable: 'fate',
  cut: 'transport',
  spoiled: 'document',
} as const satisfies Record<Fault['kind'], 'transport' | 'screen' | 'fate' | 'document'>
