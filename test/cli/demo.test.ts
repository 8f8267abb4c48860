import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FilingReport } from '../../src/domain/filing-report.ts'
import type { CertificatesReport, ScanReport, TrackReport } from '../../src/domain/reports.ts'
import { type Ended, todoke } from './child.ts'

let directory: string
let played: Ended
let result: {
  home: string
  scan: ScanReport
  apply: FilingReport
  track: TrackReport
  certificates: CertificatesReport
}
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'todoke-demo-test-'))
  played = await todoke('demo --json --lang en', { directory })
  result = JSON.parse(played.out)
}, 240_000)
afterAll(() => rm(directory, { recursive: true }))

const home = () => join(directory, '.todoke-demo')

describe('todoke demo', () => {
  it('visits the whole cast and says each on stderr', () => {
    expect(played.code).toBe(0)
    expect(result.scan.facilities.length).toBeGreaterThan(9)
    for (const { facilityCode } of result.scan.facilities) expect(played.err).toContain(facilityCode)
    expect(played.err).toContain('The rehearsal portal is up: http://127.0.0.1:')
  })

  it('shows every kind of status, letters in the post and failures', () => {
    const statuses = new Set(result.certificates.certificates.map(({ status }) => status))
    expect([...statuses]).toEqual(expect.arrayContaining(['issued', 'pending', 'rejected', 'revoked']))
    expect(result.track.items.filter(({ trackingNumber }) => trackingNumber !== null).length).toBeGreaterThan(1)
    expect(result.scan.facilities.flatMap(({ error }) => error?.code ?? [])).toContain('password-reset-required')
  })

  it('applies for one certificate, which then stands on the list', () => {
    expect(result.apply.items).toMatchObject([{ state: 'submitted', error: null }])
    expect(result.apply.run.fee).toEqual({ certificates: 1500, postage: 753, total: 2253 })
    const [{ facilityCode } = { facilityCode: '' }] = result.apply.items
    const own = result.certificates.certificates.filter((each) => each.facilityCode === facilityCode)
    expect(own).toMatchObject([{ status: 'pending' }])
  })

  it('keeps what it read in a folder for its owner alone', async () => {
    expect(result.home).toBe(home())
    expect((await stat(home())).mode & 0o777).toBe(0o700)
    const { code, out } = await todoke('certs --home .todoke-demo --json', { directory })
    expect(code).toBe(0)
    expect(JSON.parse(out).certificates).toHaveLength(result.certificates.certificates.length)
  }, 120_000)

  it('takes no folder that is not its own', async () => {
    const other = join(directory, 'mine')
    await mkdir(other)
    await writeFile(join(other, 'letter.txt'), 'dear')
    const { code, err } = await todoke('demo --home mine --lang en', { directory })
    expect(code).toBe(2)
    expect(err).toContain(`The demo did not make the folder “${other}”`)
    expect(await readdir(other)).toEqual(['letter.txt'])
  }, 120_000)
})
