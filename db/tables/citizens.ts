import type { Language } from '../../server/contract/language.ts'
import type {
  MessageChannelName,
  MessageKind,
  MessageState,
} from '../../server/contract/messages/message-kinds.ts'
import type {
  DataRequestKind,
  DataRequestState,
  IdentityCheck,
  PrivacySettingKind,
} from '../../server/contract/personal-data/data-kinds.ts'

/** What citizens send, are sent, and may ask of their data. */
export interface CitizenTables {
  letter_draft: LetterDraftTable
  follow_up: FollowUpTable
  attachment: AttachmentTable
  consent: ConsentTable
  citizen_message: CitizenMessageTable
  message_opt_out: MessageOptOutTable
  message_template: MessageTemplateTable
  message_setting: MessageSettingTable
  lost_code_link: LostCodeLinkTable
  contact_change: ContactChangeTable
  privacy_setting: PrivacySettingTable
  data_request: DataRequestTable
  data_request_person: DataRequestPersonTable
  sender_view: SenderViewTable
}

/**
 * What a citizen is writing on their phone. The id is the hash of the secret in the pages' address; `answers` is JSON and
 * is emptied when the letter is sent. Rows past `expires_at` are deleted.
 */
export interface LetterDraftTable {
  id: string
  /** The code of the rating it belongs to; null for a letter of its own. */
  follow_up_code: string | null
  answers: string
  sent_at: string | null
  feedback_id: string | null
  expires_at: string
}

/**
 * What a citizen adds to a rating, by the code the tablet showed; once a code. It may come before its rating:
 * `linked_at` says when both were here. Then its words live in an item or as a comment, and are emptied here.
 */
export interface FollowUpTable {
  code: string
  draft_id: string
  text: string
  wants_answer: number
  /** JSON, as a feedback's sender. */
  sender: string | null
  /** JSON list of consents. */
  consents: string
  sent_at: string
  rating_id: string | null
  linked_at: string | null
  feedback_id: string | null
  done_at: string | null
}

/** A photo, re-encoded and without metadata, in base64: one column type, one backup on both databases. */
export interface AttachmentTable {
  id: string
  /** Whose it is until the letter is sent. */
  draft_id: string | null
  feedback_id: string | null
  media_type: string
  width: number
  height: number
  content: string
  sha256: string
  created_at: string
}

/** What the sender agreed to beyond the handling itself: purpose by purpose, by which wording, and when. */
export interface ConsentTable {
  feedback_id: string
  purpose: string
  text_version: number
  language: Language
  given_at: string
  /** When it was taken back. */
  withdrawn_at: string | null
  /** Which privacy notice stood on the public page then; null where it was said to staff. */
  notice_version: number | null
}

/**
 * One message to a citizen and what became of it; the entry of the outbox that delivers it has the same id. `seq` is the
 * entry of the item's history that caused it, `facts` are dates and ids of texts: what a person wrote lies in the history alone.
 */
export interface CitizenMessageTable {
  id: string
  /** Whose sender gets it. */
  feedback_id: string
  /** The item whose history causes it, `seq` its event: another one where the sender joined that. */
  about_id: string
  kind: MessageKind
  seq: number
  facts: string
  state: MessageState
  channel: MessageChannelName | null
  /** Why it was not sent, by name; what the provider said where it refused. */
  because: string | null
  queued_at: string
  not_before: string
  settled_at: string | null
}

/** Who wants no messages: `contact` is a keyed hash, so that nobody's address is kept for not writing to it. */
interface MessageOptOutTable {
  contact: string
  at: string
}

/** The office's own wording of a kind in a language; null where the usual one counts. */
export interface MessageTemplateTable {
  id: string
  kind: MessageKind
  language: Language
  subject: string | null
  body: string | null
  short: string | null
  saved_at: string
}

/** One row, `office`: between which times of day nobody is written to. */
export interface MessageSettingTable {
  id: string
  quiet_from: string
  quiet_to: string
}

/** The newest link to a contact's items: one a contact, so that a new one ends the old. Token and contact are hashes. */
export interface LostCodeLinkTable {
  contact: string
  token: string
  /** Id of the request, by its time. */
  request: string
  email: string | null
  phone: string | null
  expires_at: string
}

/** A contact that waits to be confirmed: one an item, the newest. */
export interface ContactChangeTable {
  feedback_id: string
  id: string
  email: string | null
  phone: string | null
  expires_at: string
}

/** What the office says about personal data: versions, each from a day on; the newest whose day has come holds. */
export interface PrivacySettingTable {
  id: string
  kind: PrivacySettingKind
  /** A kind of request, a kind of data that is kept, or `all`. */
  about: string
  /** From 2 on: the first is the one the service comes with. */
  version: number
  from_day: string
  /** JSON by its kind, as `BODY_OF_SETTING` reads it. */
  body: string
  saved_at: string
}

/** What a person asked for about their data. Nothing in it tells who: that lies in `data_request_person`. */
export interface DataRequestTable {
  id: string
  code: string
  kind: DataRequestKind
  state: DataRequestState
  /** 1 where the person sent it by the public form. */
  by_citizen: number
  received_at: string
  reply_due_at: string
  due_at: string
  /** JSON: the rule by which both were counted, with its version. */
  rule: string
  replied_at: string | null
  extended_at: string | null
  identity: IdentityCheck
  /** The law by which it was refused, or what was done. */
  reason: string | null
  settled_at: string | null
  /** JSON: what was erased, and its hash. */
  certificate: string | null
  version: number
}

/** Who asked, and in which words: apart from the request, so that it can be erased. */
export interface DataRequestPersonTable {
  request_id: string
  name: string
  email: string | null
  phone: string | null
  item_code: string | null
  words: string
}

/** Who opened whose contact on a day: the act is recorded once, by this key. */
interface SenderViewTable {
  day: string
  person_id: string
  feedback_id: string
}
