import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { named, withStage } from '../night/stage.ts'

const clinic = 'さくら内科クリニック'

it('a terminal of the closed network applies, settles by its own list, and nobody logs in', { timeout: 120_000 }, () =>
  withStage({ imported: ({ name }) => name === clinic }, async ({ mock, open }) => {
    const folder = await mkdtemp(join(tmpdir(), 'todoke-direct-'))
    const { facilityCode, phone, loginId } = named(mock, clinic)
    const wishes = join(folder, 'wishes.csv')
    await writeFile(
      wishes,
      `facilityCode,terminalName,contactName,phone,email\n${facilityCode},受付３号機,医事課,${phone},${loginId}\n`,
    )
    mock.control.sitAt(facilityCode)
    const todoke = await open({}, { direct: true })
    const { plan } = await todoke.planApplications(wishes, { accept: [] })
    const file = join(folder, 'plan.json')
    await writeFile(file, JSON.stringify(plan))
    const report = await todoke.applyPlan(file, { submit: true })
    await rm(folder, { recursive: true })
    expect(report.items).toMatchObject([{ key: 'L2', state: 'submitted', error: null }])
    const ledger = mock.control.ledger().filter(({ what }) => what === 'apply' || what === 'login')
    expect(ledger).toMatchObject([
      { what: 'apply', facilityCode, detail: { by: 'direct', terminalName: '受付３号機' } },
    ])
  }),
)
