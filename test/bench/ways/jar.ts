/** `fetch` with cookies, for form posts. */
export interface Jar {
  /** Follows a redirect with the cookies that came with it. */
  post(
    url: string,
    form: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>
}

interface Sent {
  readonly method: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: URLSearchParams
}

/** A jar of its own for each visitor. */
export function openJar(): Jar {
  const cookies = new Map<string, string>()
  const send = async (url: string, { headers, ...init }: Sent): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, headers: { ...headers, cookie }, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const next = response.headers.get('location')
    if (next === null) return response
    await response.body?.cancel()
    return send(new URL(next, url).href, { method: 'GET' })
  }
  return { post: (url, form, headers = {}) => send(url, { method: 'POST', body: new URLSearchParams(form), headers }) }
}
