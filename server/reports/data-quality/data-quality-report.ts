import { readReport } from '../../../db/long-reads.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { isoOf, type Service } from '../../context.ts'
import { SCALE_SIZES } from '../../contract/level.ts'
import type { DataQualityReport } from '../../contract/quality/data-quality.ts'
import type { RatingWay } from '../../contract/rating-channel.ts'
import type { Shown } from '../../contract/report.ts'
import { parsePeriod, type Period } from '../../domain/period.ts'
import { isHidden } from '../../domain/disclosure/suppression.ts'
import { type Publication, readPublication } from '../publication.ts'
import { closingOf, periodReply } from '../report-scope.ts'
import { labelOf } from '../unit-parts.ts'
import {
  countServed,
  countServedDays,
  participationAt,
  participationOfPlace,
} from '../served/count-served.ts'
import { findAll } from './publication-checklist.ts'
import { type QualityFacts, readQualityFacts } from './quality-facts.ts'
import { tabletStrips } from './tablet-strips.ts'

const WAYS: readonly RatingWay[] = ['tablet', 'phone', 'entered']

/** How good the data of a unit and period is: what came, what is missing, how many of those served have rated, what is hidden. */
export function dataQualityReport(service: Service, unit: Unit, period: Period): Promise<DataQualityReport> {
  return readReport(service.db, async (tx) => {
    const facts = await readQualityFacts(tx, service, unit, period)
    const publication = await readPublication(tx, service, [period])
    const told = {
      publication,
      counted: countServed(facts, facts.servedOf),
      days: countServedDays(facts, facts.servedOf),
      period,
      asOf: isoOf(service.now()),
    }
    const children = facts.units.filter(({ parent_id }) => parent_id === unit.id)
    return {
      period: periodReply(period),
      unit: labelOf(unit),
      participation: participationAt(unit, told),
      byUnit: [
        participationOfPlace(unit, { unitId: unit.id, isDirect: true }, told),
        ...children.map((child) => participationAt(child, told)),
      ].filter(({ served, rated, openDays = 0 }) => served !== null || rated !== 0 || openDays > 0),
      tablets: tabletStrips(facts),
      findings: findAll(facts, publication, service),
      afterClose: publication.countAfterClose(unit, period),
      cells: countCells(facts, publication, period),
      closing: closingOf(service, period),
      asOf: told.asOf,
    }
  })
}

/** Figures where anybody gave anything: of each unit, itself and with what is below, each way and scale, the period and its months. */
function countCells(
  facts: QualityFacts,
  publication: Publication,
  period: Period,
): DataQualityReport['cells'] {
  const months = period.kind === 'month' ? [] : [...new Set(facts.days.map((day) => day.slice(0, 7)))]
  const periods = [period, ...months.map(parsePeriod)]
  const shown = facts.own.flatMap(({ id: unitId }) =>
    [true, false].flatMap((isDirect) =>
      periods.flatMap((each) =>
        SCALE_SIZES.flatMap((scaleSize) =>
          WAYS.flatMap(
            (way): Shown | readonly Shown[] =>
              publication.shownOf(way, { place: { unitId, isDirect }, period: each, scaleSize }) ?? [],
          ),
        ),
      ),
    ),
  )
  const hidden: Partial<Record<Shown, number>> = {}
  for (const why of shown) if (isHidden(why)) hidden[why] = (hidden[why] ?? 0) + 1
  return { all: shown.length, hidden }
}
