import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { LANGUAGES } from '../contract/language.ts'
import { MESSAGE_CHANNELS, MESSAGE_KINDS } from '../contract/messages/message-kinds.ts'

const Address = z.url({ protocol: /^https?$/ })
const Headers = z.record(z.string(), z.string()).default({})
const Named = z.record(z.string(), z.string())

/** Any provider that takes a message by HTTP and JSON. */
const Sms = z.strictObject({
  url: Address,
  headers: Headers,
  /** Sent as JSON; `{to}` (84901234567), `{toNational}` (0901234567), `{text}` and `{id}` in it are filled in. */
  body: z.record(z.string(), z.json()),
  /** Where the reply says that the message was taken, such as `{ "path": "data.status", "values": ["0"] }`. */
  accepted: z.strictObject({ path: z.string(), values: z.array(z.string()).min(1) }).optional(),
  /** `false` for a provider that takes no Vietnamese marks. */
  marks: z.boolean().default(true),
})
export type SmsConfig = z.infer<typeof Sms>

/** Zalo Notification Service: each kind by a template that Zalo has approved, with the values that it names. */
const Zalo = z.strictObject({
  url: Address.default('https://business.openapi.zalo.me/message/template'),
  accessToken: z.string().min(1),
  templates: z.partialRecord(
    z.enum(MESSAGE_KINDS),
    z.partialRecord(z.enum(LANGUAGES), z.strictObject({ id: z.string(), data: Named })),
  ),
})
export type ZaloConfig = z.infer<typeof Zalo>

const ChannelsFile = z.strictObject({
  /** Which way is tried first. */
  order: z.array(z.enum(MESSAGE_CHANNELS)).default([...MESSAGE_CHANNELS]),
  sms: Sms.optional(),
  zalo: Zalo.optional(),
})
export type ChannelsFile = z.infer<typeof ChannelsFile>

/** What counts without a file: mail alone. */
const MAIL_ALONE: ChannelsFile = { order: ['email'] }

/**
 * How SMS and Zalo leave, from the office's own JSON file: secrets lie there and never in the database. Read at each round of
 * delivery, so that a token that was renewed counts without a restart. Throws one sentence that names what is wrong.
 */
export function readChannelsFile(file: string | null): ChannelsFile {
  if (file === null) return MAIL_ALONE
  const parsed = ChannelsFile.safeParse(contentOf(file))
  if (parsed.success) return parsed.data
  const mistakes = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`MESSAGES_FILE: ${mistakes.join('; ')}`)
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    // What stands in the file may be a secret: nothing of it is told.
    const why = error instanceof SyntaxError ? 'it is no JSON' : 'it cannot be read'
    throw new Error(`MESSAGES_FILE: ${file}: ${why}`, { cause: error })
  }
}
