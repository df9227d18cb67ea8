import type { Service } from '../context.ts'
import type { MessageChannelName } from '../contract/messages/message-kinds.ts'
import { createMailer, createMailSender, type Mailer } from '../notifications/mailer.ts'
import type { MessageChannel } from './channel.ts'
import { type ChannelsFile, readChannelsFile } from './channels-file.ts'
import { emailChannel } from './email-channel.ts'
import { playedChannel } from './played-channel.ts'
import { smsChannel } from './sms-channel.ts'
import { zaloChannel } from './zalo-channel.ts'

/** The ways to citizens that the office has set up, in the order in which they are tried, as they stand at this moment. */
export type OpenChannels = () => readonly MessageChannel[]

/** How many mails share one connection is the transport's business: it is made once. */
export function createChannels({ config }: Pick<Service, 'config'>, mailer?: Mailer): OpenChannels {
  const { mail, messagesFile, playsMessages } = config
  if (playsMessages) return () => [playedChannel('email'), playedChannel('sms')]
  const sender = mail && createMailSender(mailer ?? createMailer(mail), mail)
  const make: Record<MessageChannelName, (file: ChannelsFile) => MessageChannel | null> = {
    email: () => sender && emailChannel(sender),
    sms: ({ sms }) => (sms ? smsChannel(sms) : null),
    zalo: ({ zalo }) => (zalo ? zaloChannel(zalo) : null),
  }
  return () => {
    const file = readChannelsFile(messagesFile)
    return file.order.flatMap((name) => make[name](file) ?? [])
  }
}

/** Is anybody told anything? Without a way nothing is queued either. */
export function hasChannels({ config }: Pick<Service, 'config'>): boolean {
  return config.playsMessages || config.mail !== null || config.messagesFile !== null
}
