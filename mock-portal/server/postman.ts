import { createTransport } from 'nodemailer'
import type { MockMail } from '../contract.ts'

/** Takes the mock's mails to a server; a mail that it does not take is marked as failed and stays in the outbox. `close` waits for those under way. */
export interface Postman {
  deliver(mail: MockMail): void
  close(): Promise<void>
}

/** A postman to that SMTP server, without TLS and without a login. */
export function postmanTo({ host, port }: { readonly host: string; readonly port: number }): Postman {
  const server = createTransport({ host, port, secure: false, ignoreTLS: true })
  const underWay = new Set<Promise<void>>()
  const send = async (mail: MockMail): Promise<void> => {
    mail.delivery = 'sending'
    const { from, to, subject, text } = mail
    mail.delivery = await server.sendMail({ from, to, subject, text }).then(
      () => 'sent',
      () => 'failed',
    )
  }
  return {
    deliver: (mail) => {
      const sending = send(mail).finally(() => underWay.delete(sending))
      underWay.add(sending)
    },
    close: async () => {
      await Promise.all(underWay)
      server.close()
    },
  }
}
