import type { DraftKind } from '../../server/contract/feedback/composer/drafts.ts'
import type { Presence } from '../../server/contract/feedback/live.ts'
import type { NotificationKind } from '../../server/contract/notification.ts'
import type { MailChoice, NoticeTopic } from '../../server/contract/told/notice-topics.ts'
import type { Generated } from 'kysely'

/** What staff look at, draft and are told. */
export interface StaffDayTables {
  item_look: ItemLookTable
  saved_view: SavedViewTable
  item_draft: ItemDraftTable
  notice_choice: NoticeChoiceTable
  notification: NotificationTable
  reminder_plan: ReminderPlanTable
  presence: PresenceTable
  item_news: ItemNewsTable
}

/** For which cycle, due date and unit an item's reminders stand in the outbox; `problem` says why they could not be planned. */
export interface ReminderPlanTable {
  feedback_id: string
  cycle: number
  due_at: string
  unit_id: string
  planned_at: string
  problem: string | null
}

/** What a person is told in the staff app, of an item or of a kiosk; how that stands now is looked up when it is shown. */
export interface NotificationTable {
  id: string
  person_id: string
  feedback_id: string | null
  kiosk_alert_id: string | null
  report_task_id: string | null
  kind: NotificationKind
  due_at: string | null
  created_at: string
  read_at: string | null
}

/**
 * What happened to an item, for screens that are open; `feedback_id` is null where so much happened at once that everybody
 * looks anew. Ordered by `turn` and `seq` (`isSettled`).
 */
interface ItemNewsTable {
  turn: Generated<number>
  seq: Generated<number>
  feedback_id: string | null
  /** The unit that led it before, where those may not see it any more. */
  left_unit_id: string | null
  /** JSON list of event kinds. */
  kinds: string
  /** Who of the staff did it. */
  person_id: string | null
  at: string
}

/** Who is at an item, what they do there, and when that was last heard. */
interface PresenceTable {
  feedback_id: string
  person_id: string
  does: Presence
  seen_at: string
}

/** How far into an item's history a person has looked. */
interface ItemLookTable {
  person_id: string
  feedback_id: string
  event_seq: number
}

/** A narrowed list under a name: its owner's, or, with a unit, of everybody there. */
export interface SavedViewTable {
  id: string
  person_id: string
  unit_id: string | null
  name: string
  /** As in the address, without the question mark. */
  query: string
  saved_at: string
}

/** What a person has begun to write on an item: nobody else's to read. */
export interface ItemDraftTable {
  person_id: string
  feedback_id: string
  kind: DraftKind
  /** A contribution's id, else empty. */
  about: string
  said: string
  /** Another one with every saving: who saves names the one they had before them. */
  version: string
  saved_at: string
}

/** Of what a person wants to hear, and how; without a row as the office tells everybody. */
export interface NoticeChoiceTable {
  person_id: string
  topic: NoticeTopic | 'digest'
  bell: number
  mail: MailChoice
}
