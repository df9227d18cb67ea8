import type { MailSender } from '../notifications/mailer.ts'
import { oneLine } from '../domain/text/fill-template.ts'
import type { MessageChannel } from './channel.ts'

/** By the office's own SMTP server. A mailbox that does not exist refuses; any other trouble is tried again. */
export function emailChannel(sender: MailSender): MessageChannel {
  return {
    name: 'email',
    contact: 'email',
    carries: () => true,
    async send({ id, to, message, values }) {
      const stop = values.stop ?? null
      try {
        await sender.send(id, to, {
          subject: oneLine(message.subject),
          text: `${message.body}\n`,
          ...(stop === null ? {} : { headers: stopHeaders(stop) }),
        })
        return { kind: 'accepted' }
      } catch (error) {
        if (isNoMailbox(error)) return { kind: 'refused', said: oneLine(error.message).slice(0, 200) }
        throw error
      }
    },
  }
}

/** So that a mailbox offers to get no more of them by one click (RFC 8058). */
function stopHeaders(stop: string): Readonly<Record<string, string>> {
  return { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** A server that will never take mail for this address (RFC 5321, 4.2.1). */
function isNoMailbox(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'command' in error &&
    error.command === 'RCPT TO' &&
    'responseCode' in error &&
    typeof error.responseCode === 'number' &&
    error.responseCode >= 550 &&
    error.responseCode < 560
  )
}
