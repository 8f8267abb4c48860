const names: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** True for a host name, as an address has it, that is this machine and nothing else. */
export function isLoopback(hostname: string): boolean {
  return names.has(hostname)
}
