import { groupBy } from '../group-by.ts'
import { LEAST_COUNTS } from './suppression.ts'

/** So many ratings of one level and local month at one place, of which the service learnt on one UTC day. */
interface Arrival {
  readonly unitId: string
  readonly month: string
  readonly level: number
  readonly known: string
  readonly n: number
}

/**
 * What may be told of a quarter that is not closed, of ratings of one way and scale. At each place, month by month, ratings
 * are gathered day by day of their arrival into batches of ten or more; a day counts once it is over (`today` is not), and a
 * batch once another is full behind it. So whoever looks again and again sees batches, never a person; and when the quarter
 * closes, at least ten come at once wherever anything was told before.
 */
export function releaseArrivals<A extends Arrival>(arrivals: readonly A[], today: string): A[] {
  const past = arrivals.filter(({ known }) => known < today)
  return [...groupBy(past, ({ unitId, month }) => `${unitId} ${month}`).values()].flatMap((own) => {
    const last = lastDayTold(own)
    return own.filter(({ known }) => known <= last)
  })
}

/** The same of what came after the quarter closed: every full batch counts, for nothing closes behind the last one. */
export function batchArrivals<A extends Arrival>(arrivals: readonly A[], today: string): A[] {
  const past = arrivals.filter(({ known }) => known < today)
  return [...groupBy(past, ({ unitId }) => unitId).values()].flatMap((own) => {
    const last = batchEnds(own).at(-1) ?? ''
    return own.filter(({ known }) => known <= last)
  })
}

/** The last day of the batch before the last full one; empty where there is none. */
function lastDayTold(arrivals: readonly Arrival[]): string {
  return batchEnds(arrivals).at(-2) ?? ''
}

/** The last day of arrival of every full batch of one place and month. */
export function batchEnds(arrivals: readonly Pick<Arrival, 'known' | 'n'>[]): string[] {
  const days = groupBy(arrivals, ({ known }) => known)
  const ends: string[] = []
  let held = 0
  for (const day of [...days.keys()].sort()) {
    held += (days.get(day) ?? []).reduce((sum, { n }) => sum + n, 0)
    if (held < LEAST_COUNTS) continue
    ends.push(day)
    held = 0
  }
  return ends
}
