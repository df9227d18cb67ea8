import {
  findOutsidePhoto,
  listOutsidePhotos,
  listOutsideRequests,
} from '../../../db/queries/outside/requests.ts'
import type { Context } from '../../context.ts'
import { FEEDBACK_STEPS } from '../../contract/feedback/feedback-steps.ts'
import type { OutsideRequest } from '../../contract/feedback/outside/outside.ts'
import { Id } from '../../contract/fields.ts'
import { Refusal } from '../../contract/refusals.ts'
import { outsideState } from '../../domain/answers/outside-request.ts'
import { textOf, type Texts } from '../../history/read-event.ts'
import { mayOn } from '../../permit.ts'
import { findInScope, type Item } from '../find-in-scope.ts'

/** What bodies were asked about an item, the oldest first. */
export async function shownOutside(ctx: Context, item: Item, texts: Texts): Promise<OutsideRequest[]> {
  const requests = await listOutsideRequests(ctx.db, item.id)
  if (requests.length === 0) return []
  const photos = await listOutsidePhotos(ctx.db, item.id)
  const mayAsk = mayOn(ctx.actor, FEEDBACK_STEPS['withdraw-outside'].permission, item)
  return requests.map((each) => {
    const state = outsideState(each, ctx.now())
    return {
      id: each.id,
      body: { name: each.body_name, nameEn: each.body_name_en },
      state,
      request: textOf(texts, each.request_id),
      words: textOf(texts, each.words_id),
      photosShown: (JSON.parse(each.photos) as string[]).length,
      askedAt: each.asked_at,
      askedBy: each.asked_by_name,
      until: each.until_at,
      givenAt: each.given_at,
      text: textOf(texts, each.text_id),
      photos: photos
        .filter(({ request_id }) => request_id === each.id)
        .map(({ id, width, height }) => ({ id, width, height })),
      moved: each.moved === null ? null : each.moved === 1,
      mayWithdraw: state === 'open' && mayAsk,
    }
  })
}

/** A photo that a body answered with, for those who may see the item. Throws `feedback/not-found`, `request/not-found`. */
export async function readOutsidePhoto(
  ctx: Context,
  feedbackId: string,
  id: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const item = await findInScope(ctx, feedbackId)
  const found = Id.safeParse(id).success ? await findOutsidePhoto(ctx.db, item.id, id) : undefined
  if (!found) throw new Refusal('request/not-found')
  return new Uint8Array(Buffer.from(found.content, 'base64'))
}
