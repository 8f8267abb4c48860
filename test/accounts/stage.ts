import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {
  LedgerLine,
  MockFacility,
  MockPortal,
  MockPortalOptions,
  MockQualification,
  QualificationAccount,
  QualificationRole,
} from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { createTodoke, Secret, type Settings, type Todoke } from '../../src/index.ts'
import type { Surroundings } from '../../src/app.ts'
import { writeBrowser } from '../browser-script.ts'
import { settings as usual } from '../cli/stage.ts'
import { makeLightVault } from '../vault/light-vault.ts'

export const vaultPassphrase = 'Tresor & "Anker" 9'

/** A terminal of the closed network: nothing but the address, the certificate and the accounts; nobody is registered. */
export interface Terminal {
  readonly mock: MockPortal
  readonly system: MockQualification
  readonly home: string
  readonly settings: Settings
  /** Path of the browser; while one runs its pid stands beside it. */
  readonly browser: string
  open(surroundings?: Surroundings, changed?: Partial<Settings>): Promise<Todoke>
  /** The account of that kind of a facility, as the system has it now. */
  account(facility: MockFacility, role: QualificationRole, index?: number): QualificationAccount
  /** What has been reset, by ユーザID. */
  resets(): readonly LedgerLine[]
}

const askPassphrase = async (): Promise<Secret> => new Secret(vaultPassphrase)

/** Runs a test at such a terminal, and leaves nothing behind. */
export async function atTerminal(
  wanted: Partial<MockPortalOptions> & { readonly settings?: Partial<Settings> },
  act: (terminal: Terminal) => Promise<void>,
): Promise<void> {
  const { settings: changed, ...options } = wanted
  const folder = await mkdtemp(join(tmpdir(), 'todoke-terminal-'))
  const mock = await startMockPortal({ today: '2026-11-21', ...options })
  const system = await mock.openQualification()
  const { good, authority } = system.certificates
  await writeFile(join(folder, 'client.pfx'), good.pfx)
  await writeFile(join(folder, 'ca.pem'), authority)
  const browser = join(folder, 'browser')
  writeBrowser(browser)
  const settings: Settings = {
    ...usual,
    home: join(folder, 'home'),
    browser,
    vault: 'file',
    patience: 20_000,
    now: '2026-11-21T10:00:00+09:00',
    portalUrl: 'https://nowhere.example/csm',
    qualificationUrl: system.url,
    qualificationPfx: join(folder, 'client.pfx'),
    qualificationPassphrase: new Secret(good.passphrase),
    qualificationCa: join(folder, 'ca.pem'),
    ...changed,
  }
  const opened: Todoke[] = []
  try {
    await makeLightVault(settings.home, vaultPassphrase)
    await act({
      mock,
      system,
      home: settings.home,
      settings,
      browser,
      async open(surroundings = {}, different = {}) {
        const todoke = await createTodoke({ ...settings, ...different }, { askPassphrase, ...surroundings })
        opened.push(todoke)
        return todoke
      },
      account: ({ facilityCode }, role, index = 0) => {
        const found = mock.control.accounts(facilityCode).filter((account) => account.role === role)[index]
        if (!found) throw new Error(`no such ${role}`)
        return found
      },
      resets: () => mock.control.ledger().filter(({ what }) => what === 'q-reset'),
    })
  } finally {
    await Promise.all(opened.map((todoke) => todoke.close()))
    await mock.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Keeps the master account and the one that resets it in the vault. */
export async function keepAccounts(todoke: Todoke, terminal: Terminal, facility: MockFacility): Promise<void> {
  const [master, reset] = (['master', 'reset'] as const).map((role) => terminal.account(facility, role))
  const { facilityCode } = facility
  await todoke.setSecret(facilityCode, 'masterUserId', new Secret(master?.userId ?? ''))
  await todoke.setSecret(facilityCode, 'masterPassword', new Secret(master?.password ?? ''))
  await todoke.setSecret(facilityCode, 'resetUserId', new Secret(reset?.userId ?? ''))
  await todoke.setSecret(facilityCode, 'resetPin', new Secret(reset?.password ?? ''))
}
