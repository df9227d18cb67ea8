import type { ListFilter } from '../../../server/contract/feedback/list-filter.ts'
import type { QueueFilter } from '../../router.ts'

const KEYS = [
  'unit',
  'answerable',
  'reach',
  'from',
  'to',
  'person',
  'category',
  'channel',
  'state',
  'due',
  'lateness',
  'outcome',
  'contribution',
  'verdict',
  'changed',
  'objection',
  'urgent',
  'answered',
  'answeredFrom',
  'answeredTo',
  'reopenedFrom',
  'reopenedTo',
  'brokenFrom',
  'brokenTo',
  'hour',
] as const satisfies readonly (keyof ListFilter)[]
export type FilterKey = (typeof KEYS)[number]

/** Which filters narrow a list, in the order in which they are shown. */
export function activeFilters(filter: QueueFilter): FilterKey[] {
  return KEYS.filter((key) => filter[key] !== undefined)
}
