import type { Tx } from '../../db/dialect.ts'
import { countTallies } from '../../db/queries/tallies.ts'
import { listServedNumbers } from '../../db/queries/volumes/served-counts.ts'
import { type Context, isoOf } from '../context.ts'
import type { PublicationFinding } from '../contract/quality/data-quality.ts'
import {
  changesBetween,
  otherRatingChanges,
  participationChanges,
} from '../domain/disclosure/figure-changes.ts'
import { withLimits } from '../words/reports/rate-limits.ts'
import { isHidden } from '../domain/disclosure/suppression.ts'
import { groupBy } from '../domain/group-by.ts'
import { localDay, startOfLocalDay } from '../domain/local-time.ts'
import type { Period } from '../domain/period.ts'
import { dayNotOver } from '../history/seal-day.ts'
import { readCyclesAt } from '../reports/cycles-at.ts'
import { publicationOf, readAnew } from '../reports/publication.ts'
import { NOBODY_SERVED, readOfficeFacts } from '../reports/data-quality/quality-facts.ts'
import { countServed, countServedDays } from '../reports/served/count-served.ts'
import { closedAtMs } from '../reports/report-scope.ts'
import { labelOf } from '../reports/unit-parts.ts'
import { figuresOf, tookPartOf } from './compose-document.ts'
import type { Draft } from './draft-results.ts'

/**
 * What moved in a closed quarter between the beginning of the local day and the moment in which the draft was read, also where it waits
 * for its second person since: every figure that was another then, and the ratings that came late on that day, which no draft tells
 * until it is over.
 */
export async function findMovedToday(
  tx: Tx,
  ctx: Context,
  period: Period,
  draft: Draft,
): Promise<PublicationFinding[]> {
  return [...(await findMovedFigures(tx, ctx, period, draft)), ...(await findLateToday(tx, period, draft))]
}

async function findMovedFigures(
  tx: Tx,
  ctx: Context,
  period: Period,
  { basis, document }: Draft,
): Promise<PublicationFinding[]> {
  const { zone } = ctx.organisation
  const beganMs = Math.max(
    startOfLocalDay(localDay(Date.parse(document.frozenAt), zone), zone),
    // On the day on which it closed, since it did.
    closedAtMs(period),
  )
  const then = { now: () => beganMs }
  const [, before] = basis.quarters
  const facts = await readOfficeFacts(tx, ctx, period)
  const unitIds = basis.units.map(({ id }) => id)
  const servedThen = await listServedNumbers(tx, unitIds, period, isoOf(beganMs))
  const servedOf = (unitId: string) => servedThen.get(unitId) ?? NOBODY_SERVED
  const basisThen = {
    ...basis,
    asOf: isoOf(beganMs),
    quarters: [await readAnew(tx, then, period, { tellsLate: true }), ...(before ? [before] : [])],
    cycles: await readCyclesAt(tx, period, isoOf(beganMs)),
    served: countServed(facts, servedOf),
    servedDays: countServedDays(facts, servedOf),
  }
  const figuresThen = figuresOf(basisThen, period, zone)
  const changes = [
    ...changesBetween(figuresThen, document),
    ...otherRatingChanges(figuresThen.satisfaction, document.satisfaction),
    ...participationChanges(
      tookPartOf(basisThen, period, { byDays: document.participation?.[0]?.openDays !== undefined }),
      document.participation ?? [],
    ),
  ]
  return withLimits(changes, document.participation).map((change) => ({ kind: 'figure-moved', ...change }))
}

/** By place and day; of a place whose figure is hidden neither is told. */
async function findLateToday(
  tx: Tx,
  period: Period,
  { basis, document }: Draft,
): Promise<PublicationFinding[]> {
  const own = basis.quarters.find(({ period: { key } }) => key === period.key)
  if (!own || own.afterClose.length === 0) return []
  const today = dayNotOver(Date.parse(document.frozenAt))
  const cells = await countTallies(tx, {
    span: period,
    by: ['unitId', 'day', 'known'],
    questions: ['level'],
    grain: 'day',
  })
  const late = groupBy(
    cells.filter(({ known }) => known === today),
    ({ unitId }) => unitId,
  )
  const publication = publicationOf(basis.units, basis.quarters)
  return basis.units.flatMap((unit): PublicationFinding[] => {
    const days = late.get(unit.id) ?? []
    if (days.length === 0) return []
    const place = { unitId: unit.id, isDirect: true }
    const scaleSize = publication.scaleOf(place, period)
    const { shown } = publication.told('tablet', { place, period, scaleSize })
    return [
      {
        kind: 'late-today',
        unit: labelOf(unit),
        lateDays: isHidden(shown) ? [] : days.map(({ day, n }) => ({ day, n })),
      },
    ]
  })
}
