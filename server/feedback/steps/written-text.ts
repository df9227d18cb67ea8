import type { Context } from '../../context.ts'
import type { NewText } from '../../contract/feedback/feedback-events.ts'
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
