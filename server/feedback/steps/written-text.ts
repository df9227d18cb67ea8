import type { Context } from '../../context.ts'
import type { NewFeedbackEvent, NewText } from '../../contract/feedback/feedback-events.ts'
import { Refusal } from '../../contract/refusals.ts'
import { lettersInWords } from '../../domain/text/enough-words.ts'
import { cleanText } from '../../domain/text/fold-vietnamese.ts'

/** A reason or a request must say something, and an answer must tell the citizen something. */
const MIN_LETTERS = { reason: 10, request: 10, answer: 20, text: 0 } as const

/**
 * What a person wrote, cleaned, on its way into the history. Throws `request/invalid` where nothing visible was given, or
 * fewer letters in words than such a text needs.
 */
export function writtenText(
  ctx: Pick<Context, 'newId'>,
  kind: keyof typeof MIN_LETTERS,
  text: string,
): NewText {
  const said = cleanText(text)
  const min = MIN_LETTERS[kind]
  const isEnough = lettersInWords(said) >= min
  if (said !== '' && isEnough) return { id: ctx.newId(), said }
  const wanted =
    said === ''
      ? { vi: 'không được để trống', en: 'must not be empty' }
      : {
          vi: `cần ít nhất ${min} chữ cái thành từ có nghĩa, không lặp lại`,
          en: `needs at least ${min} letters in words that are not repeated`,
        }
  throw new Refusal('request/invalid', { errors: [{ field: kind === 'answer' ? 'text' : kind, ...wanted }] })
}

/** The same for a remark, which may be left out. */
export function writtenRemark(
  ctx: Pick<Context, 'newId'>,
  text: string | undefined,
): { readonly reason?: NewText } {
  const said = cleanText(text ?? '')
  return said === '' ? {} : { reason: { id: ctx.newId(), said } }
}

/** A note for colleagues beside a reason that the citizen reads, as the entry before the step's own; none where it is empty. */
export function writtenAside(ctx: Pick<Context, 'newId'>, text: string | undefined): NewFeedbackEvent[] {
  const said = cleanText(text ?? '')
  return said === '' ? [] : [{ kind: 'noted', body: { text: { id: ctx.newId(), said } } }]
}
