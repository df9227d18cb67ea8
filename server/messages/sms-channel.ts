import { fillTemplate, oneLine } from '../domain/text/fill-template.ts'
import { internationalDigits, nationalDigits } from '../domain/text/phone-digits.ts'
import { withoutMarks } from '../domain/text/without-marks.ts'
import type { MessageChannel } from './channel.ts'
import type { SmsConfig } from './channels-file.ts'
import { postJson } from './post-json.ts'

type Json = SmsConfig['body'][string]

/** By any provider that takes HTTP and JSON: address, headers and the shape of the body are the office's. */
export function smsChannel({ url, headers, body, accepted, marks }: SmsConfig): MessageChannel {
  return {
    name: 'sms',
    contact: 'phone',
    carries: () => true,
    async send({ id, to, message }) {
      const text = oneLine(message.short)
      const values = {
        id,
        to: internationalDigits(to),
        toNational: nationalDigits(to),
        text: marks ? text : withoutMarks(text),
      }
      const answer = await postJson(url, headers, filled(body, values))
      if ('handed' in answer) return answer.handed
      if (!accepted) return { kind: 'accepted' }
      const said = valueAt(answer.reply, accepted.path)
      if (said !== null && accepted.values.includes(said)) return { kind: 'accepted' }
      // What it says instead is unknown: perhaps taken, perhaps not. The same id goes again.
      throw new Error(`the provider's reply says ${said ?? 'nothing'} at ${accepted.path}`)
    },
  }
}

function filled(value: Json, values: Readonly<Record<string, string>>): Json {
  if (typeof value === 'string') return fillTemplate(value, values)
  if (Array.isArray(value)) return value.map((each) => filled(each, values))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, values)]))
}

function valueAt(reply: unknown, path: string): string | null {
  let value: unknown = reply
  for (const part of path.split('.'))
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null
}
