/** Hosts that belong to the procedures (domain.md, The systems); a leading dot means any host below. */
const officialHosts = [
  'iryohokenjyoho.service-now.com',
  '.managedpki.ne.jp',
  '.onshikaku.org',
  'trackings.post.japanpost.jp',
] as const

/** True for a portal whose manners we owe special care: the official one. */
export function isOfficial(url: string): boolean {
  return fits(new URL(url).hostname, officialHosts[0])
}

/** Which addresses the browser may load: the official hosts over https, and exactly these further origins. */
export function allowOrigins(further: readonly string[]): (url: string) => boolean {
  const origins = new Set(further.map((each) => new URL(each).origin))
  return (url) => {
    if (/^(about|blob|data):/.test(url)) return true
    const { origin, protocol, hostname } = new URL(url)
    return origins.has(origin) || (protocol === 'https:' && officialHosts.some((host) => fits(hostname, host)))
  }
}

/** The same rule for the browser's own network: everything that is not in this list goes to a proxy that is not there. */
export function bypassList(further: readonly string[]): string {
  const origins = further.map((each) => new URL(each).origin)
  const official = officialHosts.map((host) => `https://${host.startsWith('.') ? `*${host}` : host}`)
  return [...official, ...origins].join(',')
}

function fits(hostname: string, host: string): boolean {
  return host.startsWith('.') ? hostname.endsWith(host) : hostname === host
}
