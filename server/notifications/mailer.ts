import { createTransport } from 'nodemailer'
import type { MailConfig } from '../config.ts'

interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same for every try, so that a mailbox shows a mail that came twice only once. */
  readonly messageId: string
}

/** A mailer that knows from whom the office writes. */
export interface MailSender {
  /** `entryId` names the mail once and for all. */
  send(entryId: string, to: string, words: Pick<Mail, 'subject' | 'text'>): Promise<void>
}

export interface Mailer {
  /** Resolves when the server has taken the mail; throws where it has not, or cannot be reached. */
  send(mail: Mail): Promise<void>
}

/** A server that says nothing must not hold up everything else. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Sends through the SMTP server (RFC 5321) that the configuration names. */
export function createMailer({ smtpUrl, from }: MailConfig): Mailer {
  const transport = createTransport({ url: smtpUrl, ...TIMEOUTS })
  return {
    async send(mail) {
      await transport.sendMail({ ...mail, from })
    },
  }
}

/** Sends under a Message-ID made of the outbox entry's id and the sender's domain. */
export function createMailSender(mailer: Mailer, { from }: MailConfig): MailSender {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
  return { send: (entryId, to, words) => mailer.send({ ...words, to, messageId: `<${entryId}@${domain}>` }) }
}
