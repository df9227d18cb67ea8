import { type Context, isoOf } from '../context.ts'
import type { Placeholder } from '../contract/messages/message-kinds.ts'
import { PLACEHOLDERS_OF } from '../contract/messages/message-kinds.ts'
import type { TemplateInput, TemplateTrial } from '../contract/messages/messages.ts'
import { DAY_MS } from '../domain/local-time.ts'
import { smsLength } from '../domain/text/sms-length.ts'
import { withoutMarks } from '../domain/text/without-marks.ts'
import { knownNames } from '../known-organisation.ts'
import { formatDateTime } from '../words/format.ts'
import { MESSAGE_EXAMPLES } from '../words/message-words.ts'
import { readOwnWords } from './save-settings.ts'
import { addressOf, fillMessage } from './write-message.ts'

/** Where the office has no address yet. */
const EXAMPLE_ADDRESS = 'https://hailong.example.vn/public/track'

/** How a wording reads with invented values, and how long its SMS is; nothing is kept. Throws what keeping it throws. */
export async function tryTemplate(ctx: Context, input: TemplateInput): Promise<TemplateTrial> {
  const { kind, language } = input
  const words = readOwnWords(input)
  const soon = formatDateTime(isoOf(ctx.now() + DAY_MS), ctx.organisation.zone)
  const all: Record<Placeholder, string> = {
    office: (await knownNames(ctx))[language],
    unit: MESSAGE_EXAMPLES.unit[language],
    reference: 'PA-7K2MX…',
    code: 'PA-7K2MX-93QFD',
    due: soon,
    oldDue: soon,
    answerBy: soon,
    closes: soon,
    until: soon,
    reason: MESSAGE_EXAMPLES.reason[language],
    question: MESSAGE_EXAMPLES.question[language],
    answer: MESSAGE_EXAMPLES.answer[language],
    link: addressOf(ctx, language, '/public/track') ?? EXAMPLE_ADDRESS,
    stop: addressOf(ctx, language, '/public/messages/0') ?? EXAMPLE_ADDRESS,
  }
  const known = PLACEHOLDERS_OF[kind].map((name) => [name, all[name]] as const)
  const message = fillMessage(words, Object.fromEntries(known))
  return { message, sms: smsLength(message.short), smsWithoutMarks: smsLength(withoutMarks(message.short)) }
}
