import type { NamedUnit } from '../named-unit.ts'
import type { PeriodReply } from '../report.ts'

/** Between a unit and one other. */
export interface HandOverPartner {
  readonly unit: NamedUnit
  /** Hand-overs to it, and from it. */
  readonly given: number
  readonly taken: number
  /** Working hours the unit had held what it gave, in the middle; null where it gave nothing. */
  readonly heldHours: number | null
}

interface PassedItem {
  readonly feedbackId: string
  readonly trackingCode: string
  readonly title: string
  /** How often it changed hands in the period. */
  readonly times: number
}

/**
 * `GET /api/reports/hand-overs`: items that a unit or one below it handed to a unit outside of it, or was handed, in a period.
 */
export interface HandOversReport {
  readonly period: PeriodReply
  readonly unit: NamedUnit
  /** Hand-overs, and the items they were of: one that went twice counts twice and once. */
  readonly given: number
  readonly givenItems: number
  readonly taken: number
  readonly takenItems: number
  /** Items that came back after the unit had handed them on. */
  readonly returned: number
  /** Working hours held before handing on, in the middle; null where nothing was given. */
  readonly heldHours: number | null
  /** The most exchanged first. */
  readonly partners: readonly HandOverPartner[]
  /** The five that changed hands most, twice or more, among those whose words the reader may see. */
  readonly mostPassed: readonly PassedItem[]
  readonly asOf: string
}
