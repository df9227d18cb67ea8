import type { SatisfactionCell } from '../../contract/report.ts'
import type { ScaleSize } from '../../contract/level.ts'
import { LEAST_COUNTS, shownFor, suppress } from '../../domain/disclosure/suppression.ts'
import { satisfactionOf } from '../../domain/satisfaction.ts'

/** Satisfaction in one part of a unit's own ratings; a part that is not told says whether it is small, or could be worked out. */
export function partCell(
  counts: readonly { readonly level: number; readonly n: number }[],
  scaleSize: ScaleSize,
  isTold: boolean,
): SatisfactionCell {
  const levels = Array.from({ length: scaleSize }, (_, index) =>
    counts.reduce((sum, { level, n }) => (level === index + 1 ? sum + n : sum), 0),
  )
  const figures = satisfactionOf(levels, scaleSize)
  return suppress(figures, isTold ? shownFor(figures.n) : figures.n < LEAST_COUNTS ? 'few' : 'company')
}
