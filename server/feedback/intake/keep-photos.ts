import { insertAttachment, listAttachmentHashes } from '../../../db/queries/feedback/attachments.ts'
import { isoOf, type Service } from '../../context.ts'
import { sha256 } from '../../ids.ts'
import type { Photo } from './photo.ts'

/** Keeps photos of an item that it does not have yet: the same once more changes nothing. */
export async function keepPhotos(
  service: Pick<Service, 'db' | 'newId' | 'now'>,
  feedbackId: string,
  photos: readonly Photo[],
): Promise<void> {
  const kept = new Set(await listAttachmentHashes(service.db, feedbackId))
  for (const { mediaType, width, height, bytes } of photos) {
    const hash = sha256(bytes)
    if (kept.has(hash)) continue
    kept.add(hash)
    await insertAttachment(service.db, {
      id: service.newId(),
      draft_id: null,
      feedback_id: feedbackId,
      media_type: mediaType,
      width,
      height,
      content: Buffer.from(bytes).toString('base64'),
      sha256: hash,
      created_at: isoOf(service.now()),
    })
  }
}
