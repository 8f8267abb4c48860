import type { Locator, Page } from 'playwright'
import type { Outcome } from './page/weigh.ts'
import type { Saved } from './saved.ts'

/** How plain role and name reach an address on the page as it was saved. */
export interface Roles {
  readonly role: Role
  readonly name: string
}

type Role = (typeof roles)[number]
const roles = ['link', 'button', 'tab', 'menuitem', 'heading', 'textbox', 'combobox'] as const
const ofFields: readonly Role[] = ['textbox', 'combobox']

const locate = (page: Page, { role, name }: Roles): Locator => page.getByRole(role, { name, exact: true })

/** Role and name with which the driver's own `getByRole` finds the right element before the drift; null when there are none, as for cells. */
export async function noteRoles({ page, screen }: Saved, address: string): Promise<Roles | null> {
  const [kind = '', name = ''] = address.split(':')
  const asked = kind === 'control' ? screen.controls?.[name] : kind === 'field' ? screen.fields?.[name] : undefined
  const words = asked ? [asked.words].flat() : []
  const headed = kind === 'control' ? screen.controls?.[name]?.card?.headed : undefined
  for (const role of roles.filter((each) => ofFields.includes(each) === (kind === 'field'))) {
    for (const each of [...words, ...(headed === undefined ? [] : [headed])]) {
      const found = locate(page, { role, name: each })
      const right = await found.evaluateAll(
        (elements, at) => elements.some((element) => window.drift.isRight(at, element)),
        address,
      )
      if (right) return { role, name: each }
    }
  }
  return null
}

/** What `getByRole(role, { name, exact })` comes to on the page as it stands: the first match, or the only one. */
export async function byRole(page: Page, address: string, roles: Roles, way: 'first' | 'strict'): Promise<Outcome> {
  return locate(page, roles).evaluateAll(
    (elements, asked) => window.drift.byElements(asked.address, asked.first ? elements.slice(0, 1) : elements),
    { address, first: way === 'first' },
  )
}
