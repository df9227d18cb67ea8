import type { Tx } from '../../db/dialect.ts'
import { insertFlags, listRatings } from '../../db/queries/ratings.ts'
import { ratingTally } from '../../db/queries/tallies.ts'
import type { Service } from '../context.ts'
import type { MisuseFlag } from '../contract/misuse-rules.ts'
import { entryTime } from '../history/append.ts'
import { sealRows, utcDayOf } from '../history/seal-rows.ts'
import { sealedFlag } from './seal-ratings.ts'
import { TallyMoves } from './tally-moves.ts'

/** Moves ballots that were counted out of the headline, by a rule that keeps them out. */
export async function flagBallots(
  tx: Tx,
  service: Service,
  shard: number,
  rule: MisuseFlag,
  ratingIds: readonly string[],
): Promise<void> {
  if (ratingIds.length === 0) return
  const moves = new TallyMoves()
  for (const rating of await listRatings(tx, ratingIds)) {
    moves.add(rating, '', -1)
    moves.add(rating, rule, 1)
  }
  await ratingTally.move(tx, shard, moves.list())
  const flaggedAt = entryTime(service)
  const rows = await insertFlags(
    tx,
    ratingIds.map((ratingId) => ({ rating_id: ratingId, rule, flagged_at: flaggedAt })),
  )
  await sealRows(tx, service, shard, [{ kind: 'flag', day: utcDayOf(flaggedAt), rows: rows.map(sealedFlag) }])
}
