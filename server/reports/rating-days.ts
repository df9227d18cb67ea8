import type { Tx } from '../../db/dialect.ts'
import { countDays, type DayCount, listScaleSizes } from '../../db/queries/report-counts.ts'
import type { Service } from '../context.ts'
import { isAfterClose } from '../contract/closing.ts'
import { satisfiedLevels, type ScaleSize } from '../contract/level.ts'
import { type Period, previousPeriod } from '../domain/period.ts'
import type { Proportion } from '../domain/satisfaction.ts'
import { closingOf } from './report-scope.ts'

/** The tablets' ratings of a closed period day by day. Days are never shown: only how much they differ is computed from them. */
export interface RatingDays {
  of(unitIds: ReadonlySet<string>, scaleSize: ScaleSize): Proportion[]
}

/** Ratings of one level, at one unit itself, on one local day. */
type RatingDay = Pick<DayCount, 'unitId' | 'day' | 'level' | 'n'> & { readonly scaleSize: number }

/** Of a period and the one before; null of one that is not closed. */
export interface RatingDaySpans {
  readonly now: readonly RatingDay[] | null
  readonly before: readonly RatingDay[] | null
}

/** What counted in time and is not left out as misuse. */
export async function readDaySpans(
  tx: Tx,
  service: Pick<Service, 'now'>,
  period: Period,
  unitIds: readonly string[],
): Promise<RatingDaySpans> {
  const scaleSizes = await listScaleSizes(tx)
  const daysOf = async (each: Period): Promise<RatingDay[] | null> => {
    if (!closingOf(service, each).isClosed) return null
    const counts = await countDays(tx, each, unitIds)
    return counts
      .filter(({ day, flag, known }) => flag === '' && !isAfterClose(day, known))
      .map(({ unitId, day, level, n, versionId }) => ({
        unitId,
        day,
        level,
        n,
        scaleSize: scaleSizes.get(versionId) ?? 0,
      }))
  }
  return { now: await daysOf(period), before: await daysOf(previousPeriod(period)) }
}

/** Undefined of a period that is not closed. */
export function ratingDaysOf(days: readonly RatingDay[] | null): RatingDays | undefined {
  if (days === null) return undefined
  return {
    of: (ids, scaleSize) =>
      addUpDays(
        days.filter((each) => ids.has(each.unitId) && each.scaleSize === scaleSize),
        scaleSize,
      ),
  }
}

function addUpDays(counts: readonly RatingDay[], scaleSize: ScaleSize): Proportion[] {
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
