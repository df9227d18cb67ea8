import { createTransport } from 'nodemailer'
import type { MailConfig } from '../config.ts'

interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same for every try, so that a mailbox shows a mail that came twice only once. */
  readonly messageId: string
  /** Beside those that every mail of a program has. */
  readonly headers?: Readonly<Record<string, string>>
}

/** A mailer that knows from whom the office writes. */
export interface MailSender {
  /** `entryId` names the mail once and for all. */
  send(entryId: string, to: string, words: Pick<Mail, 'subject' | 'text' | 'headers'>): Promise<void>
}

export interface Mailer {
  /** Resolves when the server takes our connection and sign-in; throws where it does not. */
  check(): Promise<void>
  /** Resolves when the server has taken the mail; throws where it has not, or cannot be reached. */
  send(mail: Mail): Promise<void>
}

/** A server that says nothing must not hold up everything else. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Nobody is to answer by himself what a program wrote (RFC 3834, 5). */
const HEADERS = { 'Auto-Submitted': 'auto-generated' }

/** Sends through the SMTP server (RFC 5321) that the configuration names. */
export function createMailer({ smtpUrl, from }: MailConfig): Mailer {
  const transport = createTransport({ url: smtpUrl, ...TIMEOUTS })
  const sender = senderOf(from)
  return {
    async check() {
      await transport.verify()
    },
    async send(mail) {
      await transport.sendMail({ ...mail, from: sender, headers: { ...HEADERS, ...mail.headers } })
    },
  }
}

/** `Name <address>` in its two parts: as one text, a name with `:`, `;`, `,` or `(` would be read as a list of addresses. */
function senderOf(from: string): string | { name: string; address: string } {
  const [, written = '', address] = /^([^<]*)<([^<>]+)>$/.exec(from) ?? []
  const name = written.trim().replace(/^"(.*)"$/, '$1')
  return address === undefined ? from : { name, address }
}

/** Sends under a Message-ID made of the outbox entry's id and the sender's domain. */
export function createMailSender(mailer: Mailer, { from }: MailConfig): MailSender {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
  return { send: (entryId, to, words) => mailer.send({ ...words, to, messageId: `<${entryId}@${domain}>` }) }
}
