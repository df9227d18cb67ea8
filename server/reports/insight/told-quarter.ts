import type { Tx } from '../../../db/dialect.ts'
import { readReport } from '../../../db/long-reads.ts'
import { listScaleSizes } from '../../../db/queries/report-counts.ts'
import type { Service } from '../../context.ts'
import { isAfterClose } from '../../contract/closing.ts'
import type { ScaleSize } from '../../contract/level.ts'
import { type RatingChannel, WAY_OF_CHANNEL } from '../../contract/rating-channel.ts'
import { type Period, quartersOf } from '../../domain/period.ts'
import { type Place, type Publication, readPublication } from '../publication.ts'
import { closingOf } from '../report-scope.ts'

/** A closed quarter of a place, and what is told of its tablets' ratings. */
interface ToldQuarter {
  readonly publication: Publication
  readonly quarter: Period
  readonly scaleSize: ScaleSize
  /** Null where nothing may be told. */
  readonly n: number | null
}

/** The last closed quarter in a period. */
export function lastClosedQuarter(service: Service, period: Period): Period | undefined {
  return quartersOf(period).findLast((each) => closingOf(service, each).isClosed)
}

/** Reads what rests on a closed quarter's result, from one moment of the database. */
export function readToldQuarter<Read>(
  service: Service,
  place: Place,
  quarter: Period,
  read: (tx: Tx, told: ToldQuarter) => Promise<Read>,
): Promise<Read> {
  return readReport(service.db, async (tx) => {
    const publication = await readPublication(tx, service, [quarter])
    const scaleSize = publication.scaleOf(place, quarter)
    const { n } = publication.told('tablet', { place, period: quarter, scaleSize })
    return read(tx, { publication, quarter, scaleSize, n })
  })
}

interface CountedCell {
  readonly day: string
  readonly known: string
  readonly channel: RatingChannel
  readonly versionId: string
  readonly flag: string
}

/** Says of cells of days whether they are in the headline: tablets' ratings on one scale, in time, not left out as misuse. */
export async function headlineOf(tx: Tx, scaleSize: ScaleSize): Promise<(cell: CountedCell) => boolean> {
  const sizes = await listScaleSizes(tx)
  return ({ day, known, channel, versionId, flag }) =>
    flag === '' &&
    WAY_OF_CHANNEL[channel] === 'tablet' &&
    sizes.get(versionId) === scaleSize &&
    !isAfterClose(day, known)
}
