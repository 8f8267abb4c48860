/** The languages todoke speaks. */
export type Language = 'ja' | 'en'

// A locale name such as `ja_JP.UTF-8` or `en-GB`: Japanese for Japanese, English for all else.
function languageOfLocale(locale: string): Language {
  return /^ja(?:[^a-z]|$)/i.test(locale) ? 'ja' : 'en'
}

/** What the environment says, as POSIX orders it; without a word there, what Intl found in the system. */
export function languageOfEnvironment(environment: Readonly<Record<string, string | undefined>>): Language {
  const named = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG']
  return languageOfLocale(named || new Intl.DateTimeFormat().resolvedOptions().locale)
}
