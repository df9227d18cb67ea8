import { listAttachments } from '../../../db/queries/feedback/attachments.ts'
import { enqueue } from '../../../db/queries/outbox.ts'
import {
  findOutsideRequest,
  insertOutsideRequest,
  listOutsideRequests,
  settleOutsideRequest,
} from '../../../db/queries/outside/requests.ts'
import { type Context, isoOf } from '../../context.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { Refusal } from '../../contract/refusals.ts'
import { DAY_MS } from '../../domain/local-time.ts'
import { outsideState } from '../../domain/answers/outside-request.ts'
import { sha256 } from '../../ids.ts'
import { personOf } from '../steps/extension-standing.ts'
import { takeStep } from '../steps/take-step.ts'
import { writtenText } from '../steps/written-text.ts'
import { outsideToken } from './outside-link.ts'
import { demandNoSender, findOpenBody } from './outside-words.ts'

/** What the outbox keeps of a mail to a body. */
export interface OutsidePayload {
  readonly requestId: string
}

const NOT_ITS_PHOTO = {
  errors: [{ field: 'photos', vi: 'không phải ảnh của phản ánh này', en: 'is no photo of this item' }],
}

/**
 * Asks a body without an account by a mailed link that is good for some days. The clock runs on, and whoever asks has the item.
 * Throws `outside/no-mail`, `outside/not-found`, `outside/asked-already`, `outside/shows-sender`, `request/invalid`.
 */
export async function askOutside(ctx: Context, id: string, input: StepRequest<'ask-outside'>): Promise<void> {
  const request = writtenText(ctx, 'request', input.request)
  const words = writtenText(ctx, 'text', input.words)
  return takeStep(ctx, 'ask-outside', id, input, async (item, { at, nowMs }) => {
    if (ctx.config.mail === null || ctx.config.publicUrl === null) throw new Refusal('outside/no-mail')
    const body = await findOpenBody(ctx, input.body)
    const before = await listOutsideRequests(ctx.db, id)
    const isBeingAsked = before.some(
      (each) => each.body_id === body.id && each.given_at === null && each.ended_at === null,
    )
    if (isBeingAsked) throw new Refusal('outside/asked-already')
    await demandNoSender(ctx, id, { words: words.said, request: request.said })
    const known = new Set((await listAttachments(ctx.db, id)).map((photo) => photo.id))
    const photos = [...new Set(input.photos)]
    if (photos.some((photo) => !known.has(photo))) throw new Refusal('request/invalid', NOT_ITS_PHOTO)
    const requestId = ctx.newId()
    const until = isoOf(nowMs + input.days * DAY_MS)
    return {
      changes: item.assignee_id === null ? { assignee_id: personOf(ctx.actor) } : {},
      body: { requestId, body: body.id, text: request, words, photos, until },
      write: async (tx) => {
        await insertOutsideRequest(tx, {
          id: requestId,
          feedback_id: id,
          cycle: item.cycle,
          body_id: body.id,
          token_hash: sha256(outsideToken(ctx, requestId)),
          request_id: request.id,
          words_id: words.id,
          photos: JSON.stringify(photos),
          asked_at: at,
          asked_by: personOf(ctx.actor),
          until_at: until,
          given_at: null,
          text_id: null,
          moved: null,
          ended_at: null,
          ended_by: null,
        })
        await enqueue(tx, [
          {
            id: ctx.newId(),
            kind: 'outside-mail',
            recipient: null,
            payload: JSON.stringify({ requestId } satisfies OutsidePayload),
            dedupe_key: `outside-mail:${requestId}`,
            at,
            notBefore: at,
          },
        ])
      },
    }
  })
}

/** The link ends at once. Throws `outside/not-found`, `outside/over`. */
export async function withdrawOutside(
  ctx: Context,
  id: string,
  input: StepRequest<'withdraw-outside'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'withdraw-outside', id, input, async (_item, { at, nowMs }) => {
    const found = await findOutsideRequest(ctx.db, input.outsideRequest)
    if (found?.feedback_id !== id) throw new Refusal('outside/not-found')
    if (outsideState(found, nowMs) !== 'open') throw new Refusal('outside/over')
    return {
      body: { requestId: found.id, reason },
      write: async (tx) => {
        if (!(await settleOutsideRequest(tx, found.id, { ended_at: at, ended_by: 'withdrawn' })))
          throw new Refusal('outside/over')
      },
    }
  })
}
