import { z } from 'zod'
import { type Device, listDevices } from '../../db/queries/devices.ts'
import { keepTabletComments } from '../comments/keep-tablet-comments.ts'
import type { Service } from '../context.ts'
import { Id, Instant } from '../contract/fields.ts'
import { MAX_RATINGS_PER_BATCH, type RatingReceipt } from '../contract/rating.ts'
import { createRatingRecorder } from './record-ratings.ts'

const SavedRating = z.object({
  kioskId: Id,
  rating: z.looseObject({ tappedAt: Instant, clockOffsetMs: z.number().optional() }),
})
type SavedRating = z.infer<typeof SavedRating>

/** What a tablet's set-up screen saves: ratings on their way, and those it set aside. */
export const SavedRatings = z.object({ unsent: z.array(SavedRating), refused: z.array(SavedRating) })
export type SavedRatings = z.infer<typeof SavedRatings>

type SavedReceipt = RatingReceipt | { readonly id: null; readonly status: 'unknown-kiosk' }

/**
 * Takes in the ratings that a person carried from a tablet, under the kiosk each was given at and the tablet that stood
 * there then. One that comes twice, from the file and from the tablet, counts once.
 */
export async function receiveSavedRatings(
  service: Service,
  { unsent, refused }: SavedRatings,
): Promise<SavedReceipt[]> {
  const saved = [...unsent, ...refused]
  const devices = await listDevices(service.db, [...new Set(saved.map(({ kioskId }) => kioskId))])
  const recorder = createRatingRecorder(service)
  const receipts: SavedReceipt[] = []
  for (const [device, own] of groupByDevice(saved, devices)) {
    if (device === undefined) {
      receipts.push(...own.map(() => ({ id: null, status: 'unknown-kiosk' }) as const))
      continue
    }
    for (let start = 0; start < own.length; start += MAX_RATINGS_PER_BATCH) {
      const ratings = own.slice(start, start + MAX_RATINGS_PER_BATCH)
      const kept = await recorder.record(device.id, ratings)
      await keepTabletComments(service, ratings, kept)
      receipts.push(...kept)
    }
  }
  return receipts
}

/** The ratings in order by the tablet that was paired when they were given; undefined where no tablet ever was. */
function groupByDevice(saved: readonly SavedRating[], devices: readonly Device[]) {
  const groups = new Map<Device | undefined, unknown[]>()
  for (const { kioskId, rating } of saved) {
    const own = devices.filter(({ kiosk_id }) => kiosk_id === kioskId)
    const givenAt = new Date(Date.parse(rating.tappedAt) + (rating.clockOffsetMs ?? 0)).toISOString()
    const device = own.findLast(({ paired_at }) => paired_at <= givenAt) ?? own[0]
    groups.set(device, [...(groups.get(device) ?? []), rating])
  }
  return groups
}
