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
  const isFurther = allowOnly(further)
  return (url) => {
    if (isFurther(url)) return true
    const { protocol, hostname } = new URL(url)
    return protocol === 'https:' && officialHosts.some((host) => fits(hostname, host))
  }
}

/** Exactly these origins, and what a page makes itself. */
export function allowOnly(only: readonly string[]): (url: string) => boolean {
  const origins = new Set(only.map((each) => new URL(each).origin))
  return (url) => /^(about|blob|data):/.test(url) || origins.has(new URL(url).origin)
}

/** The same rule as arguments of the browser: every other address is sent to a proxy that is not there, at no cost to those that may load. */
export function networkArguments(further: readonly string[]): string[] {
  const origins = further.map((each) => new URL(each).origin)
  const official = officialHosts.map((host) => `https://${host.startsWith('.') ? `*${host}` : host}`)
  // The first rule takes back that loopback addresses always bypass; the order matters.
  const bypass = ['<-loopback>', ...official, ...origins]
  return ['--proxy-server=http://127.0.0.1:9', `--proxy-bypass-list=${bypass.join(';')}`]
}

function fits(hostname: string, host: string): boolean {
  return host.startsWith('.') ? hostname.endsWith(host) : hostname === host
}
