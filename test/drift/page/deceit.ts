import type { Kit } from './kit.ts'
import type { Done, Focus, Mutations } from './mutations.ts'

/** Doubles and disappearances. Runs inside the page. */
export function deceit({
  pins,
  dice,
  drawn,
  done,
  said,
  wordsOf,
  kin,
  make,
  put,
  sayAnew,
  another,
}: Kit): Pick<Mutations, 'decoy' | 'hide' | 'remove'> {
  const hiding: readonly ((element: HTMLElement) => string)[] = [
    (element) => {
      element.style.setProperty('display', 'none', 'important')
      return 'display: none'
    },
    (element) => {
      element.style.setProperty('visibility', 'hidden', 'important')
      for (const each of element.querySelectorAll<HTMLElement>('*')) each.style.visibility = 'hidden'
      return 'visibility: hidden'
    },
    (element) => {
      element.style.setProperty('opacity', '0', 'important')
      return 'opacity: 0'
    },
    (element) => {
      element.style.cssText +=
        ';position:absolute!important;left:-9999px!important;top:0!important;right:auto!important'
      return 'off the left edge'
    },
    (element) => {
      element.style.cssText +=
        ';position:absolute!important;width:1px!important;height:1px!important;min-height:0!important;min-width:0!important;padding:0!important;border:0!important;overflow:hidden!important;clip:rect(0 0 0 0)!important'
      return 'for screen readers alone'
    },
  ]
  const conceal = (element: Element): string => dice.pick(hiding)(element as HTMLElement)

  const twinOf = (element: Element): HTMLElement => {
    const twin = element.cloneNode(true) as HTMLElement
    twin.removeAttribute('id')
    twin.querySelectorAll('[id]').forEach((each) => each.removeAttribute('id'))
    return twin
  }
  const altered = (value: string): string =>
    /\d/.test(value) ? value.replaceAll(/\d/g, (digit) => String((Number(digit) + 3) % 10)) : '差出人に返送'
  // A copy of the whole thing with its words, reading otherwise where it is read.
  const decoyBox = ({ mark }: Focus): { twin: HTMLElement; beside: Element } | null => {
    const right = mark.right[0]?.element
    const source = mark.box?.element ?? right
    if (!source || !right) return null
    const copied = source.cloneNode(true) as HTMLElement
    if (/^(value|field):/.test(mark.address)) {
      const path = trail(source, right)
      const cell = path.reduce<Element | undefined>((each, at) => each?.children[at], copied)
      const value = said(right)
      if (cell && !cell.matches('select')) sayAnew(cell, altered(value))
    }
    return { twin: twinOf(copied), beside: source }
  }
  const trail = (from: Element, to: Element): number[] => {
    const path: number[] = []
    for (let each = to; each !== from && each.parentElement; each = each.parentElement)
      path.unshift([...each.parentElement.children].indexOf(each))
    return path
  }
  const decoy = (focus: Focus): Done | null => {
    const { mark } = focus
    const words = wordsOf(focus)
    const made = decoyBox(focus)
    if (!made) return null
    const { twin, beside } = made
    const isControl = mark.address.startsWith('control:')
    const site = dice.pick([beside, beside, ...kin(beside)])
    const row = beside.matches('td,th,tr')
    const plain = (): HTMLElement => make(dice.pick(['p', 'h3', 'strong', 'div', 'li']), words)
    const way = dice.pick(['twin', 'hidden', 'hidden', 'plain', 'sentence', 'footer', 'disabled', 'trail'] as const)
    if (way === 'twin' && mark.address === 'list') {
      const heading = pins.list?.heading.element
      if (heading) put(heading.cloneNode(true) as Element, site.matches('li') ? (site.parentElement ?? site) : site)
      return done('a second heading of the same words', false)
    }
    if (way === 'twin' || way === 'hidden') {
      put(twin, row || way === 'hidden' ? beside : site)
      if (way === 'twin') return done(`a twin of ${drawn(beside)}`, false)
      return done(`a twin of ${drawn(beside)}, ${conceal(twin)}`)
    }
    if (words === '') return null
    const place = row
      ? (beside.closest('table') ?? beside)
      : site.matches('td,th,tr,tbody')
        ? (site.closest('table') ?? site)
        : site
    if (way === 'sentence') {
      put(
        make(
          'p',
          dice.pick([`「${words}」をご確認ください。`, `※${words}について`, `${words}は画面の案内に従ってください`]),
        ),
        place,
      )
      return done('the words in a sentence')
    }
    if (way === 'plain') {
      const caption = plain()
      put(caption, place)
      return done(`the words in ${drawn(caption)} beside ${drawn(place)}`)
    }
    if (!isControl) return null
    if (way === 'disabled') {
      const grey = make('button', words)
      grey.setAttribute('disabled', '')
      put(grey, place)
      return done('a disabled twin')
    }
    if (beside.closest('footer,ol')) return null
    const region = make(way === 'footer' ? 'footer' : 'ol')
    if (way === 'trail') region.className = 'breadcrumb'
    const link = make('a', words)
    link.setAttribute('href', '#')
    region.append(link)
    if (way === 'footer') document.body.append(region)
    else document.body.prepend(region)
    return done(`a link of the same words in ${drawn(region)}`)
  }

  // A field whose words are gone may still be known: it is the only one of its kind.
  const alone = ({ mark, part }: Focus): boolean =>
    part === 'words' && (mark.address === 'field:password' || (mark.address.startsWith('field:') && fieldsSeen() === 1))
  const fieldsSeen = (): number => [...document.querySelectorAll('input[type=text]')].filter(pins.seen).length
  const hide = (focus: Focus): Done | null =>
    done(`${drawn(focus.element)}, ${conceal(focus.element)}`, alone(focus) || another(focus))
  const remove = (focus: Focus): Done | null => {
    const survivable = alone(focus) || another(focus)
    focus.element.remove()
    return done(drawn(focus.element), survivable)
  }
  return { decoy, hide, remove }
}
