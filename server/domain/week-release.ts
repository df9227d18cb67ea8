import { groupBy } from './group-by.ts'
import { addDays, weekdayOf } from './local-time.ts'
import { batchEnds } from './disclosure/release.ts'
import { LEAST_COUNTS } from './disclosure/suppression.ts'

/** So many ratings that count on one local day, at one unit itself, of which the service learnt on one UTC day. */
interface DayCount {
  readonly unitId: string
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly known: string
  readonly n: number
}

/** Local days `YYYY-MM-DD`; `toDay` is exclusive. */
export interface WeekSpan {
  readonly fromDay: string
  readonly toDay: string
}

/** A stretch with fewer ratings is no point of a chart of shares. */
const LEAST_POINT = 30

/**
 * Into which stretches of whole weeks a closed quarter of the whole organisation may be told, beside everything that
 * `suppression.ts` and `release.ts` tell: weeks from Monday, cut at the quarter's ends, taken together where one alone would
 * tell too much. Empty where the quarter cannot be cut at all.
 *
 * What holds: whoever knows all that was ever told, batch by batch while the quarter ran, and these stretches, singles out
 * no one to nine ratings. Why: give the reader even every batch of every unit and month, hidden ones too. A combination
 * then weighs each rating φ(its batch) + h(its stretch). Where h differs between two neighbouring stretches, φ can undo it on
 * one side only, so in every batch that lies in both it touches at least the smaller part; the sum of these is ten or more
 * at every boundary that stays. Only a boundary between months needs none where the whole's months are told
 * (`areMonthsTold`): an h that moves only there says what the months say.
 *
 * Where every batch has ten or more, as at units that are busy each day, a boundary that no batch lies across stays as well: an h that
 * moves only at such boundaries is the same throughout each batch, so that whole batches are touched, or none.
 */
export function tellableWeeks(
  counts: readonly DayCount[],
  { fromDay, toDay }: WeekSpan,
  areMonthsTold: boolean,
): WeekSpan[] {
  const weeks = weeksOf(fromDay, toDay)
  const batches = batchesByWeek(counts, weeks)
  const spans = weeks.map((week, index) => ({ ...week, parts: batches.map((batch) => batch[index] ?? 0) }))
  const areAllLarge = batches.every((batch) => sumOf(batch) >= LEAST_COUNTS)
  const liesAcross = (batch: readonly number[], day: string): boolean => {
    const at = weeks.findIndex(({ fromDay }) => fromDay === day)
    return sumOf(batch.slice(0, at)) > 0 && sumOf(batch.slice(at)) > 0
  }
  const mayStay = (index: number): boolean => {
    const [before, after] = [spans[index - 1], spans[index]]
    if (!before || !after) return true
    if (sumOf(before.parts) < LEAST_POINT || sumOf(after.parts) < LEAST_POINT) return false
    if (areMonthsTold && after.fromDay.endsWith('-01')) return true
    if (areAllLarge && !batches.some((batch) => liesAcross(batch, after.fromDay))) return true
    return sumOf(before.parts.map((n, batch) => Math.min(n, after.parts[batch] ?? 0))) >= LEAST_COUNTS
  }
  for (let index = 1; index < spans.length;) {
    const [before, after] = [spans[index - 1], spans[index]]
    if (mayStay(index) || !before || !after) {
      index++
      continue
    }
    const parts = before.parts.map((n, batch) => n + (after.parts[batch] ?? 0))
    spans.splice(index - 1, 2, { fromDay: before.fromDay, toDay: after.toDay, parts })
    // What was taken together has another neighbour before it.
    index = Math.max(1, index - 1)
  }
  const [only] = spans
  if (spans.length === 1 && only && sumOf(only.parts) < LEAST_POINT) return []
  return spans.map((span) => ({ fromDay: span.fromDay, toDay: span.toDay }))
}

function weeksOf(fromDay: string, toDay: string): WeekSpan[] {
  const weeks: WeekSpan[] = []
  for (let day = fromDay; day < toDay;) {
    const monday = addDays(day, 7 - weekdayOf(day))
    const end = monday < toDay ? monday : toDay
    weeks.push({ fromDay: day, toDay: end })
    day = end
  }
  return weeks
}

/** Of each batch of a unit and month, what lies in each week; what was kept back until the close is one. */
function batchesByWeek(counts: readonly DayCount[], weeks: readonly WeekSpan[]): number[][] {
  const places = groupBy(counts, ({ unitId, day }) => `${unitId} ${day.slice(0, 7)}`)
  return [...places.values()].flatMap((own) => {
    const ends = batchEnds(own).slice(0, -1)
    const batches = groupBy(own, ({ known }) => String(ends.findIndex((end) => known <= end)))
    return [...batches.values()].map((batch) =>
      weeks.map(({ fromDay, toDay }) =>
        sumOf(batch.filter(({ day }) => fromDay <= day && day < toDay).map(({ n }) => n)),
      ),
    )
  })
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0)
}
