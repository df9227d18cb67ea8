import { insertAttachment, listAttachmentHashes } from '../../../db/queries/feedback/attachments.ts'
import { listCitizenReplies, listTexts } from '../../../db/queries/history/events.ts'
import type { Db } from '../../../db/open.ts'
import type { Tx } from '../../../db/dialect.ts'
import type { Context, Service } from '../../context.ts'
import type { NewFeedbackEvent } from '../../contract/feedback/feedback-events.ts'
import { Refusal } from '../../contract/refusals.ts'
import { cleanText } from '../../domain/text/fold-vietnamese.ts'
import { readFeedbackEvent, textOf, textsById } from '../../history/read-event.ts'
import { sha256 } from '../../ids.ts'
import type { readPhoto } from '../intake/photo.ts'
import { planResumption } from '../steps/pause-feedback.ts'
import { raisedBy } from '../urgent/raise-item.ts'
import { takeCitizenAct } from './take-citizen-act.ts'

type Photo = Awaited<ReturnType<typeof readPhoto>>

/**
 * The sender's reply to what was asked: the clock runs again from this moment. Unasked it is the one thing that can be added
 * in a cycle, and the clock goes on as before. Throws `citizen/empty-reply`, `citizen/reply-too-late`,
 * `citizen/already-added`.
 */
export async function replyToOffice(
  service: Service,
  id: string,
  input: { readonly text: string; readonly photos: readonly Photo[] },
): Promise<void> {
  const said = cleanText(input.text)
  if (said === '' && input.photos.length === 0) throw new Refusal('citizen/empty-reply')
  const photos = input.photos.map((photo) => ({ ...photo, sha256: sha256(photo.bytes) }))
  const cameBefore = () => isRepeated(service.db, id, said, photos)
  await takeCitizenAct(
    service,
    'reply',
    id,
    async (ctx, item, { at, nowMs }) => {
      const wasAsked = item.status === 'waiting-for-citizen'
      const replied: NewFeedbackEvent = {
        kind: 'citizen-replied',
        body: {
          ...(said === '' ? {} : { text: { id: ctx.newId(), said } }),
          photos: photos.length,
          cycle: item.cycle,
          wasAsked,
        },
      }
      const keep = (tx: Tx) => keepPhotos(tx, ctx, id, photos, at)
      const raised = await raisedBy(ctx, item, said, item.status)
      const marked = raised?.news ?? []
      if (!wasAsked) return { changes: raised?.changes ?? {}, news: [replied, ...marked], write: keep }
      const { dueBefore, dueAt, changes, write } = await planResumption(ctx, item, nowMs)
      return {
        changes: { ...changes, ...raised?.changes },
        news: [replied, { kind: 'resumed', body: { oldDueAt: dueBefore, newDueAt: dueAt } }, ...marked],
        write: async (tx) => {
          await write(tx)
          await keep(tx)
        },
      }
    },
    cameBefore,
  )
}

async function keepPhotos(
  tx: Tx,
  ctx: Context,
  id: string,
  photos: readonly (Photo & { readonly sha256: string })[],
  at: string,
): Promise<void> {
  for (const photo of photos)
    await insertAttachment(tx, {
      id: ctx.newId(),
      draft_id: null,
      feedback_id: id,
      media_type: photo.mediaType,
      width: photo.width,
      height: photo.height,
      content: Buffer.from(photo.bytes).toString('base64'),
      sha256: photo.sha256,
      created_at: at,
    })
}

/** Is it the last reply once more, with no photo that is not here? */
async function isRepeated(
  db: Db,
  id: string,
  said: string,
  photos: readonly { readonly sha256: string }[],
): Promise<boolean> {
  const last = (await listCitizenReplies(db, id)).at(-1)
  if (!last) return false
  const { kind, body } = readFeedbackEvent(last)
  if (kind !== 'citizen-replied') return false
  const before = body.text ? textOf(textsById(await listTexts(db, id)), body.text.text) : ''
  const kept = new Set(await listAttachmentHashes(db, id))
  return before === said && photos.every(({ sha256: hash }) => kept.has(hash))
}
