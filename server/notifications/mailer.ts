import { createTransport } from 'nodemailer'
import type { MailConfig } from '../config.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same for every try, so that a mailbox shows a mail that came twice only once. */
  readonly messageId: string
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
