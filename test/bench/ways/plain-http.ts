import { isOfficial } from '../../../src/browser/origins.ts'
import type { MockFacility } from '../../../mock-portal/contract.ts'
import type { ApplicationRow } from '../../../src/domain/application-row.ts'
import { mayStillTravel } from '../../../src/domain/delivery.ts'
import { readApplicationRow, type TableRow } from '../../../src/domain/read-row.ts'
import { atOnce, type Task, type Way } from '../task.ts'
import { openJar, type Jar } from './jar.ts'

/** No browser at all: the fewest requests that give the same rows, written with the mock's own routes in mind. The floor, not a way to work: nothing of it would hold on another portal. */
export const plainHttp: Way = async (task) => async () => {
  const reading: Record<string, readonly ApplicationRow[]> = {}
  const many = task.concurrency ?? (isOfficial(task.portalUrl) ? 2 : 4)
  await atOnce(many, task.facilities, async (facility) => {
    reading[facility.facilityCode] = await readFacility(facility, task)
  })
  return reading
}

async function readFacility(facility: MockFacility, { origins, today }: Task): Promise<readonly ApplicationRow[]> {
  const jar = openJar()
  await jar.post(`${origins.portal}/angular.do?sysparm_type=view_form.login`, {
    user_name: facility.loginId,
    user_password: facility.password,
  })
  const { action, token } = await oneTimeToken(jar, origins.portal)
  const list = await (await jar.post(action, { token, screen: 'list' })).text()
  const rows: ApplicationRow[] = []
  for (const line of linesIn(list)) {
    const row = readApplicationRow(line)
    rows.push(mayStillTravel(row, null, today) ? { ...row, ...(await delivery(jar, origins.ra, line.id)) } : row)
  }
  return rows
}

// The first answer is 401 with the token to use, as for the portal's own page after a login.
async function oneTimeToken(jar: Jar, portal: string): Promise<{ action: string; token: string }> {
  const address = `${portal}/api/x_ssk_cert/v1/token`
  const refused = await jar.post(address, {})
  const userToken = refused.headers.get('x-usertoken-response') ?? ''
  const { result } = await (await jar.post(address, {}, { 'x-usertoken': userToken })).json()
  return result
}

async function delivery(jar: Jar, ra: string, id: string): Promise<Partial<ApplicationRow>> {
  const page = await (await jar.post(`${ra}/p/delivery`, { id })).text()
  const beside = (word: string): string | null =>
    textOf(new RegExp(`<td class="h">${word}</td><td>(.*?)</td>`, 's').exec(page)?.[1] ?? '').trim() || null
  return { trackingNumber: beside('追跡番号'), deliveryStatus: beside('発送状況') }
}

function linesIn(page: string): (TableRow & { readonly id: string })[] {
  const table = /<table class="list".*?<\/table>/s.exec(page)?.[0] ?? ''
  const [head = [], ...body] = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell),
  )
  const headings = head.map(textOf)
  return body.map((cells) => {
    const under = cells[headings.indexOf('操作')] ?? ''
    return {
      cells: Object.fromEntries(headings.map((heading, at) => [heading, textOf(cells[at] ?? '')])),
      actions: [...under.matchAll(/value="(.*?)"/g)].map(([, word = '']) => word),
      id: /go\('\/p\/detail', '(.*?)'\)/.exec(under)?.[1] ?? '',
    }
  })
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00A0' }

function textOf(markup: string): string {
  return markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
}
