// @ts-check
import { join } from 'node:path'
import { tryInstalling } from './try-installing.mjs'
import { systemInstaller, withoutQuestions } from './system-packages.mjs'

/** @typedef {import('./machine.mjs').Machine} Machine */
/** @typedef {{ path: string | null, refused?: string | null, starts?: boolean }} Answer what `src/browser/print-browser.ts` prints */

const minutes = 60

/**
 * Makes sure that a browser is there and starts: Playwright's own, Edge, Chrome or Chromium, else one is installed, saying so. False, with what to do, when none can be had.
 * @param {Machine} machine
 * @param {string} node the Node that todoke runs on
 */
export async function ensureBrowser(machine, node) {
  const first = await lookForBrowser(machine, node)
  if (first.path !== null && first.starts) return true
  if (first.refused) return refuse(machine, first.refused)
  for (const install of [installByPlaywright, installLibraries, installBySystem]) {
    await install(machine, node)
    const now = await lookForBrowser(machine, node)
    if (now.path !== null && now.starts) return true
  }
  return giveUp(machine)
}

/**
 * @param {Machine} machine
 * @param {string} node
 * @returns {Promise<Answer>}
 */
async function lookForBrowser(machine, node) {
  const script = join(machine.root, 'src', 'browser', 'print-browser.ts')
  const { code, output } = await machine.run(node, [script], { cwd: machine.root, quiet: true, seconds: 60 })
  if (code !== 0) throw new Error(output)
  return JSON.parse(output)
}

/**
 * @param {Machine} machine
 * @param {string} node
 */
async function installByPlaywright(machine, node) {
  machine.tell({
    ja: 'ブラウザが見つかりません。Playwright の Chromium Headless Shell（約 120 MB）を入れています…',
    en: "No browser was found. Installing Playwright's Chromium Headless Shell (about 120 MB) …",
  })
  await playwright(machine, node, 'install', 5 * minutes)
}

/**
 * @param {Machine} machine
 * @param {string} node
 */
async function installLibraries(machine, node) {
  const { path } = await lookForBrowser(machine, node)
  if (path === null || (await withoutQuestions(machine)) === null) return
  machine.tell({
    ja: 'ブラウザが必要とするシステムのライブラリを入れています（playwright install-deps）…',
    en: 'Installing the system libraries that the browser needs (playwright install-deps) …',
  })
  await playwright(machine, node, 'install-deps', 8 * minutes)
}

/**
 * @param {Machine} machine
 * @param {string} node
 * @param {string} verb
 * @param {number} seconds
 */
async function playwright(machine, node, verb, seconds) {
  const script = join(machine.root, 'node_modules', 'playwright', 'cli.js')
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000', ...machine.environment }
  await tryInstalling(machine, [node, script, verb, 'chromium-headless-shell'], { cwd: machine.root, env, seconds })
}

/** @param {Machine} machine */
async function installBySystem(machine) {
  const install = await systemInstaller(machine)
  if (install === null) return
  machine.tell({
    ja: 'システムのパッケージ chromium-headless-shell（なければ chromium）を apt-get で入れています…',
    en: 'Installing the system package chromium-headless-shell (else chromium) by apt-get …',
  })
  if (!(await install('chromium-headless-shell'))) await install('chromium')
}

/**
 * @param {Machine} machine
 * @param {string} path
 */
function refuse(machine, path) {
  machine.warn({
    ja: `TODOKE_BROWSER の「${path}」は実行できるファイルではありません。Chromium・Chrome・Edge のパスに直すか、設定を消してください（自動で探します）。`,
    en: `TODOKE_BROWSER says "${path}", which cannot be run. Give the path of a Chromium, Chrome or Edge, or unset it (one is then looked for).`,
  })
  return false
}

/** @param {Machine} machine */
function giveUp(machine) {
  const linux = machine.platform === 'linux'
  const commands = [
    'npx playwright install chromium-headless-shell',
    ...(linux ? ['sudo npx playwright install-deps chromium-headless-shell', 'sudo apt-get install chromium'] : []),
  ].join('\n    ')
  machine.warn({
    ja: `ブラウザを用意できませんでした。次のどれかを行ってから、もう一度お試しください。\n    ${commands}\n  または Microsoft Edge か Google Chrome を入れるか、TODOKE_BROWSER に実行ファイルのパスを指定してください。`,
    en: `No browser could be made ready. Do one of these, then try again.\n    ${commands}\n  Or install Microsoft Edge or Google Chrome, or give the path of a browser in TODOKE_BROWSER.`,
  })
  return false
}
