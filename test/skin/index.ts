import type { Skin } from '../../mock-portal/contract.ts'
import type { Hand } from './documents.ts'
import { portal } from './portal.ts'
import { maintenancePage } from './sign-in.ts'
import { post } from './post.ts'
import { shikaku } from './qualification.ts'
import { ra } from './ra.ts'
import type { Entry } from './screens.ts'

/** The portal, the RA, the qualification system and the post as another maker would have built them from the same words; `entry` says where 「照会する」 opens the RA, `hand` how a document's file is handed out. */
export const makeOtherSkin = (entry: Entry, hand: Hand = 'tab'): Skin => ({
  name: 'other',
  topPath: '/madoguchi',
  maintenance: (until) => maintenancePage(until),
  portal: (app, world, origins, knobs) => portal(app, { world, origins, knobs, entry, hand }),
  ra,
  post,
  qualification: shikaku,
})

/** The usual one: the RA opens in another window. */
export const otherSkin = makeOtherSkin('window')

/** How a portal may look, for a test of both. */
export const skins: readonly (readonly [string, { readonly skin?: Skin }])[] = [
  ['the mock’s own', {}],
  ['the second', { skin: otherSkin }],
]
