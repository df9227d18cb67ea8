import { fillTemplate } from '../domain/text/fill-template.ts'
import { internationalDigits } from '../domain/text/phone-digits.ts'
import type { Language } from '../contract/language.ts'
import type { MessageKind } from '../contract/messages/message-kinds.ts'
import type { MessageChannel } from './channel.ts'
import type { ZaloConfig } from './channels-file.ts'
import { postJson } from './post-json.ts'

/** Zalo's codes that are about this telephone number: no account, not active, wants none, cannot be reached, no number. */
const NOT_TO_THIS_NUMBER: readonly number[] = [-108, -114, -118, -119, -139, -140, -141]

/**
 * By the Zalo Notification Service: `{ phone, template_id, template_data, tracking_id }` with the access token as a header.
 * It answers 200 also where it refuses; `error` 0 with a `msg_id` says that it took the message.
 */
export function zaloChannel({ url, accessToken, templates }: ZaloConfig): MessageChannel {
  const templateOf = (kind: MessageKind, language: Language) =>
    templates[kind]?.[language] ?? templates[kind]?.vi
  return {
    name: 'zalo',
    contact: 'phone',
    carries: (kind, language) => templateOf(kind, language) !== undefined,
    async send({ id, to, kind, language, values }) {
      const template = templateOf(kind, language)
      if (!template) return { kind: 'refused', said: `no template for ${kind}` }
      const answer = await postJson(
        url,
        { access_token: accessToken },
        {
          phone: internationalDigits(to),
          template_id: template.id,
          template_data: Object.fromEntries(
            Object.entries(template.data).map(([name, value]) => [name, fillTemplate(value, values)]),
          ),
          tracking_id: id,
        },
      )
      if ('handed' in answer) return answer.handed
      const { error, message, data } = answer.reply
      if (error === 0 && hasMessageId(data)) return { kind: 'accepted' }
      const said = `${String(error)} ${typeof message === 'string' ? message : ''}`.trim().slice(0, 200)
      if (typeof error === 'number' && NOT_TO_THIS_NUMBER.includes(error)) return { kind: 'refused', said }
      throw new Error(`Zalo answered ${said}`)
    },
  }
}

function hasMessageId(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'msg_id' in data && typeof data.msg_id === 'string'
}
