import type { Interval, PeriodReply, SatisfactionCell } from '../report.ts'

interface UnitLabel {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}

/** Why a point of a run is worth a look: outside the limits, part of a long run to one side, of a long rise or fall. */
export type RunSignal = 'outside' | 'shift' | 'trend'

export interface TrendPoint extends SatisfactionCell {
  readonly period: PeriodReply
  /** Its figures move no more. */
  readonly isClosed: boolean
}

/** A week, or several that are told together: shares 0–1. */
export interface WeekPoint {
  /** Local days; `to` is exclusive. */
  readonly from: string
  readonly to: string
  readonly satisfied: number
  readonly n: number
  readonly share: number
  /** Three-sigma limits (Laney's p′). */
  readonly limits: Interval
  readonly signals: readonly RunSignal[]
}

export interface WeekChart {
  readonly centre: number
  /** How much more than chance the shares vary from one to the next; 1 is chance alone. */
  readonly spread: number
  readonly points: readonly WeekPoint[]
}

/** Why there are no weeks: they are told of the whole organisation alone; or there are too few that may be told. */
export type WeeksMissing = 'part' | 'few'

/** What may have moved the figures; `toDay` is the last day of it. */
export interface TrendEvent {
  readonly kind: 'campaign' | 'tablet' | 'day-off' | 'correction' | 'questionnaire'
  readonly fromDay: string
  readonly toDay: string
  readonly name: string
  readonly nameEn: string
}

/**
 * `GET /api/reports/trend`: what tablets' ratings said of a unit, up to a period. `quarters` are the last eight, `months` the
 * last twelve, the earliest first; `weeks` those of the last four closed quarters, of the whole organisation alone.
 */
export interface TrendReport {
  readonly unit: UnitLabel
  readonly scaleSize: number
  readonly quarters: readonly TrendPoint[]
  readonly months: readonly TrendPoint[]
  readonly weeks: WeekChart | null
  readonly weeksMissing: WeeksMissing | null
  readonly events: readonly TrendEvent[]
  readonly asOf: string
}

/** How late an open item is, in working days of the unit that is answerable: `in-time` holds also what waits for the citizen. */
export const LATENESS = ['in-time', 'under-1', '1-3', '3-7', '7-30', 'over-30'] as const
export type Lateness = (typeof LATENESS)[number]

export interface OldestItem {
  readonly feedbackId: string
  readonly trackingCode: string
  readonly title: string
  readonly unit: UnitLabel
  readonly workingDaysLate: number
}

export interface FlowPoint {
  /** Local days; `to` is exclusive. */
  readonly from: string
  readonly to: string
  readonly received: number
  /** Items, not answers. */
  readonly answered: number
}

/**
 * `GET /api/reports/open-items`: what is open at this moment, of a unit and everything below it, by how late it is; and day by
 * day or week by week of a period what was received and answered.
 */
export interface OpenItemsReport {
  readonly period: PeriodReply
  readonly unit: UnitLabel
  readonly open: number
  readonly overdue: number
  readonly byLateness: Readonly<Record<Lateness, number>>
  /** The five that are latest, among those whose words the reader may see. */
  readonly oldest: readonly OldestItem[]
  /** In all of the period: an item that was answered in two weeks counts in each, and here once. */
  readonly flow: {
    readonly grain: 'day' | 'week'
    readonly points: readonly FlowPoint[]
    readonly received: number
    readonly answered: number
  }
  readonly asOf: string
}

/** How many ratings of a group of levels chose a reason. */
export interface ReasonOfLevels {
  readonly n: number
  /** Of all ratings of these levels, 0–1, with its 95 % interval; null where there are fewer than 30. */
  readonly share: number | null
  readonly interval: Interval | null
}

export interface ToldReason {
  readonly key: string
  readonly words: { readonly vi: string; readonly en: string }
  /** How many ratings chose it; null where that must not be told. */
  readonly n: number | null
  /** The same by group of levels, in their order; null where that must not be told. */
  readonly byLevels: readonly ReasonOfLevels[] | null
}

/** Levels that are told together, `from` to `to`, worst first; `n` ratings of them. */
export interface LevelGroup {
  readonly from: number
  readonly to: number
  readonly n: number
}

/**
 * `GET /api/reports/reasons`: what people chose on tablets after their rating, of the last closed quarter in a period. A
 * rating may have chosen several. `n` counts all ratings, also those that chose nothing; null where nothing is told.
 */
export interface ReasonsReport {
  readonly unit: UnitLabel
  /** The quarter told of; null where none in the period is closed. */
  readonly quarter: PeriodReply | null
  readonly n: number | null
  readonly scaleSize: number
  /** Not satisfied, neither, satisfied, as far as the scale has them. */
  readonly levels: readonly LevelGroup[]
  /** The most chosen first, what is not told last. */
  readonly reasons: readonly ToldReason[]
  readonly asOf: string
}
