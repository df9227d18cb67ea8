import type { FeedbackChanges } from '../../db/queries/feedback/feedback.ts'
import { sha256 } from '../ids.ts'

/**
 * The columns of an item that its history determines: each entry keeps what it set, so that `verify` finds a value that was
 * changed behind the service's back. Words lie apart (`salt`), and what only serves the database (`folded`, `version` …) is
 * left out.
 */
const COLUMNS = [
  'tracking_code',
  'channel',
  'external_ref',
  'kind',
  'category',
  'status',
  'lead_unit_id',
  'assignee_id',
  'received_at',
  'entered_at',
  'received_on',
  'historical',
  'restricted',
  'urgent',
  'policy_id',
  'policy_code',
  'calendar_version_id',
  'promised_due_at',
  'current_due_at',
  'breached_at',
  'breach_unit_id',
  'cycle',
  'cycle_on',
  'answered_at',
  'on_time',
  'working_minutes',
  'merged_into',
] as const satisfies readonly (keyof FeedbackChanges)[]

/** Long ones: their hash is enough. */
const HASHED = ['routing', 'proof', 'own_dates'] as const satisfies readonly (keyof FeedbackChanges)[]

export type ItemColumns = FeedbackChanges

/** Column → value as an entry keeps it; null where nothing of an item's row was set. */
export function sealedColumns(changes: ItemColumns): Record<string, string | number | null> | null {
  const sets: Record<string, string | number | null> = {}
  for (const column of COLUMNS) {
    const value = changes[column]
    if (value !== undefined) sets[column] = value
  }
  for (const column of HASHED) {
    const value = changes[column]
    if (value !== undefined) sets[column] = value === null ? null : sha256(value)
  }
  return Object.keys(sets).length === 0 ? null : sets
}
