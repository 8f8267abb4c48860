import type { ApplyForm, MockFacility, MockPortal } from '../../mock-portal/contract.ts'
import { visitorTo, type Visitor } from './visitor.ts'

/** What the default skin calls the fields of its form. */
const items = {
  category: 'item01',
  prefecture: 'item02',
  feeSchedule: 'item03',
  institutionCode: 'item04',
  name: 'item05',
  contactName: 'item06',
  phone: 'item07',
  email: 'item08',
  terminalName: 'item09',
} as const

/** Somebody at the input screen, without a browser. */
export interface Applicant {
  readonly visitor: Visitor
  /** What the screen comes with. */
  readonly prefilled: ApplyForm
  /** Sends a form to one of the screens, and gives the page. */
  send(step: '' | '/check' | '/confirm' | '/send' | '/again', form?: ApplyForm): Promise<string>
}

/** Somebody who has logged in as that facility and agreed to the fee; or, without one, who came by the closed network's door. */
export async function applicantOf(mock: MockPortal, facility: MockFacility | null): Promise<Applicant> {
  const visitor = visitorTo(mock)
  if (facility === null) await visitor.get(`${mock.origins.ra}/p/rcr`)
  else {
    await visitor.login(facility)
    await visitor.post(`${mock.origins.ra}/p/entry`, { token: await visitor.token(), screen: 'apply' })
  }
  const send: Applicant['send'] = async (step, form) => {
    const fields = Object.entries(form ?? {}).map(([field, value]) => [items[field as keyof ApplyForm], value])
    return (await visitor.screen(`/p/apply${step}`, '', Object.fromEntries(fields))).text()
  }
  return { visitor, prefilled: formIn(await send('')), send }
}

/** The values that stand in the input screen. */
export function formIn(page: string): ApplyForm {
  const value = (item: string): string => {
    const [, typed] = new RegExp(`<input[^>]* name="${item}"[^>]* value="([^"]*)"`).exec(page) ?? []
    const [, options = ''] = new RegExp(`<select name="${item}"[^>]*>(.*?)</select>`).exec(page) ?? []
    const [, chosen = ''] = /<option selected>([^<]*)</.exec(options) ?? []
    return typed ?? chosen
  }
  return Object.fromEntries(Object.entries(items).map(([field, item]) => [field, value(item)])) as unknown as ApplyForm
}

/** The words of the native confirm() with which a page opens, or null. */
export function popupIn(page: string): string | null {
  const [, text] = /onload="[^"]*ask\('(.*?)', '\/p\/apply\/confirm'/.exec(page) ?? []
  return text?.replaceAll(String.raw`\n`, '\n') ?? null
}
