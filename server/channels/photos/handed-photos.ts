import { z } from 'zod'
import { enqueue } from '../../../db/queries/outbox.ts'
import { isoOf, type Service } from '../../context.ts'
import { keepPhotos } from '../../feedback/intake/keep-photos.ts'
import { MAX_PHOTO_BYTES, MAX_PHOTOS, type Photo, photoOrNull } from '../../feedback/intake/photo.ts'
import { sha256 } from '../../ids.ts'
import type { Deliver } from '../../outbox/outcome.ts'
import { fetchPhoto, NoPhotoThere } from './fetch-photo.ts'

/** Photos as another system hands them over: their bytes as base64, or where they lie. */
export const HandedPhotos = z
  .array(
    z.union([
      z.strictObject({ content: z.base64().max(Math.ceil(MAX_PHOTO_BYTES / 3) * 4) }),
      z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(2_000) }),
    ]),
  )
  .max(MAX_PHOTOS)
export type HandedPhotos = z.infer<typeof HandedPhotos>

const Wanted = z.object({ feedbackId: z.string(), url: z.string() })

/** Those whose bytes came along; what is no photo is left out: the words count. */
export async function readHanded(photos: HandedPhotos): Promise<Photo[]> {
  const read: Photo[] = []
  for (const photo of photos) {
    const found = 'content' in photo ? await photoOrNull(Buffer.from(photo.content, 'base64')) : null
    if (found) read.push(found)
  }
  return read
}

/** Keeps an item's photos, and writes down which are still to be fetched; the same once more changes nothing. */
export async function takePhotos(service: Service, feedbackId: string, photos: HandedPhotos): Promise<void> {
  await keepPhotos(service, feedbackId, await readHanded(photos))
  const at = isoOf(service.now())
  const entries = photos.flatMap((photo) =>
    'url' in photo
      ? [
          {
            id: service.newId(),
            kind: 'photo' as const,
            recipient: null,
            payload: JSON.stringify({ feedbackId, url: photo.url }),
            dedupe_key: `photo:${feedbackId}:${sha256(photo.url).slice(0, 32)}`,
            at,
            notBefore: at,
          },
        ]
      : [],
  )
  await service.db.transaction().execute((tx) => enqueue(tx, entries))
}

/** Fetches one photo that lies elsewhere. */
export function photoFetcher(service: Service): Deliver {
  return async ({ payload }) => {
    const { feedbackId, url } = Wanted.parse(JSON.parse(payload))
    try {
      const photo = await photoOrNull(await fetchPhoto(url, service.config.photoHosts))
      if (photo) await keepPhotos(service, feedbackId, [photo])
      return photo ? { kind: 'delivered' } : { kind: 'dropped' }
    } catch (error) {
      if (!(error instanceof NoPhotoThere)) throw error
      service.log.warn({ feedbackId, said: error.message }, 'a photo of an item was not fetched')
      return { kind: 'dropped' }
    }
  }
}
