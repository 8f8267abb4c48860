// @ts-check
import { systemInstaller } from './system-packages.mjs'

/**
 * On Linux, makes sure that a Japanese font is there for the pictures; where it cannot be installed it says what to do, and goes on.
 * @param {import('./machine.mjs').Machine} machine
 */
export async function ensureFonts(machine) {
  if (machine.platform !== 'linux' || (await hasJapaneseFont(machine))) return
  const install = await systemInstaller(machine)
  if (install !== null) {
    machine.tell({
      ja: '日本語フォントがありません。fonts-noto-cjk（約 60 MB）を apt-get で入れています…',
      en: 'No Japanese font was found. Installing fonts-noto-cjk (about 60 MB) by apt-get …',
    })
    if ((await install('fontconfig', 'fonts-noto-cjk')) && (await hasJapaneseFont(machine))) return
  }
  machine.warn({
    ja: '日本語フォントがないため、画面の画像では日本語が □ になります。例: sudo apt-get install fonts-noto-cjk',
    en: 'Without a Japanese font, pictures of screens show boxes. For example: sudo apt-get install fonts-noto-cjk',
  })
}

/** @param {import('./machine.mjs').Machine} machine */
async function hasJapaneseFont(machine) {
  const { code, output } = await machine.run('fc-list', [':lang=ja'], { quiet: true, seconds: 60 })
  return code === 0 && output.trim() !== ''
}
