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
  | 'apply'
  | 'tracking'

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
  | { readonly kind: 'drop-before' | 'drop-after' | 'session-over' | 'maintenance'; readonly at: RequestName }

/** Faults of what stands on the screens. */
export type ScreenFault =
  | { readonly kind: 'rename-label'; readonly word: string; readonly to: string }
  | {
      readonly kind: 'reorder-columns' | 'no-rows' | 'sixty-rows' | 'awkward-cells' | 'full-width-dates' | 'blank-dates'
    }
  | { readonly kind: 'drop-column'; readonly word: string }
  | { readonly kind: 'unknown-status'; readonly word: string }
  | { readonly kind: 'unreadable-date'; readonly text: string }
  | { readonly kind: 'alert'; readonly at: 'list' | 'detail'; readonly text: string }

export type Fault = (TransportFault | ScreenFault) & { readonly facilityCode?: string; readonly times?: number }

/** Every kind of fault, and where it happens: on the way, or on what a screen shows. */
export const faultKinds = {
  slow: 'transport',
  status: 'transport',
  'drop-before': 'transport',
  'drop-after': 'transport',
  'session-over': 'transport',
  maintenance: 'transport',
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
} as const satisfies Record<Fault['kind'], 'transport' | 'screen'>
