import type { Tx } from '../../db/dialect.ts'
import { lockDevices, type PlacedDevice } from '../../db/queries/devices.ts'
import {
  addToTallies,
  type DeviceProgress,
  insertFlags,
  insertRatingConflict,
  insertRatings,
  listRatings,
  type Rating,
  saveDeviceProgress,
} from '../../db/queries/ratings.ts'
import { isoOf, type Service } from '../context.ts'
import type { MisuseFlag } from '../contract/misuse-rules.ts'
import type { RatingReceipt, RatingTap } from '../contract/rating.ts'
import { sha256 } from '../ids.ts'
import { type Flag, judgeRatings } from './judge-ratings.ts'
import { contentOf, type PlacedRating, placeRating } from './place-rating.ts'
import type { AfterHours } from './opening-hours.ts'
import { TallyMoves } from './tally-moves.ts'

/** What one device sent in one request, already judged fit to keep. */
export interface Submission {
  readonly deviceId: string
  readonly receivedAtMs: number
  readonly taps: readonly RatingTap[]
}

/** What a process knows before it commits. */
export interface Recording {
  /** Keeps this process's tallies apart from another's. */
  readonly shard: number
  readonly isAfterHours: AfterHours
}

const BURST: MisuseFlag = 'suspect-burst'

/**
 * Keeps what came from all devices in one transaction: ratings, flags, tallies and each device's progress. The receipts
 * come only after the commit, in the order of the taps.
 */
export function commitRatings(
  service: Service,
  recording: Recording,
  submissions: readonly Submission[],
): Promise<RatingReceipt[][]> {
  return service.db.transaction().execute(async (tx) => {
    const deviceIds = [...new Set(submissions.map(({ deviceId }) => deviceId))]
    const devices = groupBy(await lockDevices(tx, deviceIds), ({ id }) => id)
    const sent = submissions.map(({ deviceId, receivedAtMs, taps }) => {
      const from = {
        deviceId,
        receivedAtMs,
        receivedAt: isoOf(receivedAtMs),
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
    await countFresh(tx, recording, devices, fresh, service.now())

    const kept = await readKept(tx, firsts, inserted)
    return settleInOrder(sent, (placed) => receiptFor(service, tx, placed, firsts, inserted, kept))
  })
}

/** One after the other: a transaction has one connection. */
async function settleInOrder(
  sent: readonly (readonly PlacedRating[])[],
  settle: (placed: PlacedRating) => RatingReceipt | Promise<RatingReceipt>,
): Promise<RatingReceipt[][]> {
  const receipts: RatingReceipt[][] = []
  for (const submission of sent) {
    const own: RatingReceipt[] = []
    for (const placed of submission) own.push(await settle(placed))
    receipts.push(own)
  }
  return receipts
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

async function receiptFor(
  service: Service,
  tx: Tx,
  placed: PlacedRating,
  firsts: ReadonlyMap<string, PlacedRating>,
  inserted: ReadonlySet<string>,
  kept: ReadonlyMap<string, Rating>,
): Promise<RatingReceipt> {
  const { rating } = placed
  const { id } = rating
  const first = firsts.get(id)
  if (inserted.has(id) && first === placed) return { id, status: 'accepted' }
  const standing = kept.get(id) ?? first?.rating
  const content = contentOf(rating)
  if (standing && contentOf(standing) === content) return { id, status: 'duplicate' }
  await insertRatingConflict(tx, {
    id: service.newId(),
    rating_id: id,
    device_id: rating.device_id,
    received_at: rating.received_at,
    content,
    content_hash: sha256(content),
  })
  return { id, status: 'refused', code: 'rating/conflict' }
}

/** Flags, tallies and progress of the ratings that were new. */
async function countFresh(
  tx: Tx,
  { shard, isAfterHours }: Recording,
  devices: ReadonlyMap<string, readonly PlacedDevice[]>,
  fresh: readonly PlacedRating[],
  nowMs: number,
): Promise<void> {
  const moves = new TallyMoves()
  const progress: DeviceProgress[] = []
  const flags: Flag[] = []
  for (const [id, own] of groupBy(fresh, ({ rating }) => rating.device_id)) {
    const device = devices.get(id)?.[0]
    if (!device) throw new Error('a rating from a device that is not there')
    const judged = judgeRatings(device, own, isAfterHours)
    for (const { rating } of own) moves.add(rating, judged.bursts.has(rating.id) ? BURST : '', 1)
    // The beginning of a burst was counted before anybody could know: it moves out of the headline now.
    for (const rating of judged.earlierBursts.length === 0
      ? []
      : await listRatings(tx, judged.earlierBursts)) {
      moves.add(rating, '', -1)
      moves.add(rating, BURST, 1)
    }
    flags.push(...judged.flags)
    progress.push(judged.progress)
  }
  const flaggedAt = isoOf(nowMs)
  await saveDeviceProgress(tx, progress)
  await insertFlags(
    tx,
    flags.map(({ ratingId, rule }) => ({ rating_id: ratingId, rule, flagged_at: flaggedAt })),
  )
  await addToTallies(tx, shard, moves.list())
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
