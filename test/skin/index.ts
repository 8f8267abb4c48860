import type { Skin } from '../../mock-portal/contract.ts'
import { portal } from './portal.ts'
import { maintenancePage } from './sign-in.ts'
import { post } from './post.ts'
import { ra } from './ra.ts'
import type { Entry } from './screens.ts'

/** The portal, the RA and the post as another maker would have built them from the same words; `entry` says where 「照会する」 opens the RA. */
export const makeOtherSkin = (entry: Entry): Skin => ({
  name: 'other',
  topPath: '/madoguchi',
  maintenance: (until) => maintenancePage(until),
  portal: (app, world, origins, knobs) => portal(app, { world, origins, knobs, entry }),
  ra,
  post,
})

/** The usual one: the RA opens in another window. */
export const otherSkin = makeOtherSkin('window')
