import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { facilitiesCsv } from '../../../mock-portal/index.ts'
import { createTodoke } from '../../../src/app.ts'
import { Secret } from '../../../src/domain/secret.ts'
import type { Settings } from '../../../src/domain/settings.ts'
import { noQualification } from '../../night/stage.ts'
import type { Task, Way } from '../task.ts'

/** todoke's own scan, as it is set by default, from the start of its browser to its end; facilities and passwords are there already, as on any night but the first. */
export const todoke: Way = (task) => scanOf(task, 'off')

/** The same by the short way. */
export const todokeShort: Way = (task) => scanOf(task, 'on')

async function scanOf(task: Task, shortWay: Settings['shortWay']): ReturnType<Way> {
  const file = join(task.folder, 'facilities.csv')
  await writeFile(file, facilitiesCsv({ facilities: () => task.facilities }))
  const todoke = await createTodoke(
    { ...settingsOf(task), shortWay },
    { askPassphrase: async () => new Secret('benchmark') },
  )
  await todoke.importFacilities(file)
  return async () => {
    const { facilities } = await todoke.scan()
    await todoke.close()
    const failed = facilities.filter(({ ok }) => !ok)
    for (const { facilityCode, error } of failed) console.error(`${facilityCode}: ${JSON.stringify(error)}`)
    return Object.fromEntries(facilities.filter(({ ok }) => ok).map(({ facilityCode, rows }) => [facilityCode, rows]))
  }
}

function settingsOf({ folder, portalUrl, origins, concurrency, today }: Task): Settings {
  return {
    home: join(folder, 'home'),
    portalUrl,
    trackingUrl: `${origins.post}/services/srv/search/direct`,
    directFormUrl: `${origins.ra}/p/rcr`,
    directListUrl: `${origins.ra}/p/rx`,
    allowedOrigins: [origins.ra],
    ...noQualification,
    vault: 'file',
    vaultPassphraseFile: null,
    browser: null,
    concurrency,
    headed: false,
    shortWay: 'off',
    direct: false,
    language: 'ja',
    now: `${today}T02:00:00+09:00`,
    patience: 30_000,
    cron: '0 2 * * *',
    vendorName: null,
    vendorPhones: [],
    maxPerFacility: null,
    maxPerDay: null,
    maxPerMonth: null,
    imapUrl: null,
    unattended: true,
  }
}
