import type { Channel } from '../contract/channel.ts'
import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import type { ItemOutcome } from '../contract/feedback/item-outcome.ts'
import { isOpen } from './lifecycle.ts'

/** The columns of an item by which it is counted. */
interface CountedItem {
  readonly lead_unit_id: string
  readonly received_on: string
  readonly channel: Channel
  readonly status: FeedbackStatus
  readonly on_time: number | null
  readonly working_minutes: number | null
}

/** The columns of the cell an item stands in; `span` is the day it was received on, `minutes` -1 where there is no answer. */
interface ItemCell {
  readonly unit_id: string
  readonly span: string
  readonly holder_id: string
  readonly channel: Channel
  readonly outcome: ItemOutcome
  readonly minutes: number
}

/** The one cell of a day in which an item is counted, by the verdict that is stored with its answer. */
export function itemCellOf(item: CountedItem): ItemCell {
  const outcome = outcomeOf(item)
  const isAnswered = outcome === 'on-time' || outcome === 'late'
  return {
    unit_id: item.lead_unit_id,
    span: item.received_on,
    holder_id: item.lead_unit_id,
    channel: item.channel,
    outcome,
    minutes: isAnswered ? (item.working_minutes ?? -1) : -1,
  }
}

function outcomeOf({ status, on_time }: CountedItem): ItemOutcome {
  if (isOpen(status)) return 'open'
  if (on_time === null) return 'ended'
  return on_time === 1 ? 'on-time' : 'late'
}
