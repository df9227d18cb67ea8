import { listPromisedBetween } from '../../../db/queries/composer/interim-promises.ts'
import { listHoldings } from '../../../db/queries/feedback/hand-overs.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { type Context, isoOf } from '../../context.ts'
import type { PromisesReport } from '../../contract/reports/promises.ts'
import { judgePromised } from '../../domain/deadlines/interim-promise.ts'
import { groupBy } from '../../domain/group-by.ts'
import { isOpen } from '../../domain/lifecycle.ts'
import { instantsOf, type Period } from '../../domain/period.ts'
import { maySeeItem } from '../../permit.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf, partsOf } from '../unit-parts.ts'
import { listUnitsOf } from '../units-on.ts'

const LISTED = 5

/** What became of the days in a period by which first replies promised an answer. */
export async function promisesReport(ctx: Context, unit: Unit, period: Period): Promise<PromisesReport> {
  const { db, organisation, now, actor } = ctx
  const units = await listUnitsOf(db, period)
  const all = await readPromises(ctx, period, organisation.zone)
  const countsOf = (has: (unitId: string) => boolean) => {
    const own = all.filter(({ unitId }) => unitId !== null && has(unitId))
    const broken = own.filter(({ state }) => state === 'broken')
    return {
      promised: own.length,
      kept: own.filter(({ state }) => state === 'kept').length,
      broken: broken.length,
      brokenItems: new Set(broken.map(({ feedback_id }) => feedback_id)).size,
    }
  }
  const parts = partsOf(units, unit)
  const isOwn = (unitId: string) => parts.some(({ ids }) => ids.has(unitId))
  const byId = new Map(units.map((each) => [each.id, each]))
  const waiting = all.filter(
    (each) => each.state === 'broken' && isOpen(each.status) && each.unitId !== null && isOwn(each.unitId),
  )
  return {
    period: periodReply(period),
    unit: labelOf(unit),
    ...countsOf(isOwn),
    byUnit: parts
      .map(({ label, ids }) => ({ unit: label, ...countsOf((unitId) => ids.has(unitId)) }))
      .filter(({ promised }) => promised > 0),
    longest: [...groupBy(waiting, ({ feedback_id }) => feedback_id).values()]
      .flatMap(([first]) => {
        const holder = byId.get(first?.unitId ?? '')
        if (!first || !holder || !maySeeItem(actor, { ...first, contributor_paths: [], restricted: 0 }))
          return []
        const { feedback_id, tracking_code, title, until_at } = first
        return [
          {
            feedbackId: feedback_id,
            trackingCode: tracking_code,
            title,
            unit: labelOf(holder),
            until: until_at,
          },
        ]
      })
      .slice(0, LISTED),
    asOf: isoOf(now()),
  }
}

async function readPromises({ db, now }: Context, period: Period, zone: string) {
  const { from, to } = instantsOf(period, zone)
  const promised = await listPromisedBetween(db, isoOf(from), isoOf(to))
  const holdings = groupBy(
    await listHoldings(db, [...new Set(promised.map(({ feedback_id }) => feedback_id))]),
    ({ feedback_id, cycle }) => `${feedback_id} ${cycle}`,
  )
  return promised.map((promise) => {
    const held = holdings.get(`${promise.feedback_id} ${promise.cycle}`) ?? []
    return {
      ...promise,
      ...judgePromised(
        promise.until_at,
        held.map(({ unit_id, from_at, to_at }) => ({ unitId: unit_id, fromAt: from_at, toAt: to_at })),
        now(),
      ),
    }
  })
}
