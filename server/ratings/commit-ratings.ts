import type { Tx } from '../../db/dialect.ts'
import { lockDevices, type PlacedDevice } from '../../db/queries/devices.ts'
import {
  type DeviceProgress,
  insertFlags,
  insertRatingConflict,
  insertRatings,
  listRatings,
  type Rating,
  saveDeviceProgress,
} from '../../db/queries/ratings.ts'
import { ratingTally, type TallyCell } from '../../db/queries/tallies.ts'
import type { Move } from '../../db/queries/tally-cells.ts'
import { isoOf, type Service } from '../context.ts'
import type { MisuseFlag } from '../contract/misuse-rules.ts'
import type { RatingReceipt, RatingTap } from '../contract/rating.ts'
import { groupBy } from '../domain/group-by.ts'
import { sha256 } from '../ids.ts'
import { type Flag, judgeRatings } from './judge-ratings.ts'
import { contentOf, type PlacedRating, placeRating } from './place-rating.ts'
import type { AfterHours } from './opening-hours.ts'
import { TallyMoves } from './tally-moves.ts'
import { entryTime } from '../history/append.ts'
import { type SealedRows, sealRows, utcDayOf } from '../history/seal-rows.ts'
import { ratingsToSeal, sealedFlag } from './seal-ratings.ts'

/** What one device sent in one request, already judged fit to keep. */
export interface Submission {
  readonly deviceId: string
  readonly receivedAtMs: number
  readonly taps: readonly RatingTap[]
}

const BURST: MisuseFlag = 'suspect-burst'

/**
 * Keeps what came from all devices in one transaction: ratings, flags, tallies and each device's progress. The receipts
 * come only after the commit, in the order of the taps.
 */
export async function commitRatings(
  service: Service,
  isAfterHours: AfterHours,
  submissions: readonly Submission[],
): Promise<RatingReceipt[][]> {
  const shard = await service.shard.current()
  return service.db.transaction().execute(async (tx) => {
    const deviceIds = [...new Set(submissions.map(({ deviceId }) => deviceId))]
    const devices = groupBy(await lockDevices(tx, deviceIds), ({ id }) => id)
    const sent = submissions.map(({ deviceId, receivedAtMs, taps }) => {
      const from = {
        deviceId,
        receivedAtMs,
        // A clock that was put back must not enter a rating under a day whose root is signed.
        receivedAt: isoOf(Math.max(receivedAtMs, service.sealedUntil.ms)),
        zone: service.organisation.zone,
        placements: devices.get(deviceId) ?? [],
      }
      return taps.map((tap) => placeRating(tap, from))
    })

    const firsts = new Map<string, PlacedRating>()
    for (const placed of sent.flat()) if (!firsts.has(placed.rating.id)) firsts.set(placed.rating.id, placed)
    const ratings = [...firsts.values()].map(({ rating }) => rating)
    const inserted = ratings.length === 0 ? new Set<string>() : await insertRatings(tx, ratings)
    const fresh = [...firsts.values()].filter(({ rating }) => inserted.has(rating.id))
    const { moves, flags } = await judgeFresh(tx, service, isAfterHours, devices, fresh)
    await sealRows(tx, service, shard, [...ratingsToSeal(fresh.map(({ rating }) => rating)), flags])
    await ratingTally.move(tx, shard, moves)

    const kept = await readKept(tx, firsts, inserted)
    const receipts = sent.map((own) => own.map((placed) => receiptFor(placed, firsts, inserted, kept)))
    const isRefused = receipts.flat().map(({ status }) => status === 'refused')
    // One after the other: a transaction has one connection.
    for (const placed of sent.flat().filter((_, index) => isRefused[index]))
      await keepConflict(tx, service, placed)
    return receipts
  })
}

/** What stands in the database under the ids that were not new. */
async function readKept(
  tx: Tx,
  firsts: ReadonlyMap<string, PlacedRating>,
  inserted: ReadonlySet<string>,
): Promise<Map<string, Rating>> {
  const others = [...firsts.keys()].filter((id) => !inserted.has(id))
  const rows = others.length === 0 ? [] : await listRatings(tx, others)
  return new Map(rows.map((row) => [row.id, row]))
}

function receiptFor(
  placed: PlacedRating,
  firsts: ReadonlyMap<string, PlacedRating>,
  inserted: ReadonlySet<string>,
  kept: ReadonlyMap<string, Rating>,
): RatingReceipt {
  const { rating } = placed
  const { id } = rating
  const first = firsts.get(id)
  if (inserted.has(id) && first === placed) return { id, status: 'accepted' }
  const standing = kept.get(id) ?? first?.rating
  return standing && contentOf(standing) === contentOf(rating)
    ? { id, status: 'duplicate' }
    : { id, status: 'refused', code: 'rating/conflict' }
}

/** Another rating under an id that is taken is kept aside, for a person to look at. */
async function keepConflict(
  tx: Tx,
  service: Pick<Service, 'newId'>,
  { rating }: PlacedRating,
): Promise<void> {
  const content = contentOf(rating)
  await insertRatingConflict(tx, {
    id: service.newId(),
    rating_id: rating.id,
    device_id: rating.device_id,
    received_at: rating.received_at,
    content,
    content_hash: sha256(content),
  })
}

/** Keeps the flags of the ratings that were new and how far their devices are; returns those, and what moves in the tallies. */
async function judgeFresh(
  tx: Tx,
  service: Service,
  isAfterHours: AfterHours,
  devices: ReadonlyMap<string, readonly PlacedDevice[]>,
  fresh: readonly PlacedRating[],
): Promise<{ moves: Move<TallyCell>[]; flags: SealedRows }> {
  const moves = new TallyMoves()
  const progress: DeviceProgress[] = []
  const flags: Flag[] = []
  const flaggedAt = entryTime(service)
  for (const [id, own] of groupBy(fresh, ({ rating }) => rating.device_id)) {
    const device = devices.get(id)?.[0]
    if (!device) throw new Error('a rating from a device that is not there')
    const judged = judgeRatings(device, own, isAfterHours)
    for (const { rating } of own) moves.add(rating, '', 1)
    // The beginning of a burst was counted before anybody could know: it moves out of the headline now.
    const earlier = judged.earlierBursts.length === 0 ? [] : await listRatings(tx, judged.earlierBursts)
    const bursts = own.map(({ rating }) => rating).filter((rating) => judged.bursts.has(rating.id))
    for (const rating of [...bursts, ...earlier]) moves.flag(rating, BURST, flaggedAt)
    flags.push(...judged.flags)
    progress.push(judged.progress)
  }
  await saveDeviceProgress(tx, progress)
  const rows = await insertFlags(
    tx,
    flags.map(({ ratingId, rule }) => ({ rating_id: ratingId, rule, flagged_at: flaggedAt })),
  )
  return {
    moves: moves.list(),
    flags: { kind: 'flag', day: utcDayOf(flaggedAt), rows: rows.map(sealedFlag) },
  }
}
