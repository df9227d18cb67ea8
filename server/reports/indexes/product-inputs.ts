import type { Unit } from '../../../db/queries/units.ts'
import type { Service } from '../../context.ts'
import type { MissingInput } from '../../contract/indexes.ts'
import type { SatisfactionReport, TimelinessReport } from '../../contract/report.ts'
import { isOfMonths, type Period } from '../../domain/period.ts'
import { satisfactionReport } from '../satisfaction-report.ts'
import { timelinessReport } from '../timeliness-report.ts'

/** A number that the product itself holds, or why it may not be told. */
type ProductInput = { readonly value: number } | { readonly missing: MissingInput }

/**
 * What the reports of satisfaction and timeliness show of a unit and period, by the code of the input. What the first one
 * hides stays hidden: nothing is counted here that it does not show.
 */
export async function productInputs(
  service: Service,
  unit: Unit,
  period: Period,
): Promise<ReadonlyMap<string, ProductInput>> {
  return new Map([
    ...levels(isOfMonths(period) ? await satisfactionReport(service, unit, period) : null),
    ...feedback(await timelinessReport(service, unit, period)),
  ])
}

const SCALES = [
  { size: 5, prefix: 'five-levels' },
  { size: 3, prefix: 'three-levels' },
] as const

/** Without a report of these days, none. */
function levels(report: SatisfactionReport | null): [string, ProductInput][] {
  return SCALES.flatMap(({ size, prefix }) =>
    Array.from({ length: size }, (_, index): [string, ProductInput] => [
      `${prefix}-${index + 1}`,
      report ? levelOf(report, size, index) : { missing: 'not-of-months' },
    ]),
  )
}

function levelOf(report: SatisfactionReport, size: number, index: number): ProductInput {
  if (report.scaleSize !== size) return { missing: 'other-scale' }
  if (report.distribution === null) return { missing: 'hidden' }
  // Without a share of its own, the levels must not give it either.
  return report.share === null ? { missing: 'too-few' } : { value: report.distribution[index] ?? 0 }
}

function feedback(report: TimelinessReport): [string, ProductInput][] {
  const { received, onTime, late, judged, overdue, endedInTime, endedPastDue } = report
  const values = {
    'feedback-received': received,
    'feedback-on-time': onTime,
    'feedback-judged': judged,
    'feedback-processed': onTime + late + endedInTime + endedPastDue,
    'feedback-late': late + overdue + endedPastDue,
    'feedback-processed-late': late + endedPastDue,
  }
  return Object.entries(values).map(([code, value]) => [code, { value }])
}
