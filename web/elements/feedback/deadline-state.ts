import { SOON_MINUTES } from '../../../server/contract/feedback/list-filter.ts'
import { OPEN_STATUSES } from '../../../server/contract/feedback/feedback-status.ts'
import type { AskedContribution, FeedbackRow } from '../../../server/contract/feedback/feedback.ts'
import type { Language } from '../../../server/contract/language.ts'
import { formatDate, formatElapsed, formatTime, localDay } from '../../../server/words/format.ts'

/** From how many minutes before the deadline an item counts as urgent. */
const URGENT_MINUTES = 30

/**
 * Where an item stands against its deadline. The four open steps are `far`, `soon`, `urgent` and `overdue`; `waiting` is
 * an item whose clock stands still. Without an answer one `ended`, or `ended-late` where its deadline had passed;
 * `unpromised` has none.
 */
export type DeadlineStage =
  'far' | 'soon' | 'urgent' | 'overdue' | 'waiting' | 'met' | 'missed' | 'ended' | 'ended-late' | 'unpromised'

interface DeadlineState {
  readonly stage: DeadlineStage
  /** Whole minutes left, or passed since; 0 where none count. */
  readonly minutes: number
}

export type DatedItem = Pick<
  FeedbackRow,
  'status' | 'promisedDueAt' | 'currentDueAt' | 'breachedAt' | 'onTime'
>

/** A contribution against its unit's own clock, whatever becomes of the item. */
export function datedContribution({ dueAt, state, onTime }: AskedContribution): DatedItem {
  const status = state === 'open' ? 'assigned' : 'answered'
  return { status, promisedDueAt: dueAt, currentDueAt: dueAt, breachedAt: null, onTime }
}

/** What a row of a list is waited for by: the contribution in a list of those, else the answer. */
export function datedRow(row: FeedbackRow): DatedItem {
  return row.contribution ? datedContribution(row.contribution) : row
}

export function deadlineState(item: DatedItem, now: Date): DeadlineState {
  if (item.promisedDueAt === null) return { stage: 'unpromised', minutes: 0 }
  if (!OPEN_STATUSES.some((open) => open === item.status)) {
    if (item.onTime === null) return { stage: item.breachedAt === null ? 'ended' : 'ended-late', minutes: 0 }
    return { stage: item.onTime ? 'met' : 'missed', minutes: 0 }
  }
  if (item.breachedAt === null && item.status === 'waiting-for-citizen')
    return { stage: 'waiting', minutes: 0 }
  const leftMs = Date.parse(item.breachedAt ?? item.currentDueAt) - now.getTime()
  // Answered exactly at the due instant is in time, so the item is overdue only after it.
  if (leftMs < 0) return { stage: 'overdue', minutes: Math.floor(-leftMs / 60_000) }
  const minutes = Math.floor(leftMs / 60_000)
  if (minutes <= URGENT_MINUTES) return { stage: 'urgent', minutes }
  return { stage: minutes <= SOON_MINUTES ? 'soon' : 'far', minutes }
}

const MIDNIGHT_MS = 1000

/** `17:00 hôm nay`, `17:00 ngày mai`, `17:00 24/08/2026`; a midnight is written as the 24:00 that ends its day. */
export function dueMoment(dueAt: string, now: Date, zone: string, language: Language): string {
  const endsDay = formatTime(dueAt, zone) === '00:00'
  const shown = endsDay ? new Date(Date.parse(dueAt) - MIDNIGHT_MS) : new Date(dueAt)
  const time = endsDay ? '24:00' : formatTime(dueAt, zone)
  const day = localDay(shown, zone)
  const tomorrow = localDay(new Date(now.getTime() + 24 * 3_600_000), zone)
  if (day === localDay(now, zone)) return `${time} ${language === 'vi' ? 'hôm nay' : 'today'}`
  if (day === tomorrow) return `${time} ${language === 'vi' ? 'ngày mai' : 'tomorrow'}`
  return `${time} ${formatDate(shown, zone)}`
}

/** What is left or passed, in words: `còn 1 giờ 25 phút`, `Quá hạn 35 phút`. */
export function remainingWords({ stage, minutes }: DeadlineState, language: Language): string {
  const vi = language === 'vi'
  const elapsed = formatElapsed(minutes, language)
  switch (stage) {
    case 'far':
    case 'soon':
    case 'urgent':
      return vi ? `còn ${elapsed}` : `${elapsed} left`
    case 'overdue':
      return vi ? `Quá hạn ${elapsed}` : `Overdue by ${elapsed}`
    case 'waiting':
      return vi ? 'tạm dừng tính hạn' : 'clock paused'
    case 'met':
      return vi ? 'đã trả lời đúng hạn' : 'answered on time'
    case 'missed':
      return vi ? 'đã trả lời trễ hạn' : 'answered late'
    case 'ended':
      return vi ? 'không còn tính hạn' : 'no longer counted'
    case 'ended-late':
      return vi ? 'kết thúc khi đã quá hạn' : 'ended past due'
    case 'unpromised':
      return vi ? 'không có hạn' : 'no deadline'
  }
}
