import type { Channel } from '../contract/channel.ts'
import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import type { ItemOutcome } from '../contract/feedback/item-outcome.ts'
import { isOpen } from './lifecycle.ts'

/** The columns of an item by which its present cycle is counted. */
interface CountedItem {
  readonly lead_unit_id: string
  readonly cycle: number
  readonly cycle_on: string
  readonly channel: Channel
  readonly status: FeedbackStatus
  readonly promised_due_at: string | null
  readonly breached_at: string | null
  readonly breach_unit_id: string | null
  readonly on_time: number | null
  readonly working_minutes: number | null
}

/** A cycle that is over: an item is reopened into a new one only after an answer. */
interface AnsweredCycle {
  readonly unit_id: string
  readonly holder_id: string
  readonly cycle: number
  readonly cycle_on: string
  readonly channel: Channel
  readonly on_time: number | null
  readonly working_minutes: number | null
}

/** The columns of the cell a cycle stands in; `span` is the day it counts on, `minutes` -1 where there is no answer. */
interface ItemCell {
  readonly unit_id: string
  readonly span: string
  readonly holder_id: string
  readonly channel: Channel
  readonly is_reopened: number
  readonly outcome: ItemOutcome
  readonly minutes: number
}

/** The one cell of a day in which an item's present cycle is counted: at its unit, and with the unit that missed its date. */
export function itemCellOf(item: CountedItem): ItemCell {
  const isAnswered = item.status === 'answered' || item.status === 'closed'
  return {
    unit_id: item.lead_unit_id,
    span: item.cycle_on,
    holder_id: item.breach_unit_id ?? item.lead_unit_id,
    channel: item.channel,
    is_reopened: Number(item.cycle > 1),
    outcome: outcomeOf(item),
    minutes: isAnswered ? (item.working_minutes ?? -1) : -1,
  }
}

/** Where a cycle stays that ended with an answer, however often the item is reopened. */
export function answeredCellOf({
  cycle,
  cycle_on,
  on_time,
  working_minutes,
  ...cell
}: AnsweredCycle): ItemCell {
  return {
    ...cell,
    span: cycle_on,
    is_reopened: Number(cycle > 1),
    outcome: verdictOf(on_time),
    minutes: working_minutes ?? -1,
  }
}

function outcomeOf({ status, promised_due_at, breached_at, on_time }: CountedItem): ItemOutcome {
  if (promised_due_at === null) return 'unpromised'
  if (isOpen(status)) return 'open'
  if (on_time !== null) return verdictOf(on_time)
  return breached_at === null ? 'ended-in-time' : 'ended-past-due'
}

function verdictOf(onTime: number | null): ItemOutcome {
  return onTime === null ? 'unpromised' : onTime === 1 ? 'on-time' : 'late'
}
