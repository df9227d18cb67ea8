import { findAttachment } from '../../../db/queries/feedback/attachments.ts'
import type { Context } from '../../context.ts'
import { Id } from '../../contract/fields.ts'
import { Refusal } from '../../contract/refusals.ts'
import { findInScope } from '../find-in-scope.ts'

/** A photo of an item, for those who may see the item. Throws `feedback/not-found` or `request/not-found`. */
export async function readAttachment(
  ctx: Context,
  feedbackId: string,
  id: string,
): Promise<{ readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const item = await findInScope(ctx, feedbackId)
  const found = Id.safeParse(id).success ? await findAttachment(ctx.db, item.id, id) : undefined
  if (!found) throw new Refusal('request/not-found')
  return { mediaType: found.media_type, bytes: new Uint8Array(Buffer.from(found.content, 'base64')) }
}
