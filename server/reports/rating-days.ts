import type { Tx } from '../../db/dialect.ts'
import { countDays, countLevels, type DayCount, listScaleSizes } from '../../db/queries/report-counts.ts'
import type { Service } from '../context.ts'
import { isAfterClose } from '../contract/closing.ts'
import { satisfiedLevels, type ScaleSize } from '../contract/level.ts'
import { groupBy } from '../domain/group-by.ts'
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

interface Kept {
  /** The counts of the months that the days make up. */
  readonly months: string
  readonly days: readonly RatingDay[]
}

const MOST_KEPT = 8
/** Days of closed periods, by period. A rating never moves from one day to another: while the months stand, so do the days. */
const kept = new WeakMap<Service['db'], Map<string, Kept>>()

/** What counted in time and is not left out as misuse, of all units. */
export async function readDaySpans(
  tx: Tx,
  service: Pick<Service, 'now' | 'db'>,
  period: Period,
): Promise<RatingDaySpans> {
  const scaleSizes = await listScaleSizes(tx)
  const daysOf = async (each: Period): Promise<readonly RatingDay[] | null> => {
    if (!closingOf(service, each).isClosed) return null
    const months = JSON.stringify([[...scaleSizes], await countLevels(tx, each)])
    const own = kept.get(service.db) ?? new Map<string, Kept>()
    kept.set(service.db, own)
    const known = own.get(each.key)
    if (known?.months === months) return known.days
    const days = await readDays(tx, each, scaleSizes)
    own.delete(each.key)
    own.set(each.key, { months, days })
    for (const oldest of [...own.keys()].slice(0, -MOST_KEPT)) own.delete(oldest)
    return days
  }
  return { now: await daysOf(period), before: await daysOf(previousPeriod(period)) }
}

async function readDays(
  tx: Tx,
  period: Period,
  scaleSizes: ReadonlyMap<string, number>,
): Promise<RatingDay[]> {
  const counts = await countDays(tx, period)
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

/** Undefined of a period that is not closed. */
export function ratingDaysOf(days: readonly RatingDay[] | null): RatingDays | undefined {
  if (days === null) return undefined
  const ofUnit = groupBy(days, ({ unitId }) => unitId)
  return {
    of: (ids, scaleSize) =>
      addUpDays(
        [...ids].flatMap((id) => ofUnit.get(id) ?? []).filter((each) => each.scaleSize === scaleSize),
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
