import type { RequestName, World } from '../contract.ts'
import type { Visitor } from './visitor.ts'
import { readAsset } from './assets.ts'
import { sysId } from './visitor.ts'

/** What a widget may know when it is drawn: who looks, at which address. */
export interface Sight {
  readonly world: World
  readonly visitor: Visitor
  readonly query: Readonly<Record<string, string>>
}

/** A part of a page. Its template is `assets/widgets/<name>.html`. */
export interface Widget {
  readonly name: string
  /** The Angular controller, when the widget does more than show. */
  readonly controller?: string
  /** What its own call is named; default: 'widget'. */
  readonly request?: RequestName
  /** What the page's own JSON brings, when that is not yet the truth: the widget is then drawn a second time. */
  readonly early?: (sight: Sight) => object
  readonly data: (sight: Sight) => object
  /** What the widget's server side does with something entered. */
  readonly act?: (sight: Sight, input: Readonly<Record<string, unknown>>) => object
}

/** A widget as the page's JSON carries it, in its first drawing. */
export const firstDrawing = (widget: Widget, sight: Sight, instance: string): object => ({
  id: sysId(widget.name),
  instance,
  name: widget.name,
  controller: widget.controller ?? null,
  template: readAsset(`widgets/${widget.name}.html`),
  data: (widget.early ?? widget.data)(sight),
  refresh: widget.early !== undefined,
  settle: 80,
})

/** The given words as they must be written for this visitor now. */
export const words = <Name extends string>(
  visitor: Visitor,
  list: Readonly<Record<Name, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries<string>(list).map(([name, word]) => [name, visitor.say(word)]))
