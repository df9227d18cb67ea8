import type { Tx } from '../../db/dialect.ts'
import { countDays, type DayCount, listScaleSizes } from '../../db/queries/report-counts.ts'
import { type DaySum, sumDays } from '../../db/queries/tallies.ts'
import type { Service } from '../context.ts'
import { closingDayOf, isAfterClose } from '../contract/closing.ts'
import { isScaleSize, SCALE_SIZES, satisfiedLevels, type ScaleSize } from '../contract/level.ts'
import { type Period, previousPeriod, quartersOf } from '../domain/period.ts'
import type { Proportion } from '../domain/satisfaction.ts'
import { keepFigures } from './kept-figures.ts'
import { closingOf } from './report-scope.ts'

/** The tablets' ratings of a closed period day by day. Days are never shown: only how much they differ is computed from them. */
export interface RatingDays {
  of(unitIds: ReadonlySet<string>, scaleSize: ScaleSize): Proportion[]
}

/** Of a period and the one before; undefined of one that is not closed. */
export interface BothRatingDays {
  readonly now: RatingDays | undefined
  readonly before: RatingDays | undefined
}

/** Ratings of one level, at one unit itself, on one local day. */
type RatingDay = Pick<DayCount, 'unitId' | 'day' | 'level' | 'n'> & { readonly scaleSize: number }

/** The same as it is frozen with a quarter; null of a period that is not closed. */
export interface RatingDaySpans {
  readonly now: readonly RatingDay[] | null
  readonly before: readonly RatingDay[] | null
}

/** Unit and scale → day → counts. */
type DaysOfUnits = ReadonlyMap<string, ReadonlyMap<string, Proportion>>

const keptDays = keepFigures<RatingDays>(8)

/** What counted in time and is not left out as misuse, of all units. */
export async function readRatingDays(
  tx: Tx,
  service: Pick<Service, 'now'>,
  period: Period,
): Promise<BothRatingDays> {
  const scaleSizes = await listScaleSizes(tx)
  const daysOf = async (each: Period): Promise<RatingDays | undefined> => {
    if (!closingOf(service, each).isClosed) return undefined
    return keptDays(tx, each, [[...scaleSizes]], async () => lookUp(await sumUnits(tx, each, scaleSizes)))
  }
  return { now: await daysOf(period), before: await daysOf(previousPeriod(period)) }
}

/** Level by level, to freeze it. */
export async function readDaySpans(
  tx: Tx,
  service: Pick<Service, 'now'>,
  period: Period,
): Promise<RatingDaySpans> {
  const scaleSizes = await listScaleSizes(tx)
  const daysOf = async (each: Period): Promise<readonly RatingDay[] | null> =>
    closingOf(service, each).isClosed ? readDays(tx, each, scaleSizes) : null
  return { now: await daysOf(period), before: await daysOf(previousPeriod(period)) }
}

async function sumUnits(
  tx: Tx,
  period: Period,
  scaleSizes: ReadonlyMap<string, number>,
): Promise<DaysOfUnits> {
  const units = new Map<string, Map<string, Proportion>>()
  for (const scaleSize of SCALE_SIZES) {
    const versionIds = [...scaleSizes].flatMap(([id, size]) => (size === scaleSize ? [id] : []))
    const [satisfiedFrom] = satisfiedLevels(scaleSize)
    // Each quarter closes on a day of its own.
    for (const span of versionIds.length > 0 ? quartersOf(period).map((each) => within(each, period)) : []) {
      const knownBefore = closingDayOf(span.fromDay)
      for (const sum of await sumDays(tx, span, { versionIds, satisfiedFrom, knownBefore }))
        enter(units, scaleSize, sum)
    }
  }
  return units
}

function within(quarter: Period, period: Period): Pick<Period, 'fromDay' | 'toDay'> {
  return {
    fromDay: quarter.fromDay > period.fromDay ? quarter.fromDay : period.fromDay,
    toDay: quarter.toDay < period.toDay ? quarter.toDay : period.toDay,
  }
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

/** Of days that were frozen, what was added up of them. */
const added = new WeakMap<readonly RatingDay[], RatingDays>()

/** Of a frozen quarter. */
export function ratingDaysOf({ now, before }: RatingDaySpans): BothRatingDays {
  const daysOf = (days: readonly RatingDay[] | null) => {
    if (days === null) return undefined
    const known = added.get(days) ?? lookUp(addUpUnits(days))
    added.set(days, known)
    return known
  }
  return { now: daysOf(now), before: daysOf(before) }
}

function addUpUnits(counts: readonly RatingDay[]): DaysOfUnits {
  const units = new Map<string, Map<string, Proportion>>()
  for (const { scaleSize, level, ...day } of counts) {
    const isSatisfied = isScaleSize(scaleSize) && satisfiedLevels(scaleSize).includes(level)
    enter(units, scaleSize, { ...day, satisfied: isSatisfied ? day.n : 0 })
  }
  return units
}

function enter(
  units: Map<string, Map<string, Proportion>>,
  scaleSize: number,
  { unitId, day, n, satisfied }: DaySum,
): void {
  const name = `${unitId} ${scaleSize}`
  const days = units.get(name) ?? new Map<string, Proportion>()
  units.set(name, days)
  const known = days.get(day)
  days.set(day, known ? { n: known.n + n, satisfied: known.satisfied + satisfied } : { n, satisfied })
}

function lookUp(units: DaysOfUnits): RatingDays {
  return {
    of: (ids, scaleSize) => {
      const sums = new Map<string, { n: number; satisfied: number }>()
      for (const id of ids)
        for (const [day, { n, satisfied }] of units.get(`${id} ${scaleSize}`) ?? []) {
          const sum = sums.get(day) ?? { n: 0, satisfied: 0 }
          sums.set(day, sum)
          sum.n += n
          sum.satisfied += satisfied
        }
      return [...sums.values()]
    },
  }
}
