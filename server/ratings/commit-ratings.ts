import { lockDevices, type Tx } from '../../db/dialect.ts'
import {
  addToTallies,
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
import { contentOf, type PlacedRating, placeRating } from './place-rating.ts'
import { judgeBursts, type RecentTap } from './recent-taps.ts'
import { TallyMoves } from './tally-moves.ts'

/** What one device sent in one request, already judged fit to keep. */
export interface Submission {
  readonly deviceId: string
  readonly receivedAtMs: number
  readonly taps: readonly RatingTap[]
}

/** A device with one of the places it stood at. */
type LockedDevice = Awaited<ReturnType<typeof lockDevices>>[number]

const BURST: MisuseFlag = 'suspect-burst'
const CLOCK: MisuseFlag = 'clock-suspect'

/**
 * Keeps what came from all devices in one transaction: ratings, flags, tallies and each device's progress. The receipts
 * come only after the commit, in the order of the taps. `shard` keeps this process's tallies apart from another's.
 */
export function commitRatings(
  service: Service,
  shard: number,
  submissions: readonly Submission[],
): Promise<RatingReceipt[][]> {
  return service.db.transaction().execute(async (tx) => {
    const deviceIds = [...new Set(submissions.map(({ deviceId }) => deviceId))]
    const devices = groupByDevice(await lockDevices(tx, deviceIds))
    const sent = submissions.map(({ deviceId, receivedAtMs, taps }) =>
      taps.map((tap) =>
        placeRating(tap, {
          deviceId,
          receivedAtMs,
          zone: service.organisation.zone,
          placements: devices.get(deviceId) ?? [],
        }),
      ),
    )

    const firsts = new Map<string, PlacedRating>()
    for (const placed of sent.flat()) if (!firsts.has(placed.rating.id)) firsts.set(placed.rating.id, placed)
    const ratings = [...firsts.values()].map(({ rating }) => rating)
    const inserted = ratings.length === 0 ? new Set<string>() : await insertRatings(tx, ratings)
    const fresh = [...firsts.values()].filter(({ rating }) => inserted.has(rating.id))
    await countFresh(tx, shard, devices, fresh, isoOf(service.now()))

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
  shard: number,
  devices: ReadonlyMap<string, readonly LockedDevice[]>,
  fresh: readonly PlacedRating[],
  now: string,
): Promise<void> {
  const moves = new TallyMoves()
  const progress: Parameters<typeof saveDeviceProgress>[1][number][] = []
  const flags: { rating_id: string; rule: MisuseFlag; flagged_at: string }[] = []
  const byDevice = new Map<string, PlacedRating[]>()
  for (const placed of fresh) {
    const own = byDevice.get(placed.rating.device_id)
    if (own) own.push(placed)
    else byDevice.set(placed.rating.device_id, [placed])
  }

  for (const [id, own] of byDevice) {
    const device = devices.get(id)?.[0]
    if (!device) throw new Error('a rating from a device that is not there')
    const before = JSON.parse(device.recent_taps) as RecentTap[]
    const { flagged, recent } = judgeBursts(
      before,
      own.map(({ rating, tappedAtMs }) => ({ id: rating.id, tappedAtMs })),
    )
    for (const { rating, clockSuspect } of own) {
      moves.add(rating, flagged.has(rating.id) ? BURST : '', 1)
      if (clockSuspect) flags.push({ rating_id: rating.id, rule: CLOCK, flagged_at: now })
    }
    for (const id of flagged) flags.push({ rating_id: id, rule: BURST, flagged_at: now })

    // The beginning of a burst was counted before anybody could know: it moves out of the headline now.
    const earlier = before.filter(({ id }) => flagged.has(id)).map(({ id }) => id)
    for (const rating of earlier.length === 0 ? [] : await listRatings(tx, earlier)) {
      moves.add(rating, '', -1)
      moves.add(rating, BURST, 1)
    }
    progress.push({
      id: device.id,
      max_seq: Math.max(device.max_seq, ...own.map(({ rating }) => rating.seq)),
      accepted: device.accepted + own.length,
      recent_taps: JSON.stringify(recent),
    })
  }
  await saveDeviceProgress(tx, progress)
  await insertFlags(tx, flags)
  await addToTallies(tx, shard, moves.list())
}

function groupByDevice(rows: readonly LockedDevice[]): Map<string, LockedDevice[]> {
  const groups = new Map<string, LockedDevice[]>()
  for (const row of rows) {
    const group = groups.get(row.id)
    if (group) group.push(row)
    else groups.set(row.id, [row])
  }
  return groups
}
