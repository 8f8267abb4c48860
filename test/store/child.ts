import { hostname } from 'node:os'
import { createInterface } from 'node:readline'
import { openStore } from '../../src/store/store.ts'
import { facility, row } from './store-contract.ts'

const [what, file] = process.argv.slice(2)
const store = await openStore({ file: file ?? '' })
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const rows = Array.from({ length: 6 }, (_, index) => row({ no: index + 1, requestId: String(index) }))

const writeVisits = async (): Promise<void> => {
  const codes = Array.from({ length: 200 }, (_, index) => String(1_000_000_000 + index))
  await store.saveFacilities(codes.map((code) => facility(code)))
  for (let night = 1; ; night += 1) {
    const runId = `night ${night}`
    const at = `2026-11-01T00:00:${String(night % 60).padStart(2, '0')}Z`
    await store.beginRun({ id: runId, selection: 'all', startedAt: at, endedAt: null }, codes)
    for (const facilityCode of codes) {
      await store.endVisit({ runId, facilityCode, endedAt: at, rows, failure: null })
      say(`${runId}/${facilityCode}`)
    }
  }
}

const takeLease = async (): Promise<void> => {
  say('ready')
  for await (const _ of createInterface(process.stdin)) {
    const holder = { host: hostname(), pid: process.pid, what: 'scan' }
    const answer = await store.takeLease('run', holder, '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z')
    say(answer === null ? 'mine' : `held by ${answer.pid}`)
  }
}

await (what === 'write' ? writeVisits() : takeLease())
