const longest = 60 // letters: of three bytes each they still fit everywhere
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

/** A name as a portal suggests it, made one that every system takes: no folder, no sign that Windows forbids, no device's name, not too long; its ending stays. */
export function safeName(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"/\\|?*]/g, '_')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '')
  const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/s.exec(plain) ?? []
  const short = Array.from(stem)
    .slice(0, longest)
    .join('')
    .replace(/[\s.]+$/, '')
  const whole = `${short || 'document'}${ending}`
  return reserved.test(whole) ? `_${whole}` : whole
}
