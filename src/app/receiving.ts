import { mailboxAccount } from '../domain/facility.ts'
import { readMailboxAddress, type Mailbox } from '../domain/mailbox.ts'
import type { Settings } from '../domain/settings.ts'
import { openMailbox } from '../mailbox/mailbox.ts'
import type { Rooms } from './rooms.ts'

/** A mailbox is one witness of several: nobody waits long for it. */
const patience = 10_000

/** The mailbox that the settings name, not yet opened; its password is the vault's. */
export function mailboxFor({ imapUrl }: Settings, { vault, log }: Pick<Rooms, 'vault' | 'log'>): Mailbox | null {
  const address = imapUrl === null ? null : readMailboxAddress(imapUrl)
  return (
    address &&
    openMailbox({
      address,
      password: async () => (await (await vault()).get(mailboxAccount, 'password'))?.secret ?? null,
      patience,
      onFailure: ({ code, detail }) => log.error('mailbox is no witness', { code, ...detail }),
    })
  )
}
