import type { AskPassphrase, AskSecret } from '../app.ts'
import { readPassphrase } from '../config.ts'
import type { Sources } from '../config-sources.ts'
import { Failure } from '../domain/failure.ts'
import type { Secret } from '../domain/secret.ts'
import type { Settings } from '../domain/settings.ts'
import { type Asking, askSecret } from './prompt.ts'

/** The vault's passphrase: from the settings, else typed by the person (twice for a new vault), else `Failure('vault-missing')`. */
export function passphraseFrom(settings: Settings, sources: Sources, asking: Asking): AskPassphrase {
  return async (purpose) => {
    const given = await readPassphrase(settings, sources)
    if (given !== null) return given
    if (!asking.terminal.attended) throw new Failure('vault-missing', { reason: 'passphrase-missing' })
    return purpose === 'open' ? askSecret(asking, asking.words.talk.askPassphraseOpen) : askTwice(asking)
  }
}

/** A secret that the vault lacks, typed by the person who is there; null when nobody is. */
export function secretFrom(asking: Asking): AskSecret {
  const { terminal, words } = asking
  return async (facilityCode, name) =>
    terminal.attended ? askSecret(asking, words.talk.askSecret(words.secrets[name], facilityCode)) : null
}

async function askTwice(asking: Asking): Promise<Secret> {
  const { talk } = asking.words
  for (;;) {
    const first = await askSecret(asking, talk.askPassphraseCreate)
    const second = await askSecret(asking, talk.askPassphraseAgain)
    if (first.reveal() === second.reveal()) return first
    asking.terminal.err.say(talk.passphrasesDiffer)
  }
}
