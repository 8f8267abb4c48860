import { controlOf } from './click.ts'
import { failed } from './failing.ts'
import { askFrame } from './frames.ts'
import { lookOnce } from './page/script.ts'
import { nameOf } from './press.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'
import { standing } from './standing.ts'

type Offer = 'open' | 'shut' | { readonly many: number }

/** Whether the control stands on the screen that stands, and can be pressed. Throws `element-missing` when there are several. */
export async function offers(stage: Stage, screen: Screen, name: string): Promise<boolean> {
  const frame = await standing(stage, screen)
  const control = controlOf(screen, name)
  const expression = lookOnce(
    (look, input) => {
      const found = look.inside(input.within)?.controls.find(input.control) ?? { none: true }
      if ('many' in found) return found
      return 'element' in found && look.controls.sure(found.element) && look.controls.isOpen(found.element)
        ? 'open'
        : 'shut'
    },
    { control, within: screen.within },
  )
  const offer = await askFrame<Offer>(frame, expression, 1_000)
  if (typeof offer !== 'object' || offer === null) return offer === 'open'
  const where = `${screen.title} ${nameOf({ control })}`
  throw failed(stage, 'element-missing', { where, found: `${offer.many} of them` })
}
