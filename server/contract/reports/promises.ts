import type { NamedUnit } from '../named-unit.ts'
import type { PeriodReply } from '../report.ts'

/** Days that first replies promised an answer by, in a period. */
interface PromiseCounts {
  /** All of them, also those still to come. */
  readonly promised: number
  readonly kept: number
  /** Not answered when the day was over, whatever was promised or answered afterwards. */
  readonly broken: number
  /** The items of the broken ones: one that was put off twice counts here once. */
  readonly brokenItems: number
}

interface BrokenPromise {
  readonly feedbackId: string
  readonly trackingCode: string
  readonly title: string
  readonly unit: NamedUnit
  /** The end of the day that was promised, ISO. */
  readonly until: string
}

/** `GET /api/reports/promises`: each at the unit that had the item when the day was over, or when it was answered before. */
export interface PromisesReport extends PromiseCounts {
  readonly period: PeriodReply
  readonly unit: NamedUnit
  /** The direct children that have any, and the unit itself where it has some. */
  readonly byUnit: readonly (PromiseCounts & { readonly unit: NamedUnit })[]
  /** The five that were broken first and are still open, among those whose words the reader may see. */
  readonly longest: readonly BrokenPromise[]
  readonly asOf: string
}
