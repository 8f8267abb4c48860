import type { Screen } from '../../../src/browser/screen.ts'
import type { Found } from '../../../src/browser/page/controls.ts'
import type { Look } from '../../../src/browser/page/script.ts'
import type { Pins } from './pins.ts'

/** Weak ways to find a control, which the harness must catch. */
export type Plant = 'nth' | 'first' | 'contains' | 'css id' | 'healing on a spend'

/** What a careless author would have noted of the page before it drifted. */
export type Noted = Readonly<Record<string, { readonly nth: number; readonly css: string | null }>>

export interface Plants {
  note(): Noted
  find(
    plant: Plant,
    look: Look,
    asked: { readonly screen: Screen; readonly name: string; readonly noted: Noted },
  ): Found
}

/** Five planted weaknesses. Runs inside the page. */
export function plants(pins: Pins): Plants {
  const like = 'a,button,input:not([type=hidden]),[role=button],[onclick],.osu,.b,.na'
  const controls = (): Element[] => [...document.querySelectorAll(like)]
  const cssOf = (element: Element): string | null => {
    const { id, tagName, classList } = element
    if (id) return `#${CSS.escape(id)}`
    const name = element.getAttribute('name')
    if (name) return `[name="${CSS.escape(name)}"]`
    const classes = [...classList].filter((each) => !each.startsWith('ng-'))
    return classes.length > 0 ? `${tagName.toLowerCase()}.${classes.map((each) => CSS.escape(each)).join('.')}` : null
  }
  const note = (): Noted =>
    Object.fromEntries(
      pins.marks
        .filter(({ address }) => address.startsWith('control:'))
        .map(({ address, right }) => {
          const element = right[0]?.element ?? document.body
          const css = cssOf(element)
          const alone = css !== null && document.querySelector(css) === element
          return [address, { nth: controls().indexOf(element), css: alone ? css : null }]
        }),
    )
  const found = (element: Element | null | undefined): Found => (element ? { element, served: '' } : { none: true })
  const shared = (one: string, other: string): number =>
    [...new Set(one)].filter((letter) => other.includes(letter)).length
  const find: Plants['find'] = (plant, look, { screen, name, noted }) => {
    const control = screen.controls?.[name]
    if (!control) return { none: true }
    const words = [control.words].flat()
    const { nth = -1, css = null } = noted[`control:${name}`] ?? {}
    if (plant === 'nth') return found(controls()[nth])
    if (plant === 'css id') return found(css === null ? null : document.querySelector(css))
    if (plant === 'first') return found(words.flatMap((each) => look.sight.showing(each))[0])
    if (plant === 'contains')
      return found(words.flatMap((each) => look.sight.matching((text) => text.includes(look.sight.key(each))))[0])
    const exact = look.controls.find(control)
    if ('element' in exact) return exact
    const key = look.sight.key(words[0] ?? '')
    const likeness = (each: Element): number => shared(key, look.sight.shown(each) ?? '')
    const visible = controls().filter((each) => look.sight.visible(each) && likeness(each) > 0)
    return found(visible.toSorted((one, other) => likeness(other) - likeness(one))[0])
  }
  return { note, find }
}
