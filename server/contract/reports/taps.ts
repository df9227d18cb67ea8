import type { NamedUnit } from '../named-unit.ts'
import type { PeriodReply, SatisfactionCell } from '../report.ts'

/** Is a unit open in an hour of the week: all of it, some of it, not at all; as on most such days of the quarter. */
export type Opening = 'open' | 'partly' | 'closed'

export interface HourCell {
  /** 0 for Monday to 6 for Sunday. */
  readonly weekday: number
  /** 0–23, local time of the organisation. */
  readonly hour: number
  /** Taps, to the nearest ten; null under ten. */
  readonly n: number | null
  readonly opening: Opening
}

/**
 * `GET /api/reports/hours`: when people tapped, of the last closed quarter in a period, against the working calendar of the
 * unit. `n` counts all ratings; null where nothing is told.
 */
export interface HoursReport {
  readonly unit: NamedUnit
  readonly quarter: PeriodReply | null
  readonly n: number | null
  /** Every weekday of every hour between the first and the last in which anybody tapped or the unit is open. */
  readonly cells: readonly HourCell[]
  /** Taps in hours in which the unit is closed, to the nearest ten; null under ten. */
  readonly outside: number | null
  readonly zone: string
  readonly asOf: string
}

/** A desk, or with null what was tapped at the unit on a tablet of no desk. */
export interface DeskCell extends SatisfactionCell {
  readonly desk: NamedUnit | null
}

/** `code` as the tap named it; `name` as the office calls it, the code where it knows none. */
export interface ProcedureCell extends SatisfactionCell {
  readonly procedure: NamedUnit
}

/** `GET /api/reports/procedures`: what was tapped at a unit itself, by the procedure the tap names, of the last closed quarter in a period. */
export interface ProceduresReport {
  readonly unit: NamedUnit
  readonly quarter: PeriodReply | null
  readonly scaleSize: number
  /** Of the unit itself, with the ratings that name no procedure; null where it is not told. */
  readonly n: number | null
  readonly procedures: readonly ProcedureCell[]
  readonly asOf: string
}

/** `GET /api/reports/desks`: what was tapped at a unit itself, desk by desk, of the last closed quarter in a period. */
export interface DesksReport {
  readonly unit: NamedUnit
  readonly quarter: PeriodReply | null
  readonly scaleSize: number
  /** Of the unit itself, without the units below it; null where it is not told. */
  readonly n: number | null
  readonly desks: readonly DeskCell[]
  readonly asOf: string
}
