import { z } from 'zod'
import { STEP_NAMES } from '../feedback/feedback-steps.ts'
import { Day, text } from '../fields.ts'
import { type Language, LANGUAGES } from '../language.ts'
import { wanted } from '../wanted.ts'
import {
  MESSAGE_KINDS,
  type MessageChannelName,
  type MessageKind,
  type MessageState,
  type Placeholder,
  type SilenceReason,
} from './message-kinds.ts'

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, wanted('time-of-day'))

/** The office's wording of one kind in one language: subject and body of a mail, and the short text of an SMS. */
export const TemplateInput = z.strictObject({
  kind: z.enum(MESSAGE_KINDS),
  language: z.enum(LANGUAGES),
  subject: text(200),
  body: text(4_000),
  short: text(600),
})
export type TemplateInput = z.infer<typeof TemplateInput>

/** Back to the usual wording. */
export const TemplateReset = TemplateInput.pick({ kind: true, language: true })
export type TemplateReset = z.infer<typeof TemplateReset>

/** From when until when nobody is written to, by the organisation's clock; both the same: never quiet. */
export const QuietHours = z.strictObject({ from: TimeOfDay, to: TimeOfDay })
export type QuietHours = z.infer<typeof QuietHours>

/** What a step with this text would tell the citizen. */
export const MessagePreviewRequest = z.strictObject({
  step: z.enum(STEP_NAMES as readonly [(typeof STEP_NAMES)[number]]),
  text: text(10_000, 0).default(''),
  /** Of a first reply: the day that it promises. */
  promisedOn: Day.optional(),
})
export type MessagePreviewRequest = z.infer<typeof MessagePreviewRequest>

/** A message as it reads. */
export interface WrittenMessage {
  readonly subject: string
  readonly body: string
  readonly short: string
  /** The addresses it leads to. */
  readonly links: readonly string[]
}

/** The very message that a step sends, or why it sends none. */
export type MessagePreview =
  | {
      readonly sends: true
      readonly kind: MessageKind
      readonly channel: MessageChannelName
      readonly language: Language
      readonly message: WrittenMessage
      /** When it leaves, where that is not at once: after the quiet hours. */
      readonly notBefore: string | null
      /** How many who joined get it too. */
      readonly others: number
    }
  | { readonly sends: false; readonly because: SilenceReason; readonly others: number }

/** A message as the item shows it. */
interface ShownMessage {
  readonly id: string
  readonly kind: MessageKind
  readonly channel: MessageChannelName | null
  /** `failed`: given up after many tries. */
  readonly state: MessageState | 'failed'
  /** Why it was not sent, or what was said last where it failed, waits or was refused. */
  readonly because: SilenceReason | null
  readonly said: string | null
  readonly queuedAt: string
  /** When it was settled; else when it is tried next. */
  readonly at: string
}

export interface ShownMessages {
  readonly messages: readonly ShownMessage[]
}

interface ShownTemplate {
  readonly kind: MessageKind
  readonly language: Language
  readonly subject: string
  readonly body: string
  readonly short: string
  /** The office's own wording. */
  readonly isOwn: boolean
  readonly placeholders: readonly Placeholder[]
}

export interface SmsLength {
  /** `ucs2` as soon as one letter is not of the GSM alphabet. */
  readonly encoding: 'gsm' | 'ucs2'
  /** In places of that encoding. */
  readonly length: number
  /** How many messages are paid for. */
  readonly parts: number
}

/** How a wording reads with invented values. */
export interface TemplateTrial {
  readonly message: WrittenMessage
  readonly sms: SmsLength
  /** As long as for a provider that takes no Vietnamese marks. */
  readonly smsWithoutMarks: SmsLength
}

export interface FailedMessages {
  readonly failed: readonly (Pick<ShownMessage, 'id' | 'kind' | 'channel' | 'said' | 'at'> & {
    readonly state: 'refused' | 'failed'
  })[]
}

/** What an administrator looks after. */
export interface MessageSettings {
  readonly templates: readonly ShownTemplate[]
  readonly quiet: QuietHours
  /** The ways that are set up, in the order in which they are tried. */
  readonly channels: readonly MessageChannelName[]
}
