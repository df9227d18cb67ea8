import type { Tx } from '../../db/dialect.ts'
import { countDays, type DayCount, listScaleSizes } from '../../db/queries/report-counts.ts'
import type { Service } from '../context.ts'
import { isAfterClose } from '../contract/closing.ts'
import { satisfiedLevels, type ScaleSize } from '../contract/level.ts'
import type { Period } from '../domain/period.ts'
import type { Proportion } from '../domain/satisfaction.ts'
import { closingOf } from './report-scope.ts'

/** The tablets' ratings of a closed period day by day. Days are never shown: only how much they differ is computed from them. */
export interface RatingDays {
  of(unitIds: ReadonlySet<string>, scaleSize: ScaleSize): Proportion[]
}

/** What counted in time and is not left out as misuse; undefined of a period that is not closed. */
export async function readRatingDays(
  tx: Tx,
  service: Pick<Service, 'now'>,
  period: Period,
  unitIds: readonly string[],
): Promise<RatingDays | undefined> {
  if (!closingOf(service, period).isClosed) return undefined
  const scaleSizes = await listScaleSizes(tx)
  const counts = (await countDays(tx, period, unitIds)).filter(
    ({ day, flag, known }) => flag === '' && !isAfterClose(day, known),
  )
  return {
    of: (ids, scaleSize) =>
      addUpDays(
        counts.filter(({ unitId, versionId }) => ids.has(unitId) && scaleSizes.get(versionId) === scaleSize),
        scaleSize,
      ),
  }
}

function addUpDays(counts: readonly DayCount[], scaleSize: ScaleSize): Proportion[] {
  const satisfied = satisfiedLevels(scaleSize)
  const days = new Map<string, { n: number; satisfied: number }>()
  for (const { day, level, n } of counts) {
    const sums = days.get(day) ?? { n: 0, satisfied: 0 }
    sums.n += n
    if (satisfied.includes(level)) sums.satisfied += n
    days.set(day, sums)
  }
  return [...days.values()]
}
