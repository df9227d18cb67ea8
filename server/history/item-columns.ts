import type { FeedbackChanges } from '../../db/queries/feedback/feedback.ts'
import { sha256 } from '../ids.ts'

/**
 * The columns of an item that its history determines: each entry keeps what it set, so that `verify` finds a value that was
 * changed behind the service's back. Words lie apart (`salt`), and what only serves the database (`folded`, `version` …) is
 * left out.
 */
const COLUMNS = [
  'answered_at',
  'assignee_id',
  'breach_unit_id',
  'breached_at',
  'calendar_version_id',
  'category',
  'channel',
  'current_due_at',
  'cycle',
  'cycle_on',
  'entered_at',
  'external_ref',
  'historical',
  'kind',
  'lead_unit_id',
  'merged_into',
  'on_time',
  'own_dates',
  'policy_code',
  'policy_id',
  'promised_due_at',
  'proof',
  'received_at',
  'received_on',
  'restricted',
  'routing',
  'status',
  'tracking_code',
  'urgent',
  'working_minutes',
] as const satisfies readonly (keyof FeedbackChanges)[]

/** Long ones: their hash is enough. */
const HASHED: ReadonlySet<string> = new Set<keyof FeedbackChanges>(['routing', 'proof', 'own_dates'])

export type ItemColumns = FeedbackChanges

/** Column → value as an entry keeps it; null where nothing of an item's row was set. */
export function sealedColumns(changes: ItemColumns): Record<string, string | number | null> | null {
  const sets: Record<string, string | number | null> = {}
  for (const column of COLUMNS) {
    const value = changes[column]
    if (value === undefined) continue
    sets[column] = typeof value === 'string' && HASHED.has(column) ? sha256(value) : value
  }
  return Object.keys(sets).length === 0 ? null : sets
}
