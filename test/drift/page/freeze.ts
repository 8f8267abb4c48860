/** The page as it stands, as one document without scripts, addresses or anything from outside; with `entered` also what stands in its fields, but for passwords. Runs inside the page. */
export function freeze(entered: boolean): string {
  const blank = (width: number, height: number): string =>
    `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`)}`
  const matches = (selector: string): boolean => {
    try {
      return document.querySelector(selector.replaceAll(/::?[a-z-]+(\([^()]*\))?/g, '') || '*') !== null
    } catch {
      return true
    }
  }
  const used = (rule: CSSRule): string[] => {
    if (rule instanceof CSSMediaRule)
      return matchMedia(rule.conditionText).matches ? [...rule.cssRules].flatMap(used) : []
    if (!(rule instanceof CSSStyleRule)) return []
    const selectors = rule.selectorText
      .split(/,(?![^()]*\))/)
      .filter((each) => !/:(hover|focus|active|visited)/.test(each) && matches(each))
    const body = rule.style.cssText.replaceAll(/url\([^)]*\)/g, 'none')
    return selectors.length > 0 && body ? [`${selectors.map((each) => each.trim()).join(', ')} { ${body} }`] : []
  }
  const styles = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].flatMap(used))
  // A widget that the page measures in pixels stays as large as it is.
  const pictures = [...document.querySelectorAll<HTMLImageElement | HTMLInputElement>('img,input[type=image]')].map(
    (each) => blank(each.offsetWidth, each.offsetHeight),
  )
  const live = [...document.querySelectorAll('input,select')]
  const root = document.documentElement.cloneNode(true) as HTMLElement
  root.querySelectorAll('input,select').forEach((each, at) => {
    const own = live[at]
    if (!entered) return
    if (own instanceof HTMLInputElement && !/button|submit|image|reset/.test(own.type))
      each.setAttribute('value', own.value)
    if (own instanceof HTMLSelectElement)
      each
        .querySelectorAll('option')
        .forEach((one, place) => one.toggleAttribute('selected', own.selectedIndex === place))
  })
  root.querySelectorAll('script,noscript,link,style,meta:not([charset]),template').forEach((each) => each.remove())
  root.querySelectorAll('img,input[type=image]').forEach((each, at) => each.setAttribute('src', pictures[at] ?? ''))
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) element.setAttribute(name, 'return false')
      if (name === 'href' && !value.startsWith('javascript:')) element.setAttribute(name, '#')
      if (name === 'action') element.removeAttribute(name)
    }
    if (element instanceof HTMLInputElement && /hidden|password/.test(element.type)) element.removeAttribute('value')
  }
  const comments = document.createNodeIterator(root, NodeFilter.SHOW_COMMENT)
  const said: Node[] = []
  for (let node = comments.nextNode(); node; node = comments.nextNode()) said.push(node)
  for (const node of said) node.parentNode?.removeChild(node)
  root.normalize()
  if (!root.querySelector('meta[charset]'))
    root.querySelector('head')?.insertAdjacentHTML('afterbegin', '<meta charset="utf-8">')
  const style = document.createElement('style')
  style.textContent = `\n${styles.join('\n')}\n* { animation: none !important; transition: none !important; }\n`
  root.querySelector('head')?.append(style)
  const type = document.doctype
  const kind = type?.publicId ? ` PUBLIC "${type.publicId}"${type.systemId ? ` "${type.systemId}"` : ''}` : ''
  const text = root.outerHTML.replaceAll(/\n\s*\n/g, '\n').replaceAll(/[ \t]+\n/g, '\n')
  return `${type ? `<!DOCTYPE html${kind}>\n` : ''}${text}\n`
}
