import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { flows } from '../../flows/index.ts'
import type { LedgerLine, MockFacility, MockPortal, MockPortalOptions } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { openSession } from '../../src/browser/session.ts'
import type { Desk } from '../../src/domain/desk.ts'
import type { Act, Application } from '../../src/domain/intent.ts'
import { Secret } from '../../src/domain/secret.ts'

/** A mock, and a browser that goes to a facility's desk there. */
export interface DeskStage {
  readonly mock: MockPortal
  readonly at: <Result>(act: Act, facility: MockFacility, work: (desk: Desk) => Promise<Result>) => Promise<Result>
  /** What was changed at the portal so far, by whatever door. */
  readonly changes: () => readonly LedgerLine[]
}

/** Runs a test on such a stage, and leaves nothing behind. */
export async function withDesk(
  wanted: Partial<MockPortalOptions>,
  act: (stage: DeskStage) => Promise<void>,
): Promise<void> {
  const evidence = await mkdtemp(join(tmpdir(), 'todoke-desk-'))
  const mock = await startMockPortal({ today: '2026-11-21', ...wanted })
  const session = openSession({
    browser: findBrowser({ configured: null, headed: false }).path,
    headed: false,
    origins: [new URL(mock.portalUrl).origin, mock.origins.ra, mock.origins.post],
    doors: { portal: mock.portalUrl, post: `${mock.origins.post}/` },
    patience: 12_000,
    now: () => new Date().toISOString(),
  })
  try {
    await act({
      mock,
      at: async (deed, facility, work) => {
        const done: Awaited<ReturnType<typeof work>>[] = []
        const visit = {
          facilityCode: facility.facilityCode,
          login: { loginId: facility.loginId, password: new Secret(facility.password), oneTimeCode: null },
          crossed: () => {},
          work: async (desk: Desk) => void done.push(await work(desk)),
        }
        const quietly = { evidence, secrets: [], onStep: () => {}, ask: null, signal: new AbortController().signal }
        await session.visit(flows.fileAtDesk[deed], visit, quietly)
        const [result] = done
        if (done.length === 0) throw new Error('nothing was done at the desk')
        return result as Awaited<ReturnType<typeof work>>
      },
      changes: () => mock.control.ledger().filter(({ what }) => ['apply', 'cancel', 'revoke', 'edit'].includes(what)),
    })
  } finally {
    await session.close()
    await mock.close()
    await rm(evidence, { recursive: true, force: true })
  }
}

/** An application as this facility would mean it. */
export function applicationOf(facility: MockFacility, terminalName: string): Application {
  const { name: facilityName, category, loginId: email, phone } = facility
  return { facilityName, category, contactName: '医事課　髙橋', terminalName, email, phone }
}
