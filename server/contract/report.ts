import type {
  ChangeDecomposition,
  DesignEffects,
  FairComparison,
  MixAdjusted,
} from './reports/fair-comparison.ts'
import type { Words } from './language.ts'
import type { ExcludingRule } from './misuse-rules.ts'

/**
 * Why a figure is hidden: fewer than ten ratings; enough, but with it a group of fewer than ten could be worked out; or not
 * told yet, because a day must be over and ten ratings have come.
 */
export type HiddenBecause = 'few' | 'company' | 'waiting'

/** How much of a figure may be shown: nothing, or of 10–29 ratings counts only, of 30–99 all with a tag, from 100 in full. */
export type Shown = HiddenBecause | 'counts-only' | 'small' | 'full'

/** Why a rating is left out of `n`: a rule of suspected misuse, or a scale that is not the report's. */
export type Exclusion = ExcludingRule | 'other-scale'

export type Interval = readonly [lower: number, upper: number]

/** What a report can be about; `month-15` and the like run from a 15th to a 14th, those with `noon` from noon to noon. */
export const PERIOD_KINDS = [
  'quarter',
  'month',
  'half',
  'year',
  'month-15',
  'quarter-15',
  'year-15',
  'plan',
  'noon',
  'range',
  'noon-range',
] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** The clock time at which a period's days begin. */
export type TurnsAt = '00:00' | '12:00'

export interface PeriodReply {
  readonly key: string
  readonly kind: PeriodKind
  readonly from: string
  /** Exclusive. */
  readonly to: string
  readonly turnsAt: TurnsAt
  readonly label: Words
}

/** How far a running period has come: day 58 of 92. */
export interface Progress {
  readonly day: number
  readonly days: number
}

/** Counts of one cell; everything that must not be shown is null. `distribution` runs from the worst level to the best. */
export interface SatisfactionCell {
  readonly shown: Shown
  readonly n: number | null
  readonly satisfied: number | null
  readonly share: number | null
  readonly interval: Interval | null
  readonly distribution: readonly number[] | null
}

export interface UnitSatisfaction extends SatisfactionCell {
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
}

export interface Comparison {
  readonly period: PeriodReply
  readonly n: number | null
  readonly share: number | null
  readonly difference: number | null
  /** Newcombe's interval of the difference, widened by `designEffect` where it is known. */
  readonly interval: Interval | null
  /**
   * A change is said only of closed periods, when the interval excludes 0 and the change on the same units says so too; `mix` where only
   * the whole moved. Null where shares may not be shown.
   */
  readonly changed: 'up' | 'down' | 'mix' | 'not-shown' | null
  /** Null where one of the periods is not closed, or has ratings of too few days. */
  readonly designEffect: DesignEffects | null
  /** Null without a design effect, or with fewer than two parts. */
  readonly decomposition: ChangeDecomposition | null
  readonly mixAdjusted: MixAdjusted | null
  /** Why there is none: the period is not over, or one of the two has too few ratings. */
  readonly missing: 'not-over' | 'few' | null
}

/**
 * What came by phone, what staff entered from paper and for others, and everything with the tablets. What staff entered is no
 * sample that the service took: neither it nor what holds it has an interval.
 */
export interface OtherChannels {
  readonly phone: SatisfactionCell
  readonly entered: SatisfactionCell
  readonly withTablets: SatisfactionCell
}

/**
 * `GET /api/reports/satisfaction`: shares as numbers 0–1. `n` counts the tablets' ratings and leaves out suspected misuse;
 * `excluded` counts it by rule (null where that must not be shown), that of addresses among what was
 * given another way; `otherChannels` what was given another way. Until the
 * period is closed it tells only what came in batches of ten or more; `afterClose` counts what came too late to be told.
 */
export interface SatisfactionReport extends SatisfactionCell {
  readonly period: PeriodReply
  /** Null unless the period is running. */
  readonly progress: Progress | null
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  readonly scaleSize: number
  readonly byUnit: readonly UnitSatisfaction[]
  readonly excluded: Readonly<Record<Exclusion, number | null>>
  readonly afterClose: number
  /** Closed with this UTC day, or to be. */
  readonly closing: { readonly isClosed: boolean; readonly day: string }
  readonly comparison: Comparison
  readonly fair: FairComparison
  readonly otherChannels: OtherChannels
  readonly asOf: string
}

/**
 * Served → offered → rated. `rated` counts every way and scale as far as the reports tell it; where they do not, or nothing was
 * entered, it and what follows from it is null: a hidden number is never given by a share.
 */
export interface Participation {
  readonly served: number | null
  readonly offered: number | null
  readonly rated: number | null
  /** Rated ÷ served, 0–1; null also where fewer were served than rated. The highest that it can be where days were not counted. */
  readonly rate: number | null
  /** What the formula of SIPAS wants of so many served; the least where days were not counted. */
  readonly requiredN: number | null
  readonly isReached: boolean | null
  /** Open days that are over, each unit's own, and on how many of them served people were entered; results of formats 1 to 6 have none. */
  readonly openDays?: number
  readonly countedDays?: number
}

export interface UnitParticipation extends Participation {
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
}

/** `GET /api/reports/satisfaction`: with who took part, of the unit with everything below it. */
export interface StaffSatisfactionReport extends SatisfactionReport {
  readonly participation: UnitParticipation
}

/** Items, or reopenings, of a unit and period: the seven columns from `onTime` to `unpromised` always make up `received`. */
export interface TimelinessCounts {
  readonly received: number
  readonly onTime: number
  readonly late: number
  readonly openInTime: number
  readonly overdue: number
  /** Refused, redirected, merged, spam or withdrawn by the citizen, before the deadline. */
  readonly endedInTime: number
  /** The same, when the deadline had passed. */
  readonly endedPastDue: number
  /** From before this service, with no date in its source: nothing to judge. */
  readonly unpromised: number
  /** The denominator of the share: answered, overdue, or ended past due. */
  readonly judged: number
  /** Answered in time ÷ judged; null where nothing is judged. */
  readonly onTimeShare: number | null
  readonly onTimeInterval: Interval | null
  readonly medianWorkingMinutes: number | null
}

/** Of a unit: the items it is answerable for. A delay is charged to the unit that held the item when its deadline passed. */
export interface UnitTimeliness extends TimelinessCounts {
  /** So many of the period's items the unit leads: a late one may be charged to another. */
  readonly leads: number
  /** What was reopened in the period, each with a deadline and a verdict of its own. */
  readonly reopened: TimelinessCounts
}

/** `GET /api/reports/timeliness`: items received in the period, by the verdict of their first cycle, which stays. */
export interface TimelinessReport extends UnitTimeliness {
  readonly period: PeriodReply
  /** Null unless the period is running. */
  readonly progress: Progress | null
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  readonly byUnit: readonly (UnitTimeliness & {
    readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  })[]
  readonly asOf: string
}

/**
 * What was asked in the period of units that do not lead; the columns make up `asked`. Late is also what ended past due
 * before it was given.
 */
export interface ContributionCounts {
  readonly asked: number
  readonly onTime: number
  readonly late: number
  readonly openInTime: number
  readonly overdue: number
  /** No longer needed before it was due. */
  readonly endedInTime: number
}

export interface ContributionsReport extends ContributionCounts {
  readonly byUnit: readonly (ContributionCounts & {
    readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  })[]
}

/** What senders said of the answers in the period, on five levels, by the unit that answered. */
export interface VerdictsReport extends SatisfactionCell {
  readonly byUnit: readonly (SatisfactionCell & {
    readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  })[]
}

/** What staff read: the lead's figures, and beside them those of the units that contribute and the citizens' own verdicts. */
export interface StaffTimelinessReport extends TimelinessReport {
  readonly contributions: ContributionsReport
  /** Null where the period is not of whole months. */
  readonly verdicts: VerdictsReport | null
}

/** What gives time back or away when hardly any is left. */
export const LATE_MOVE_KINDS = ['pause', 'transfer'] as const
export type LateMoveKind = (typeof LATE_MOVE_KINDS)[number]

export interface LateMove {
  readonly feedbackId: string
  readonly trackingCode: string
  readonly kind: LateMoveKind
  readonly at: string
  /** The deadline that counted at that moment. */
  readonly dueAt: string
  readonly workingMinutesLeft: number
  /** The unit that made the move. */
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
}

interface LateMoveCounts {
  readonly pauses: number
  readonly transfers: number
}

/** `GET /api/reports/late-moves`: pauses and transfers begun in the last working hour before the deadline. */
export interface LateMovesReport extends LateMoveCounts {
  readonly period: PeriodReply
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  readonly byUnit: readonly (LateMoveCounts & {
    readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  })[]
  /** The newest 500, among those whose items the reader may see. */
  readonly moves: readonly LateMove[]
  readonly asOf: string
}
