// @ts-check

/** @typedef {{ ja: string, en: string }} Sentence */

/**
 * True when people are spoken to in Japanese: `TODOKE_LANG`, else the locale.
 * @param {NodeJS.ProcessEnv} environment
 */
function speaksJapanese(environment) {
  const named = environment['TODOKE_LANG'] || environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG']
  return /^ja(?:[^a-z]|$)/i.test(named || new Intl.DateTimeFormat().resolvedOptions().locale)
}

/**
 * Progress, in the person's language, on standard error: standard output belongs to the command that follows.
 * @param {Sentence} sentence
 */
export function tell(sentence) {
  console.error(speaksJapanese(process.env) ? sentence.ja : sentence.en)
}

/**
 * A reason to stop and what to do about it, in both languages.
 * @param {Sentence} sentence
 */
export function warn(sentence) {
  console.error(`\n${sentence.ja}\n\n${sentence.en}\n`)
}
