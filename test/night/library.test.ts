import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { passphrase, withStage } from './stage.ts'

it('the library prints nothing and never ends the process that called it', { timeout: 300_000 }, () =>
  withStage(
    { imported: ({ name }) => ['さくら内科クリニック', '東町眼科'].includes(name) },
    async ({ environment, settings }) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'library-child.ts')], {
        env: {
          PATH: environment['PATH'],
          TODOKE_TEST_SETTINGS: JSON.stringify(settings),
          TODOKE_TEST_PASSPHRASE: passphrase,
        },
      })
      const said = Promise.all([text(child.stdout), text(child.stderr)])
      const code = await new Promise((resolve) => child.on('close', resolve))
      expect(await said).toEqual(['', ''])
      expect(code).toBe(43)
    },
  ),
)
