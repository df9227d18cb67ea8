import type { Context } from '../../context.ts'
import type { NewFeedbackEvent, NewText } from '../../contract/feedback/feedback-events.ts'
import { Refusal } from '../../contract/refusals.ts'
import { cleanText } from '../../domain/fold-vietnamese.ts'

/** What a person wrote, cleaned, on its way into the history. Throws `request/invalid` where nothing visible was given. */
export function writtenText(ctx: Pick<Context, 'newId'>, field: string, text: string): NewText {
  const said = cleanText(text)
  if (said !== '') return { id: ctx.newId(), said }
  throw new Refusal('request/invalid', {
    errors: [{ field, vi: 'không được để trống', en: 'must not be empty' }],
  })
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
