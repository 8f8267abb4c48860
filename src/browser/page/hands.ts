/** Where to press, in CSS pixels of the document's own view; or why nothing can be pressed. */
export type Aim =
  | { readonly x: number; readonly y: number }
  /** The page has taken the element away. */
  | { readonly gone: true }
  | { readonly reason: string }

/** What became of a press: it met what it was aimed at, it met something else and was withheld from it, or no event of it has come here. */
export type Struck = 'hit' | 'missed' | 'none'

/** Elements that were found, to be pressed, filled in or chosen from. Runs inside the page. */
export interface Hands {
  hold(key: string, element: Element): void
  /** Resolves when the element stands still, is enabled and the topmost at its point; from then on a press that meets anything else is withheld from it. */
  aim(key: string, patience: number): Promise<Aim>
  /** Tells what became of the press since the last aim, and lets go. */
  struck(): Struck
  /** Puts the cursor into a field with all that stands there selected, once it can be filled in. */
  ready(key: string, patience: number): Promise<boolean>
  /** What a field holds; null when it is not one, or is gone. */
  value(key: string): string | null
  /** The entries of a list of the browser's own, '' for one that cannot be chosen; null when it is no such list. */
  entries(key: string): string[] | null
  /** Chooses one of them. */
  choose(key: string, index: number): boolean
}

/** Makes them; what is held stays held until the document goes, or much else is. */
export function hands(): Hands {
  const most = 40
  const all = new Map<string, Element>()
  const events = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'auxclick', 'dblclick']
  let release = (): Struck => 'none'

  const held = (key: string): Element | null => {
    const element = all.get(key)
    return element?.isConnected ? element : null
  }
  const nextFrame = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, 100) // nothing is drawn in a window that nobody sees
      requestAnimationFrame(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  // What is pressed when a text in it is.
  const whole = (element: Element): Element => element.closest('button,a,[role=button],[role=link]') ?? element
  const around = (element: Element): Element | null => {
    const root = element.getRootNode()
    return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
  }
  const isWithin = (inner: Element | null, outer: Element): boolean => {
    for (let at = inner; at; at = around(at)) if (at === outer) return true
    return false
  }
  const topmostAt = (x: number, y: number): Element | null => {
    let hit = document.elementFromPoint(x, y)
    for (let inner = hit?.shadowRoot?.elementFromPoint(x, y); inner && inner !== hit;) {
      hit = inner
      inner = hit.shadowRoot?.elementFromPoint(x, y)
    }
    return hit
  }
  // The middle of the first piece of it that lies in view.
  const pointOf = (element: Element): { x: number; y: number } | null => {
    for (const box of element.getClientRects()) {
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)]
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
      if (right - left >= 1 && bottom - top >= 1) return { x: (left + right) / 2, y: (top + bottom) / 2 }
    }
    return null
  }
  const named = (element: Element | null): string =>
    element ? `<${element.tagName.toLowerCase()}${element.id ? ` id=${element.id}` : ''}>` : 'nothing'
  const isDisabled = (element: Element): boolean => element.closest(':disabled,[aria-disabled=true]') !== null

  const watchFor = (element: Element): void => {
    let struck: Struck = 'none'
    const judge = (event: Event): void => {
      if (!event.isTrusted) return
      const [first] = event.composedPath()
      if (struck === 'none')
        struck = isWithin(first instanceof Element ? first : null, whole(element)) ? 'hit' : 'missed'
      if (struck === 'hit') return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    for (const name of events) addEventListener(name, judge, { capture: true, passive: false })
    release = () => {
      for (const name of events) removeEventListener(name, judge, { capture: true })
      release = () => 'none'
      return struck
    }
  }
  const aim = async (key: string, patience: number): Promise<Aim> => {
    const end = performance.now() + patience
    const blocks = ['center', 'end', 'start', 'nearest'] as const
    release()
    let reason = 'not visible'
    for (let attempt = 0; ; attempt++) {
      const element = held(key)
      if (!element) return { gone: true }
      if (attempt > 0 || !pointOf(element))
        element.scrollIntoView({ block: blocks[attempt % 4] ?? 'center', inline: 'center', behavior: 'instant' })
      const before = element.getBoundingClientRect()
      await nextFrame()
      const now = element.getBoundingClientRect()
      const point = pointOf(element)
      const stands = before.left === now.left && before.top === now.top && before.width === now.width
      if (!held(key)) return { gone: true }
      if (!point) reason = 'not visible'
      else if (!stands) reason = 'it moves'
      else if (isDisabled(whole(element))) reason = 'it is disabled'
      else {
        const topmost = topmostAt(point.x, point.y)
        if (isWithin(topmost, whole(element))) {
          watchFor(element)
          return point
        }
        reason = `${named(topmost)} stands before it`
      }
      if (performance.now() > end) return { reason }
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(100, 20 * attempt)))
    }
  }
  const ready = async (key: string, patience: number): Promise<boolean> => {
    const end = performance.now() + patience
    for (;;) {
      const field = held(key)
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false
      if (!isDisabled(field) && !field.readOnly) {
        field.focus()
        field.select()
        return document.activeElement === field || field.matches(':focus')
      }
      if (performance.now() > end) return false
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const listOf = (key: string): HTMLSelectElement | null => {
    const list = held(key)
    return list instanceof HTMLSelectElement ? list : null
  }
  return {
    hold: (key, element) => {
      all.set(key, element)
      const [oldest] = all.keys()
      if (all.size > most && oldest !== undefined) all.delete(oldest)
    },
    aim,
    struck: () => release(),
    ready,
    value: (key) => {
      const field = held(key)
      const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
      return isField ? field.value : null
    },
    entries: (key) => {
      const list = listOf(key)
      return list && [...list.options].map(({ text, disabled }) => (disabled ? '' : text))
    },
    choose: (key, index) => {
      const list = listOf(key)
      const entry = list?.options[index]
      if (!list || !entry || isDisabled(list)) return false
      list.focus()
      entry.selected = true
      list.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
      list.dispatchEvent(new Event('change', { bubbles: true }))
      return true
    },
  }
}
