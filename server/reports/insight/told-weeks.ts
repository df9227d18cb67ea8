import type { Tx } from '../../../db/dialect.ts'
import { listScaleSizes } from '../../../db/queries/report-counts.ts'
import { countTallies } from '../../../db/queries/tallies.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { type ScaleSize, satisfiedLevels } from '../../contract/level.ts'
import { parsePeriod, type Period } from '../../domain/period.ts'
import { tellableWeeks, type WeekSpan } from '../../domain/week-release.ts'
import type { Publication } from '../publication.ts'
import { keepFigures } from '../kept-figures.ts'
import { headlineOf } from './told-quarter.ts'

interface ToldWeek extends WeekSpan {
  readonly satisfied: number
  readonly n: number
}

/** Counts of days, as the weeks of a quarter are told by them: both ways, three years. */
const keptWeeks = keepFigures<readonly ToldWeek[]>(24)

/**
 * The weeks of a closed quarter that may be told of the whole organisation: its highest unit with everything below it, by
 * what was tapped on tablets. None where the quarter itself is not told.
 */
export async function readToldWeeks(
  tx: Tx,
  publication: Publication,
  root: Unit,
  quarter: Period,
  scaleSize: ScaleSize,
): Promise<readonly ToldWeek[]> {
  const told = (period: Period) =>
    publication.told('tablet', { place: { unitId: root.id, isDirect: false }, period, scaleSize }).n
  if (told(quarter) === null) return []
  const months = monthsOf(quarter).map((month) => told(parsePeriod(month)) !== null)
  const versions = [...(await listScaleSizes(tx))]
  return keptWeeks(tx, quarter, [scaleSize, months, versions], () =>
    countWeeks(tx, quarter, scaleSize, months),
  )
}

async function countWeeks(
  tx: Tx,
  quarter: Period,
  scaleSize: ScaleSize,
  monthsTold: readonly boolean[],
): Promise<ToldWeek[]> {
  const isCounted = await headlineOf(tx, scaleSize)
  const counts = (
    await countTallies(tx, {
      span: quarter,
      grain: 'day',
      by: ['unitId', 'day', 'known', 'channel', 'versionId', 'flag', 'choice'],
      questions: ['level'],
    })
  ).filter(isCounted)
  const rated = new Set(counts.map(({ day }) => day.slice(0, 7)))
  const areMonthsTold = monthsOf(quarter).every((month, index) => !rated.has(month) || monthsTold[index])
  const satisfied: readonly number[] = satisfiedLevels(scaleSize)
  return tellableWeeks(counts, quarter, areMonthsTold).map(({ fromDay, toDay }) => {
    const own = counts.filter(({ day }) => fromDay <= day && day < toDay)
    const sum = (rows: typeof own) => rows.reduce((total, { n }) => total + n, 0)
    return {
      fromDay,
      toDay,
      n: sum(own),
      satisfied: sum(own.filter(({ choice }) => satisfied.includes(Number(choice)))),
    }
  })
}

function monthsOf({ fromDay }: Period): string[] {
  const [year = '', month = ''] = fromDay.split('-')
  return [0, 1, 2].map((index) => `${year}-${String(Number(month) + index).padStart(2, '0')}`)
}
