import type { NamedUnit } from '../named-unit.ts'
import type { PeriodReply, Shown, UnitParticipation } from '../report.ts'

/* What is known of the data that a period rests on: what is missing, and how many of those served have rated. */

/** What a correction can move of ratings on tablets. */
export const TABLET_FIGURES = ['n', 'satisfied', 'share'] as const
/** The same of ratings of other ways, and of those that a rule leaves out. */
export const OTHER_RATING_FIGURES = [
  'phoneN',
  'phoneSatisfied',
  'phoneShare',
  'enteredN',
  'enteredSatisfied',
  'enteredShare',
  'suspect-burst',
  'many-from-one-address',
  'other-scale',
] as const
/** The same of who took part. */
export const PARTICIPATION_FIGURES = [
  'served',
  'openDays',
  'countedDays',
  'offered',
  'rated',
  'rate',
] as const
/** The same of the quarter that this one is compared with. */
export const COMPARISON_FIGURES = ['previousN', 'previousShare'] as const
/** The same of items. */
export const ITEM_FIGURES = ['received', 'judged', 'onTime', 'onTimeShare'] as const
/** Of items, what every answer to an old one moves: a correction tells of it, and none is made for it alone. */
export const SETTLED_FIGURES = [
  'late',
  'overdue',
  'endedInTime',
  'endedPastDue',
  'medianWorkingMinutes',
] as const

/** A figure of a published quarter that a correction can move. */
export type MovingFigure =
  | (typeof TABLET_FIGURES)[number]
  | (typeof OTHER_RATING_FIGURES)[number]
  | (typeof PARTICIPATION_FIGURES)[number]
  | (typeof COMPARISON_FIGURES)[number]
  | (typeof ITEM_FIGURES)[number]
  | (typeof SETTLED_FIGURES)[number]

/**
 * Something to settle, or to say, before a period is published. Days are local and over; `no-ratings` are days on which the unit
 * was open and a tablet stood there; `served` and `rated` are what the reports tell, never more.
 */
export type PublicationFinding = { readonly unit: NamedUnit } & (
  | {
      readonly kind: 'unsent-taps'
      readonly kiosk: string
      readonly unsent: number
      readonly oldestAt: string | null
    }
  | { readonly kind: 'number-gaps'; readonly kiosk: string; readonly missing: number }
  | {
      readonly kind: 'ballots-waiting'
      readonly number: number
      readonly day: string
      readonly ballots: number
    }
  | { readonly kind: 'served-missing'; readonly days: readonly string[] }
  /** Open days of which the unit says that it served nobody. */
  | { readonly kind: 'served-none'; readonly days: readonly string[] }
  | { readonly kind: 'no-ratings'; readonly days: readonly string[] }
  /** Days that a calendar saved after the period's end made open or closed; of the unit whose calendar it is. */
  | { readonly kind: 'calendar-changed'; readonly days: readonly string[] }
  | { readonly kind: 'fewer-served-than-rated'; readonly served: number; readonly rated: number }
  | {
      readonly kind: 'figure-moved'
      readonly figure: MovingFigure
      /** As it stood when the local day began, and as it stands; null where it may not be shown. */
      readonly before: number | null
      readonly after: number | null
      /** Of a rate of who took part: where it is the highest that it can be; absent where it is exact. */
      readonly atMost?: readonly ('before' | 'after')[]
    }
  /** Ratings of the closed quarter that came today, by the local day they count on; none where the place's figure is hidden. */
  | {
      readonly kind: 'late-today'
      readonly lateDays: readonly { readonly day: string; readonly n: number }[]
    }
)

/** What `publicationChecklist` finds, by kind and in the order of the units; nothing found, nothing to settle. */
export interface PublicationChecklist {
  readonly period: PeriodReply
  readonly findings: readonly PublicationFinding[]
}

/**
 * A tablet's day: its place has ratings; nobody rated; no word of it though the unit was open; taps wait on it; the unit was
 * closed; no tablet was there; the day is not over.
 */
export const TABLET_DAY_STATES = [
  'rated',
  'nobody',
  'silent',
  'unsent',
  'closed',
  'absent',
  'to-come',
] as const
export type TabletDayState = (typeof TABLET_DAY_STATES)[number]

/** Beside the state: a burst was flagged; silent for a part of the open hours; some ratings came on a later day. */
export const TABLET_DAY_MARKS = ['burst', 'partly-silent', 'sent-later'] as const
export type TabletDayMark = (typeof TABLET_DAY_MARKS)[number]

export interface TabletDay {
  readonly day: string
  readonly state: TabletDayState
  readonly marks: readonly TabletDayMark[]
}

export interface TabletStrip {
  readonly id: string
  readonly name: string
  readonly unit: NamedUnit
  /** Code of the desk it stands at. */
  readonly desk: string | null
  /** Other kiosks at the same place: their ratings are told of the place, not of the tablet. */
  readonly sharesPlaceWith: readonly string[]
  /** Taps that wait on it, and numbers of its sequence that have not come. */
  readonly unsent: number
  readonly missing: number
  readonly days: readonly TabletDay[]
}

/** `GET /api/reports/data-quality`. */
export interface DataQualityReport {
  readonly period: PeriodReply
  readonly unit: NamedUnit
  readonly participation: UnitParticipation
  /** Of the unit itself, then of each child with all below it. */
  readonly byUnit: readonly UnitParticipation[]
  readonly tablets: readonly TabletStrip[]
  readonly findings: readonly PublicationFinding[]
  /** Ratings that came too late to count. */
  readonly afterClose: number
  /** Figures of satisfaction of the unit, its parts and their months: how many, and how many of them are hidden, by why. */
  readonly cells: { readonly all: number; readonly hidden: Readonly<Partial<Record<Shown, number>>> }
  readonly closing: { readonly isClosed: boolean; readonly day: string }
  readonly asOf: string
}
