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
  readonly at: AtDesk
  /** The same by the closed network's doors, at that facility's own terminal. */
  readonly directly: AtDesk
  /** What was changed at the portal so far, by whatever door. */
  readonly changes: () => readonly LedgerLine[]
}

const crossed = (): void => {}

type AtDesk = <Result>(act: Act, facility: MockFacility, work: (desk: Desk) => Promise<Result>) => Promise<Result>

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
    doors: {
      portal: mock.portalUrl,
      post: `${mock.origins.post}/`,
      directForm: `${mock.origins.ra}${wanted.skin ? '/shinsei-madoguchi' : '/p/rcr'}`,
      directList: `${mock.origins.ra}${wanted.skin ? '/shikko-madoguchi' : '/p/rx'}`,
    },
    patience: 12_000,
    now: () => new Date().toISOString(),
  })
  const quietly = { evidence, secrets: [], onStep: () => {}, ask: null, signal: new AbortController().signal }
  try {
    await act({
      mock,
      at: (deed, facility, work) => {
        const login = { loginId: facility.loginId, password: new Secret(facility.password), oneTimeCode: null }
        return once(work, (visit) =>
          session.visit(
            flows.fileAtDesk[deed],
            { facilityCode: facility.facilityCode, login, crossed, work: visit },
            quietly,
          ),
        )
      },
      directly: (deed, facility, work) => {
        mock.control.sitAt(facility.facilityCode)
        return once(work, (visit) =>
          session.visit(
            flows.fileDirectly[deed],
            { facilityCode: facility.facilityCode, crossed, work: visit },
            quietly,
          ),
        )
      },
      changes: () => mock.control.ledger().filter(({ what }) => ['apply', 'cancel', 'revoke', 'edit'].includes(what)),
    })
  } finally {
    await session.close()
    await mock.close()
    await rm(evidence, { recursive: true, force: true })
  }
}

async function once<Result>(
  work: (desk: Desk) => Promise<Result>,
  visit: (work: (desk: Desk) => Promise<void>) => Promise<void>,
): Promise<Result> {
  const { promise, resolve } = Promise.withResolvers<Result>()
  await visit(async (desk) => resolve(await work(desk)))
  return promise
}

/** An application as this facility would mean it. */
export function applicationOf(facility: MockFacility, terminalName: string): Application {
  const { name: facilityName, category, loginId: email, phone } = facility
  return { facilityName, category, contactName: '医事課　髙橋', terminalName, email, phone }
}
