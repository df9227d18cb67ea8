import type { Tx } from '../../db/dialect.ts'
import { countDays, type DayCount, listScaleSizes } from '../../db/queries/report-counts.ts'
import type { Service } from '../context.ts'
import { isAfterClose } from '../contract/closing.ts'
import { isScaleSize, satisfiedLevels, type ScaleSize } from '../contract/level.ts'
import { groupBy } from '../domain/group-by.ts'
import { type Period, previousPeriod } from '../domain/period.ts'
import type { Proportion } from '../domain/satisfaction.ts'
import { keepFigures } from './kept-figures.ts'
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

const keptDays = keepFigures<readonly RatingDay[]>(8)

/** What counted in time and is not left out as misuse, of all units. */
export async function readDaySpans(
  tx: Tx,
  service: Pick<Service, 'now'>,
  period: Period,
): Promise<RatingDaySpans> {
  const scaleSizes = await listScaleSizes(tx)
  const daysOf = async (each: Period): Promise<readonly RatingDay[] | null> => {
    if (!closingOf(service, each).isClosed) return null
    return keptDays(tx, each, [[...scaleSizes]], () => readDays(tx, each, scaleSizes))
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

/** Of days that are kept, what was added up of them: unit and scale → day → counts. */
const added = new WeakMap<readonly RatingDay[], ReadonlyMap<string, ReadonlyMap<string, Proportion>>>()

/** Undefined of a period that is not closed. */
export function ratingDaysOf(days: readonly RatingDay[] | null): RatingDays | undefined {
  if (days === null) return undefined
  const ofUnits = added.get(days) ?? addUpUnits(days)
  added.set(days, ofUnits)
  return {
    of: (ids, scaleSize) =>
      addUpDays([...ids].flatMap((id) => [...(ofUnits.get(`${id} ${scaleSize}`) ?? [])])),
  }
}

function addUpUnits(counts: readonly RatingDay[]): ReadonlyMap<string, ReadonlyMap<string, Proportion>> {
  const units = groupBy(counts, ({ unitId, scaleSize }) => `${unitId} ${scaleSize}`)
  return new Map(
    [...units].map(([name, own]) => {
      const size = own[0]?.scaleSize ?? 0
      const satisfied: readonly number[] = isScaleSize(size) ? satisfiedLevels(size) : []
      const days = own.map(({ day, level, n }): [string, Proportion] => [
        day,
        { n, satisfied: satisfied.includes(level) ? n : 0 },
      ])
      return [name, sumByDay(days)]
    }),
  )
}

function addUpDays(days: readonly (readonly [string, Proportion])[]): Proportion[] {
  return [...sumByDay(days).values()]
}

function sumByDay(days: readonly (readonly [string, Proportion])[]): ReadonlyMap<string, Proportion> {
  const sums = new Map<string, { n: number; satisfied: number }>()
  for (const [day, { n, satisfied }] of days) {
    const sum = sums.get(day) ?? { n: 0, satisfied: 0 }
    sum.n += n
    sum.satisfied += satisfied
    sums.set(day, sum)
  }
  return sums
}
