import type { Doors } from '../browser/flow.ts'
import type { Settings } from '../domain/settings.ts'

/** The doors that every machine knows. */
export function doorsOf({ portalUrl, trackingUrl, directFormUrl, directListUrl }: Settings): Doors {
  return { portal: portalUrl, post: trackingUrl, directForm: directFormUrl, directList: directListUrl }
}
