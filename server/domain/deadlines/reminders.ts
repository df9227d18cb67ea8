import type { FeedbackStatus } from '../../contract/feedback/feedback-status.ts'
import type { NotificationKind } from '../../contract/notification.ts'
import type { ReminderMoment, ReminderStep } from '../../contract/deadlines/reminders.ts'
import { isOpen } from '../lifecycle.ts'
import { MINUTE_MS } from '../local-time.ts'
import { momentBefore, nextMorning, openingFrom, waitForOffice } from './office-hours.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** A unit is told of a new item up to this long after it came; later it has seen it. */
const RECEIPT_GRACE_MS = 60 * MINUTE_MS

interface PlannedReminder {
  readonly step: ReminderStep
  /** Epoch milliseconds, always within a session or at its close. */
  readonly at: number
}

/**
 * Which reminders of an item are still to come, and when. What would fall outside the office's hours moves to the next
 * opening; what is past when this is asked is left out, except that a breach is always told. Instants are epoch
 * milliseconds; `heldFrom` is when the unit got the item. Throws `calendar/no-working-time`.
 */
export function planReminders(
  steps: readonly ReminderStep[],
  { heldFrom, dueAt, now }: { heldFrom: number; dueAt: number; now: number },
  calendar: WorkingCalendar,
): PlannedReminder[] {
  const breachAt = openingFrom(calendar, dueAt)
  const momentOf = (moment: ReminderMoment): number => {
    switch (moment.kind) {
      case 'receipt': {
        const at = openingFrom(calendar, heldFrom)
        return at < now && now - at <= RECEIPT_GRACE_MS ? openingFrom(calendar, now) : at
      }
      case 'before-due':
        return momentBefore(calendar, dueAt, moment.workingMinutes * MINUTE_MS)
      case 'breach':
        return openingFrom(calendar, Math.max(dueAt, now))
      case 'morning-after':
        return nextMorning(calendar, breachAt)
    }
  }
  return steps
    .map((step) => ({ step, at: momentOf(step.at) }))
    .filter(({ at }) => at >= now)
    .toSorted((a, b) => a.at - b.at)
}

/** An item as it stands when a reminder is about to leave; instants are epoch milliseconds. */
interface ItemNow {
  readonly status: FeedbackStatus
  readonly cycle: number
  readonly unitId: string
  readonly dueAt: number
}

/** What a reminder was planned for. */
export interface ReminderSubject {
  readonly moment: ReminderMoment
  readonly cycle: number
  readonly unitId: string
  readonly dueAt: number
}

/**
 * What becomes of a reminder whose moment has come: it leaves, it has lost its point, it waits (epoch milliseconds) for
 * the office to open, or, while the citizen is asked, it is forgotten and planned anew once the item goes on.
 */
export type Judgement = 'leaves' | 'pointless' | 'forgotten' | { readonly waitsUntil: number }

export function judgeReminder(
  { moment, cycle, unitId, dueAt }: ReminderSubject,
  item: ItemNow,
  now: number,
  calendar: WorkingCalendar,
): Judgement {
  if (!isOpen(item.status) || item.cycle !== cycle) return 'pointless'
  if (moment.kind === 'receipt' ? item.unitId !== unitId : item.dueAt !== dueAt) return 'pointless'
  if (item.status === 'waiting-for-citizen') return 'forgotten'
  if (moment.kind === 'before-due' && now > dueAt) return 'pointless'
  // Answered exactly at the due instant is in time: a breach begins after it.
  if ((moment.kind === 'breach' || moment.kind === 'morning-after') && now <= dueAt)
    return { waitsUntil: dueAt }
  const opening = waitForOffice(calendar, now)
  return opening === null ? 'leaves' : { waitsUntil: opening }
}

/** What names a reminder once and for all. A new item is told to each unit once, whatever becomes of its deadline. */
export function reminderKey(
  feedbackId: string,
  { code, at }: ReminderStep,
  { cycle, unitId, dueAt }: { cycle: number; unitId: string; dueAt: string },
): string {
  const about = at.kind === 'receipt' ? unitId : dueAt
  return ['reminder', feedbackId, cycle, code, about].join(':')
}

const KIND_OF: Readonly<Record<ReminderMoment['kind'], NotificationKind>> = {
  receipt: 'received',
  'before-due': 'due-soon',
  breach: 'breached',
  'morning-after': 'still-overdue',
}

export function notificationKindOf({ kind }: ReminderMoment): NotificationKind {
  return KIND_OF[kind]
}
