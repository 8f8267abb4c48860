import { parseArgs } from 'node:util'
import { errandsFor, withOffice, type Office } from '../filing/office.ts'
import { whole } from './plan.ts'
import { meterTree } from './process-tree.ts'

/** How the benchmark of filing is called. */
export const filingUsage = `npm run bench -- filing [options]
  --applications N  certificates to apply for (60)
  --facilities N    over so many facilities (40)
  --concurrency N   facilities at once (3)`

interface Amount {
  readonly applications: number
  readonly facilities: number
  readonly concurrency: number
}

/** Measures one `apply run --submit` on the mock, from its start to its end; returns the result in one line. Throws when one application is missing or twice, or a yen differs: what is fast and wrong is not measured. */
export async function benchFiling(given: readonly string[]): Promise<string> {
  const amount = amountIn(given)
  const { facilities, concurrency, applications } = amount
  const lines: string[] = []
  await withOffice({ clinics: facilities, concurrency, patience: 30_000 }, async (office) => {
    const file = await office.plan(errandsFor(office.clinics, applications))
    lines.push(await measure(office, file, amount))
  })
  return lines.join('')
}

async function measure(office: Office, file: string, amount: Amount): Promise<string> {
  const { applications, facilities, concurrency } = amount
  const begin = performance.now()
  const command = office.begin(`apply run ${file} --submit --json`)
  const meter = meterTree(command.pid)
  const { code, out } = await command.ended
  const seconds = ((performance.now() - begin) / 1_000).toFixed(1)
  meter?.stop()
  const wrong = await wrongWith(office, applications)
  if (code !== 0 || wrong.length > 0) throw new Error(`void: ${[code, ...wrong, out].join('\n')}`)
  const cost = meter ? `, ${meter.cpuSeconds().toFixed(1)} CPU s, ${meter.peakMegabytes().toFixed(0)} MB at most` : ''
  const bill = office.mock.control.bill(true).total
  return `${applications} applications over ${facilities} facilities, ${concurrency} at once: ${seconds} s${cost}; each once, ${bill} yen on both sides\n`
}

async function wrongWith({ mock, open, offences }: Office, applications: number): Promise<readonly string[]> {
  const { fee } = await (await open()).journal()
  const bill = mock.control.bill(true)
  const filed = mock.control.ledger().filter(({ what }) => what === 'apply').length
  return [
    ...(await offences()).map(({ kind, where }) => `${kind} ${where}`),
    ...(filed === applications ? [] : [`${filed} applications came in`]),
    ...(fee.certificates === bill.certificatesYen && fee.total === bill.total
      ? []
      : [`the journal has ${fee.total} yen, the bill ${bill.total}`]),
  ]
}

function amountIn(given: readonly string[]): Amount {
  const { values } = parseArgs({ args: [...given], options })
  return {
    applications: whole('applications', values.applications),
    facilities: whole('facilities', values.facilities),
    concurrency: whole('concurrency', values.concurrency),
  }
}

const options = {
  applications: { type: 'string', default: '60' },
  facilities: { type: 'string', default: '40' },
  concurrency: { type: 'string', default: '3' },
} as const
