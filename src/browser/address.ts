/** Words as they stand on a screen; several are alternatives, tried in order. Compared after NFKC, without white space and list marks at the ends. */
export type Words = string | readonly string[]

/** Something to press: the one control that shows exactly these words. */
export interface Control {
  readonly words: Words
  /** The control in the card (tile, section) headed by these words, and by none of `others`. */
  readonly card?: { readonly headed: string; readonly others: readonly string[] }
  /** It sends the form that holds a field of this kind: not a control of the page's frame with the same words. */
  readonly sends?: Field['kind']
  /** Tried when the address above finds nothing or several; only where nothing is spent or destroyed, and only what the page marks as something to press. */
  readonly otherwise?: Control
  /** This control only shows another one of its screen: not pressed when that stands already, pressed again when it does not come. */
  readonly opens?: string
  /** The last button: it spends, destroys or changes. Only `commit` presses it, and never by `otherwise`. */
  readonly commits?: true
}

/** Something to fill in: the one field of that kind labelled by these words, or standing right of or below them. */
export interface Field {
  readonly words: Words
  readonly kind: 'text' | 'password' | 'choice'
  /** In a table: the field under this heading, in the row headed by the words. */
  readonly under?: Words
  /** A pattern of the whole that is shown: anything else is not yet what is read. */
  readonly shape?: string
  /** True where the kind alone may decide when the words are not there: the only visible field of that kind. */
  readonly aloneWillDo?: boolean
}

/** Something to read: the text right of, or below, these words… */
export interface ValueBeside {
  readonly words: Words
  /** A pattern of the whole value: decides between several texts beside the words, and refuses any other. */
  readonly shape?: string
}

/** …or a part of one text: what the pattern's group catches in the innermost text (as a key) that it fits. */
export interface ValueWithin {
  readonly pattern: string
}

export type Value = ValueBeside | ValueWithin

/** A table found and read by its heading words, in any order of columns. */
export interface Table {
  readonly headings: readonly string[]
  /** Headings that may be absent. */
  readonly optional?: readonly string[]
  /** The heading under which controls stand, and the words of those that are known. */
  readonly actions?: {
    readonly under: string
    readonly words: readonly string[]
    /** Those that spend or destroy: only `commitIn` presses them. */
    readonly commits?: readonly string[]
  }
  /** The heading of the cell that opens its line. */
  readonly opens?: string
  /** What the screen says in place of rows. */
  readonly empty: readonly string[]
  readonly pages?: Pages
}

/** What leads on and back in a list of several pages where these have no numbers: patterns of the whole text, in order. */
export interface Pages {
  readonly next: readonly string[]
  readonly previous: readonly string[]
}

/** A list of titled entries under these words; `detail` is the pattern of the small print (as a key) that each entry ends with. */
export interface List {
  readonly headed: string
  readonly detail: string
}

/** A list of files, with headings or without: links by a pattern of their words (as a key), what stands beside each in its own line, and the pages of the list. */
export interface Files {
  readonly named: string
  /** By a pattern of the whole text (as a key); where several fit, the one under the heading. */
  readonly beside: Readonly<Record<string, { readonly shape: string; readonly heading?: string }>>
  /** What the screen says in place of files. */
  readonly empty: readonly string[]
  readonly pages?: Pages & {
    /** Patterns of what it says of the page that stands, with the groups `from`, `to` and `of`. */
    readonly said: readonly string[]
  }
}

/** What tells that a screen stands: a text that is exactly or contains these words, or one of its own controls or fields. */
export type Sign =
  | { readonly says: Words }
  | { readonly contains: string }
  | { readonly control: string }
  | { readonly field: string }
  | { readonly heads: readonly string[] }
  /** All of the first and none of the second. */
  | { readonly all: readonly Sign[]; readonly none: readonly Sign[] }
