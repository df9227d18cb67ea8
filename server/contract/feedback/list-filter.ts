import type { Channel } from '../channel.ts'

/** How the first round of an item came out, as the report of timeliness counts it; `any` is all of them. */
export const LIST_OUTCOMES = [
  'any',
  'on-time',
  'late',
  'open',
  'overdue',
  'ended-in-time',
  'ended-past-due',
  'unpromised',
] as const
export type ListOutcome = (typeof LIST_OUTCOMES)[number]

export const LIST_STATES = ['open', 'closed'] as const
type ListState = (typeof LIST_STATES)[number]

/** By the date that was promised: has one, and that has passed or not. */
export const LIST_DUES = ['dated', 'in-time', 'overdue'] as const
type ListDue = (typeof LIST_DUES)[number]

/** What narrows a view of the list, beside its words and its page: all of it stands in the address. */
export interface ListFilter {
  /** Codes, each with everything below it: the unit that leads; the one a delay is charged to. */
  readonly unit?: string | undefined
  readonly answerable?: string | undefined
  /** Local days of receipt, both inclusive. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly category?: string | undefined
  readonly channel?: Channel | undefined
  readonly state?: ListState | undefined
  readonly due?: ListDue | undefined
  readonly outcome?: ListOutcome | undefined
}
