import type { OutsideRequest } from '../../contract/feedback/outside/outside.ts'

interface OutsideMoments {
  readonly until_at: string
  readonly given_at: string | null
  readonly ended_at: string | null
  readonly ended_by: 'withdrawn' | 'lapsed' | null
}

/** Also before the service came round to note it, a request is over with its last moment. */
export function outsideState(
  { until_at, given_at, ended_by }: OutsideMoments,
  nowMs: number,
): OutsideRequest['state'] {
  if (given_at !== null) return 'given'
  if (ended_by !== null) return ended_by
  return Date.parse(until_at) <= nowMs ? 'lapsed' : 'open'
}

/** What an entry of an item's history set in its columns, as far as it says where the item is. */
interface MoveColumns {
  readonly status?: unknown
  readonly lead_unit_id?: unknown
  readonly cycle?: unknown
}

/** Did anybody move the item on since a body was asked: gave it away, asked the citizen, put an answer up, answered, ended it? */
export function isMovedSince(since: readonly MoveColumns[], unitId: string | null): boolean {
  return since.some(
    ({ status, lead_unit_id, cycle }) =>
      (status !== undefined && status !== 'in-progress') ||
      (lead_unit_id !== undefined && lead_unit_id !== unitId) ||
      cycle !== undefined,
  )
}
