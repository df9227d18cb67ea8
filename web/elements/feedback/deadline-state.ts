import { OPEN_STATUSES } from '../../../server/contract/feedback/feedback-status.ts'
import type { AskedContribution, FeedbackRow } from '../../../server/contract/feedback/feedback.ts'
import type { Language } from '../../../server/contract/language.ts'
import { formatDate, formatElapsed, formatTime, localDay } from '../../../server/words/format.ts'

/** From how many minutes before the deadline an item counts as soon due, and as urgent. */
const SOON_MINUTES = 120
const URGENT_MINUTES = 30

/**
 * Where an item stands against its deadline. The four open steps are `far`, `soon`, `urgent` and `overdue`; `waiting` is
 * an item whose clock stands still, `ended` one that ended without an answer.
 */
export type DeadlineStage = 'far' | 'soon' | 'urgent' | 'overdue' | 'waiting' | 'met' | 'missed' | 'ended'

interface DeadlineState {
  readonly stage: DeadlineStage
  /** Whole minutes left, or passed since; 0 where none count. */
  readonly minutes: number
}

export type DatedItem = Pick<FeedbackRow, 'status' | 'currentDueAt' | 'onTime'>

/** A contribution against its unit's own clock, whatever becomes of the item. */
export function datedContribution({ dueAt, state, onTime }: AskedContribution): DatedItem {
  return { status: state === 'open' ? 'assigned' : 'answered', currentDueAt: dueAt, onTime }
}

/** What a row of a list is waited for by: the contribution in a list of those, else the answer. */
export function datedRow(row: FeedbackRow): DatedItem {
  return row.contribution ? datedContribution(row.contribution) : row
}

export function deadlineState(item: DatedItem, now: Date): DeadlineState {
  if (item.status === 'waiting-for-citizen') return { stage: 'waiting', minutes: 0 }
  if (!OPEN_STATUSES.some((open) => open === item.status)) {
    if (item.onTime === null) return { stage: 'ended', minutes: 0 }
    return { stage: item.onTime ? 'met' : 'missed', minutes: 0 }
  }
  const leftMs = Date.parse(item.currentDueAt) - now.getTime()
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
  }
}
