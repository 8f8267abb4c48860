/** A base32 secret without the spaces, hyphens and padding that authenticators show, in capitals; null when it is not base32. */
export function readBase32(text: string): string | null {
  const letters = text.replaceAll(/[\s-]|=+\s*$/g, '').toUpperCase()
  const whole = ![1, 3, 6].includes(letters.length % 8) // no number of bytes is that long
  return whole && /^[A-Z2-7]+$/.test(letters) ? letters : null
}
