// @ts-check

/**
 * Whether a version such as `v26.10.0` lies in a range made of `>=`, `<` and `||`, as in `engines`.
 * @param {string} version
 * @param {string} range
 */
export function satisfies(version, range) {
  const number = /^v?\d+\.\d+\.\d+$/.test(version) ? weigh(version) : Number.NaN
  return range.split('||').some((part) =>
    part
      .trim()
      .split(/\s+/)
      .every((bound) => (bound.startsWith('>=') ? number >= weigh(bound.slice(2)) : number < weigh(bound.slice(1)))),
  )
}

/** @param {string} version */
function weigh(version) {
  const [major = 0, minor = 0, patch = 0] = version.replace(/^v/, '').split('.').map(Number)
  return (major * 1000 + minor) * 1000 + patch
}
