import type { SatisfactionCell } from '../contract/report.ts'
import type { Proportion } from '../domain/satisfaction.ts'
import { showsShare } from '../domain/disclosure/suppression.ts'
import type { UnitLabel } from './unit-parts.ts'

/** What is told of a part of a report's unit in one period; it is empty where nobody rated. */
export interface ToldPart extends SatisfactionCell {
  readonly isEmpty: boolean
}

/** A row of `byUnit` in the period and the one before, and the units that it holds. */
export interface ReportPart {
  readonly unit: UnitLabel
  readonly ids: ReadonlySet<string>
  readonly now: ToldPart
  readonly before: ToldPart
}

/** The counts of a cell whose share may be shown; null of any other. */
export function shownProportion(cell: SatisfactionCell): Proportion | null {
  const { n, satisfied } = cell
  return showsShare(cell) && n !== null && satisfied !== null ? { n, satisfied } : null
}
