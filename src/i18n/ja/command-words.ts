/** What help says about one command; an example is what is typed after `todoke`, and what it does. */
export interface CommandWords {
  readonly summary: string
  readonly examples: readonly (readonly [typed: string, does: string])[]
}
