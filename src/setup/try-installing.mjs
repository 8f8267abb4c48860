// @ts-check

/**
 * Runs an installer without its chatter; when it fails, its own reason is told in one line.
 * @param {import('./machine.mjs').Machine} machine
 * @param {readonly string[]} command
 * @param {import('./run.mjs').RunOptions} options
 */
export async function tryInstalling(machine, [program = '', ...args], options) {
  const { code, output } = await machine.run(program, args, { ...options, quiet: true })
  if (code === 0) return true
  const reason = reasonIn(output)
  machine.tell({ ja: `　できませんでした: ${reason}`, en: `  That failed: ${reason}` })
  return false
}

/** @param {string} output */
function reasonIn(output) {
  const lines = output.split('\n').flatMap((line) => line.trim() || [])
  const named = lines.find((line) => /^E(?:rror)?: /.test(line)) // the first is the cause, later ones its consequences
  return named ?? lines.at(-1) ?? '(time limit)'
}
