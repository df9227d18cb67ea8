import type { KioskAlertKind } from '../../server/contract/kiosk-alert.ts'
import type { KioskCommand } from '../../server/contract/kiosk.ts'

/** Desks, tablets and what they ask. */
export interface KioskTables {
  desk: DeskTable
  kiosk: KioskTable
  kiosk_placement: KioskPlacementTable
  device: DeviceTable
  kiosk_command: KioskCommandTable
  kiosk_alert: KioskAlertTable
  questionnaire: QuestionnaireTable
  questionnaire_version: QuestionnaireVersionTable
  questionnaire_use: QuestionnaireUseTable
}

/** `draft` is JSON, null where nobody is writing; `revision` grows with whatever is changed here. */
export interface QuestionnaireTable {
  id: string
  code: string
  name: string
  name_en: string
  draft: string | null
  revision: number
  retired_at: string | null
  created_at: string
}

/** Immutable once published. */
export interface QuestionnaireVersionTable {
  id: string
  questionnaire_id: string
  version: number
  scale_size: number
  body: string
  published_at: string
}

/** A version is asked from a local day on, below a unit or at a desk: one of the two. What began last holds. */
export interface QuestionnaireUseTable {
  id: string
  /** In the order in which they were made. */
  position: number
  version_id: string
  from_day: string
  unit_id: string | null
  desk_id: string | null
  created_at: string
}

export interface DeskTable {
  id: string
  unit_id: string
  code: string
  name: string
  name_en: string
  /** The day from which it is no more. */
  ended_on: string | null
}

/**
 * A kiosk is a place for a tablet; `device` is the tablet paired with it. `languages` is a JSON list, the first one first;
 * `config_version` grows with everything the tablet must be told.
 */
export interface KioskTable {
  id: string
  name: string
  unit_id: string
  desk_id: string | null
  questionnaire_version_id: string
  config_version: number
  languages: string
  comment_on_tablet: number
  pairing_code_hash: string | null
  pairing_expires_at: string | null
  created_at: string
}

/** Where a kiosk stood and when, so that taps sent after a move still count for the old desk. */
export interface KioskPlacementTable {
  id: string
  kiosk_id: string
  unit_id: string
  desk_id: string | null
  from_at: string
  to_at: string | null
}

/**
 * A paired tablet. `first_seq` is the lowest number it would send under this pairing, `max_seq` the highest that arrived,
 * `accepted` how many ratings did. `numbers_seen` is JSON (`NumbersSeen`): which between them were tapped and have not
 * arrived, and how many ratings came with a number that another one had. `recent_taps` and `level_run` are JSON lists of the last taps that the misuse rules need. `quarter_counts` is JSON: by quarter and on which UTC day last, how many
 * ratings this tablet sent and how many of them each rule flagged; older quarters are dropped.
 */
export interface DeviceTable {
  id: string
  kiosk_id: string
  token_hash: string
  paired_at: string
  revoked_at: string | null
  first_seq: number
  max_seq: number
  accepted: number
  numbers_seen: string
  recent_taps: string
  level_run: string
  quarter_counts: string
  last_seen_at: string | null
  heartbeat: string | null
}

/**
 * What a person asked a tablet to do: kept for good, with when the tablet was told and when it had done it. `session` is
 * the run of the app that was asked: another one shows that it has started anew.
 */
export interface KioskCommandTable {
  id: string
  device_id: string
  command: KioskCommand
  session: string | null
  asked_at: string
  asked_by: string | null
  sent_at: string | null
  done_at: string | null
}

/**
 * Something wrong with a kiosk, from when on, until it is over. `numbers`: how many numbers
 * were missing, or used again, when it was told; 0 for what is about none.
 */
export interface KioskAlertTable {
  id: string
  kiosk_id: string
  kind: KioskAlertKind
  numbers: number
  began_at: string
  ended_at: string | null
}
