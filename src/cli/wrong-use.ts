/** The command line cannot be understood; the message is a sentence for the person, `suggestions` what may have been meant. */
export class WrongUse extends Error {
  readonly suggestions: readonly string[]

  constructor(message: string, suggestions: readonly string[] = []) {
    super(message)
    this.name = 'WrongUse'
    this.suggestions = suggestions
  }
}
