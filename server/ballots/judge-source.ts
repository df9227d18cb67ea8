import { lockPosterSource, savePosterSource } from '../../db/queries/poster-sources.ts'
import type { Tx } from '../../db/dialect.ts'
import type { Service } from '../context.ts'
import { ONE_ADDRESS } from '../contract/misuse-rules.ts'

/** Where a poster's rating came from, of which nothing is kept but what is made of it for the day. */
interface Origin {
  readonly ratingId: string
  readonly unitId: string
  readonly address: string
  readonly localDay: string
}

/**
 * Counts one more rating by a unit's poster from an address today. Returns the ids that are suspect from now on: none
 * below the rule's number, all so far when it is reached, then each by itself.
 */
export async function judgeSource(
  tx: Tx,
  { key }: Pick<Service, 'key'>,
  { ratingId, unitId, address, localDay }: Origin,
): Promise<readonly string[]> {
  const source = key.mac(`poster ${localDay} ${unitId} ${address}`).toString('hex')
  const { n, early } = await lockPosterSource(tx, source, localDay)
  const ids = [...(JSON.parse(early) as string[]), ratingId]
  const isReached = n + 1 >= ONE_ADDRESS.ratings
  await savePosterSource(tx, source, { n: n + 1, early: isReached ? '[]' : JSON.stringify(ids) })
  return isReached ? ids : []
}
