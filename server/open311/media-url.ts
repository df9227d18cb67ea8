import type { FeedbackReceipt } from '../contract/feedback/feedback.ts'
import type { Service } from '../context.ts'
import { HandedPhotos, takePhotos } from '../channels/photos/handed-photos.ts'
import { type Params, valueOf } from './read-params.ts'

/** The photo that `media_url` names; none where that is no address of the web, which is then a field as any other. */
export function mediaOf(params: Params): HandedPhotos | undefined {
  const url = valueOf(params, 'media_url')
  return url === undefined ? undefined : HandedPhotos.safeParse([{ url: url.trim() }]).data
}

/** Has the photo fetched soon; what lies there and is none leaves the words as they are. The same again changes nothing. */
export async function takeMedia(
  service: Service,
  { id }: Pick<FeedbackReceipt, 'id'>,
  params: Params,
): Promise<void> {
  const photos = mediaOf(params)
  if (id !== null && photos) await takePhotos(service, id, photos)
}
