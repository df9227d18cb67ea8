import type { Channel } from '../../server/contract/channel.ts'
import type { FeedbackKind } from '../../server/contract/feedback/feedback-kind.ts'
import type { FeedbackStatus } from '../../server/contract/feedback/feedback-status.ts'
import type { Language } from '../../server/contract/language.ts'
import type { GeneratedAlways } from 'kysely'

/** Items and what happens to them. */
export interface FeedbackTables {
  feedback: FeedbackTable
  feedback_sender: FeedbackSenderTable
  feedback_holding: FeedbackHoldingTable
  feedback_pause: FeedbackPauseTable
  feedback_extension: FeedbackExtensionTable
  feedback_conflict: FeedbackConflictTable
  contribution: ContributionTable
  interim_promise: InterimPromiseTable
  item_nudge: ItemNudgeTable
  outside_body: OutsideBodyTable
  outside_request: OutsideRequestTable
  outside_photo: OutsidePhotoTable
  search_text: SearchTextTable
}

export interface FeedbackTable {
  id: string
  tracking_code: string
  channel: Channel
  external_ref: string | null
  /** Goes with the words: with both gone nothing that was hashed can be guessed. */
  salt: string | null
  /** Over all that was handed over, with the salt. */
  content_hash: string | null
  kind: FeedbackKind
  title: string
  text: string
  /** What search looks through, words with a space at both ends: without marks, and with them as `spell` gives them. */
  folded: string
  spelled: string
  category: string | null
  place: string | null
  /** Fields that the channel does not know, as JSON. */
  aside: string | null
  ward_code: string | null
  status: FeedbackStatus
  /** 1 while the status still awaits an answer: the database works it out, so that queues have an index. */
  is_open: GeneratedAlways<number>
  /** The unit that answers; the root unit while it waits in triage (`new`). */
  lead_unit_id: string
  assignee_id: string | null
  routing: string
  received_at: string
  entered_at: string
  received_on: string
  historical: number
  /** 1 while only the coordinator named for it may see it. */
  restricted: number
  /** 1 while it comes before the others: words in it say that it cannot wait. */
  urgent: number
  /** In which order queues show it: what is urgent first, then by `current_due_at`. The database works it out. */
  queue_at: GeneratedAlways<string>
  policy_id: string | null
  policy_code: string
  calendar_version_id: string | null
  /** Null where nothing was ever promised: an item from before this service whose source gives no date. */
  promised_due_at: string | null
  current_due_at: string
  /** The deadline that passed unanswered in this cycle: once kept it stays, whatever moves afterwards. */
  breached_at: string | null
  /** The unit that held the item then: the delay is charged to it. */
  breach_unit_id: string | null
  proof: string
  cycle: number
  /** The local day the present cycle counts on: that of the receipt, or of the reopening. */
  cycle_on: string
  answered_at: string | null
  on_time: number | null
  working_minutes: number | null
  merged_into: string | null
  /** The dates it had before it took those of what was merged into it, as JSON (`OwnDates`); null while they are its own. */
  own_dates: string | null
  /** In which the citizen is written to. */
  language: Language
  version: number
  last_event_seq: number
  last_event_hash: string
}

/** What search finds an item by, text by text; the words themselves lie in the engine's own index. */
interface SearchTextTable {
  doc: number
  feedback_id: string
  text_id: string | null
  about: 'item' | 'office' | 'sender'
  /** What lists are cut by, with a space between them; the same of every text of an item. */
  marks: string
}

/** Who sent it: apart from the item, read only by those who answer, deleted by rule. */
export interface FeedbackSenderTable {
  feedback_id: string
  salt: string
  name: string | null
  phone: string | null
  email: string | null
  /** What was written beside the telephone number. */
  note: string | null
  hide_name: number
}

/** Which unit held the item and when, with that unit's own clock: time is charged to whoever held it. */
export interface FeedbackHoldingTable {
  id: string
  feedback_id: string
  cycle: number
  unit_id: string
  from_at: string
  to_at: string | null
  due_at: string | null
}

/** The clock stands still while the citizen is asked. */
export interface FeedbackPauseTable {
  id: string
  feedback_id: string
  cycle: number
  from_at: string
  to_at: string | null
  reason_id: string
  /** When the clock runs again by itself, should the citizen not react; null for a question without an end. */
  answer_by: string | null
}

/** More time asked for, and what was decided; `decision` is null while it waits. */
export interface FeedbackExtensionTable {
  id: string
  feedback_id: string
  cycle: number
  working_days: number
  reason_id: string
  asked_at: string
  asked_by: string | null
  decision: 'approved' | 'rejected' | null
  decided_at: string | null
  decided_by: string | null
  remark_id: string | null
}

/** A body without an account (electricity, water, police) that may be asked for its word; `closed_at` is when it was taken off the list. */
export interface OutsideBodyTable {
  id: string
  name: string
  name_en: string
  email: string
  closed_at: string | null
}

/**
 * What a body was asked about an item, by a link of which only the hash is kept. `words_id` is what it reads of the citizen's
 * words, `photos` a JSON list of attachments that it sees; `moved` is whether its answer, or its silence, went back to the officer
 * (1) or came after somebody had moved the item on (0).
 */
export interface OutsideRequestTable {
  id: string
  feedback_id: string
  cycle: number
  body_id: string
  token_hash: string
  request_id: string
  words_id: string
  photos: string
  asked_at: string
  asked_by: string | null
  until_at: string
  given_at: string | null
  text_id: string | null
  moved: number | null
  ended_at: string | null
  ended_by: 'withdrawn' | 'lapsed' | null
}

/** A photo that a body answered with: for the office, never for the citizen. */
export interface OutsidePhotoTable {
  id: string
  feedback_id: string
  request_id: string
  width: number
  height: number
  content: string
  sha256: string
  created_at: string
}

/** On which days somebody was reminded of an item. */
interface ItemNudgeTable {
  feedback_id: string
  /** Local. */
  on_day: string
}

/** An item whose source reference was used before with other content, kept for the coordinator. */
export interface FeedbackConflictTable {
  id: string
  feedback_id: string
  channel: Channel
  external_ref: string
  received_at: string
  content: string
  content_hash: string
  /** 1 where what came may only be seen by the coordinator named for it. */
  restricted: number
  /** When a person had looked at it. */
  settled_at: string | null
  settled_by: string | null
}

/**
 * What another unit was asked to contribute, by its own clock. `text` and `given_*` once it was given, `ended_at` where it
 * was no longer needed before that; `on_time` is the unit's verdict: also 0 where it ended past due, null where it ended in
 * time or is open.
 */
export interface ContributionTable {
  id: string
  feedback_id: string
  cycle: number
  unit_id: string
  request_id: string
  asked_at: string
  asked_by: string | null
  due_at: string
  given_at: string | null
  given_by: string | null
  text_id: string | null
  on_time: number | null
  ended_at: string | null
}

/** What a first reply promised the citizen; the item's deadline is not moved by it. */
export interface InterimPromiseTable {
  id: string
  feedback_id: string
  cycle: number
  text_id: string
  made_at: string
  made_by: string | null
  until_at: string
}
