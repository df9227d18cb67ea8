import { findAttachment } from '../../../db/queries/feedback/attachments.ts'
import { findPublishedPhoto } from '../../../db/queries/feedback/publications.ts'
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

/** A photo or document as the public will see it. Throws `feedback/not-found`, `publication/not-so` where none was chosen. */
export async function readPublishedPhoto(
  ctx: Context,
  feedbackId: string,
  position: number,
): Promise<NonNullable<Awaited<ReturnType<typeof findPublishedPhoto>>>> {
  const item = await findInScope(ctx, feedbackId)
  const found = Number.isInteger(position) ? await findPublishedPhoto(ctx.db, item.id, position) : undefined
  if (!found) throw new Refusal('publication/not-so')
  return found
}
