import { lockPosterSources, savePosterSources } from '../../db/queries/poster-sources.ts'
import type { Tx } from '../../db/dialect.ts'
import type { Service } from '../context.ts'
import { ONE_ADDRESS } from '../contract/misuse-rules.ts'
import { groupBy } from '../domain/group-by.ts'

/** Where a poster's rating came from, of which nothing is kept but what is made of it for the day. */
interface Origin {
  readonly ratingId: string
  readonly unitId: string
  readonly address: string
}

/**
 * Counts more ratings by posters today, each unit's from each address. Returns the ids that are suspect from now on: none
 * below the rule's number, all so far when it is reached, then each by itself.
 */
export async function judgeSources(
  tx: Tx,
  { key }: Pick<Service, 'key'>,
  localDay: string,
  origins: readonly Origin[],
): Promise<readonly string[]> {
  const bySource = groupBy(origins, ({ unitId, address }) =>
    key.mac(`poster ${localDay} ${unitId} ${address}`).toString('hex'),
  )
  if (bySource.size === 0) return []
  const judged = (await lockPosterSources(tx, [...bySource.keys()], localDay)).map(({ source, n, early }) => {
    const fresh = (bySource.get(source) ?? []).map(({ ratingId }) => ratingId)
    const ids = [...(JSON.parse(early) as string[]), ...fresh]
    const isReached = n + fresh.length >= ONE_ADDRESS.ratings
    return {
      source,
      n: n + fresh.length,
      early: JSON.stringify(isReached ? [] : ids),
      suspects: isReached ? ids : [],
    }
  })
  await savePosterSources(tx, judged)
  return judged.flatMap(({ suspects }) => suspects)
}
