import type { Channel } from '../../server/contract/channel.ts'
import type { ColumnType } from 'kysely'

/** Calendars, policies and campaigns. */
export interface DeadlineTables {
  calendar_version: CalendarVersionTable
  campaign: CampaignTable
  campaign_unit: CampaignUnitTable
  deadline_policy: DeadlinePolicyTable
  recomputation: RecomputationTable
}

/**
 * Versions of a unit's calendar: the root's is whole, a child's overrides parts. Appended, never changed. The newest one
 * says what holds on single dates; its week holds from `valid_from` on, until a version whose week begins later.
 */
export interface CalendarVersionTable {
  id: string
  unit_id: string
  version: number
  valid_from: string
  body: string
  note: string
  created_at: string
  created_by: string | null
}

/**
 * Tháng cao điểm: between two days, both of them included. `procedures` is JSON: what is done faster, and by how much;
 * `note` names the decisions, one after the other.
 */
export interface CampaignTable {
  id: string
  code: string
  name: string
  name_en: string
  theme: string
  starts_on: string
  ends_on: string
  procedures: string
  note: string
  version: number
  created_at: string
  created_by: string | null
}

/** The units that take part, each with everything below it; without any the whole organisation does. */
interface CampaignUnitTable {
  campaign_id: string
  unit_id: string
}

/**
 * A dated deadline policy; the most specific valid one wins. Null scope fields match everything. `limits` is JSON
 * (`DeadlineLimits`); `note` names the decision.
 */
export interface DeadlinePolicyTable {
  id: string
  code: string
  name: string
  name_en: string
  rule: string
  channel: Channel | null
  /** As a person wrote it, and as it is compared. */
  category: string | null
  category_folded: string | null
  unit_id: string | null
  campaign_id: string | null
  limits: string
  note: string
  /** JSON list of reminder steps; null: the default ones. */
  reminders: ColumnType<string | null, string | null | undefined>
  valid_from: string
  valid_to: string | null
  created_at: string
}

/**
 * A change of calendar or policy that is worked off over the open items, in the order of their ids: `cursor` is the last
 * one done, moved in the same transaction as the items. `created_at` is the instant at which items are judged.
 */
export interface RecomputationTable {
  id: string
  cause: 'calendar' | 'policy' | 'campaign'
  /** The calendar version, the policy or the campaign. */
  cause_id: string
  /** Path of the unit whose subtree the change concerns. */
  unit_path: string
  note: string
  /** Who changed it, as JSON. */
  actor: string
  created_at: string
  cursor: string
  examined: number
  moved: number
  finished_at: string | null
}
