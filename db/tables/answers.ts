import type { Channel } from '../../server/contract/channel.ts'
import type { FileKind, FileType } from '../../server/contract/feedback/composer/answer-files.ts'
import type { PublicationState } from '../../server/contract/feedback/publication.ts'
import type { TemplatePurpose } from '../../server/contract/feedback/templates/template-purpose.ts'

/** Answers, who approves them, and what is published of them. */
export interface AnswerTables {
  answer: AnswerTable
  answer_amendment: AnswerAmendmentTable
  answer_file: AnswerFileTable
  answer_template: AnswerTemplateTable
  answer_template_use: AnswerTemplateUseTable
  approval_rule: ApprovalRuleTable
  answer_approval: AnswerApprovalTable
  citizen_verdict: CitizenVerdictTable
  published_answer: PublishedAnswerTable
  published_photo: PublishedPhotoTable
  published_word: PublishedWordTable
  objection: ObjectionTable
}

/** A unit says that an item is not its own, once; `decision` is null while it waits. */
export interface ObjectionTable {
  id: string
  feedback_id: string
  cycle: number
  unit_id: string
  made_at: string
  made_by: string | null
  reason_id: string
  /** Code of another item. */
  precedent: string | null
  decision: 'accepted' | 'rejected' | null
  decided_at: string | null
  decided_by: string | null
}

/** A photo or document that the staff put to a note or an answer. */
export interface AnswerFileTable {
  id: string
  feedback_id: string
  /** Who added it, and has it until it is sent. */
  person_id: string
  kind: FileKind
  /** As the file was called. */
  name: string
  media_type: FileType
  /** Null of a document. */
  width: number | null
  height: number | null
  /** How long the content is. */
  bytes: number
  /** base64. */
  content: string
  sha256: string
  created_at: string
  /** With a note, an answer, or for approval; null where it is a draft's. */
  sent_at: string | null
  /** Whose file it is; null where that is not sent to the citizen. */
  answer_id: string | null
  /** The answer was amended and goes without it. */
  withdrawn_at: string | null
}

/** What the unit said lies in `history_text`. */
export interface AnswerTable {
  id: string
  feedback_id: string
  cycle: number
  text_id: string
  person_id: string | null
  unit_id: string
  answered_at: string
  /** The cycle's verdict, whole: it stays when the item is reopened. Null where nothing was promised. */
  on_time: number | null
  due_at: string | null
  working_minutes: number | null
  /** The unit a delay is charged to; the one that answered where there is none. */
  holder_id: string
  /** The local day the cycle counts on. */
  cycle_on: string
}

/** Another text in the place of an answer's; the newest is the one that stands, the earlier ones stay. */
export interface AnswerAmendmentTable {
  id: string
  feedback_id: string
  answer_id: string
  text_id: string
  amended_at: string
  person_id: string | null
}

/**
 * An answer on its way to the public, one an item; its texts, masked, lie in `history_text`. `number` is its place in the public
 * list, given once when it is first published: it tells nothing of the item's tracking code.
 */
export interface ApprovalRuleTable {
  id: string
  name: string
  /** Of answers of this unit and those below; null for all. */
  unit_id: string | null
  channel: Channel | null
  category: string | null
  /** JSON list: one of them stands in what the citizen or the unit wrote; empty for any text. */
  words: string
  /** 1: only where the citizen agreed that it is published. */
  published: number
  /** Office minutes that the second person has. */
  due_minutes: number
  added_at: string
  ended_at: string | null
}

/** An answer that waits, or waited, for a second person. */
export interface AnswerApprovalTable {
  id: string
  feedback_id: string
  cycle: number
  asked_at: string
  asked_by: string | null
  /** When the second person should have read it; the citizen's deadline runs beside it. */
  due_at: string
  /** JSON: id and name of the rules that asked for it, as they were then; empty where its author wished for it. */
  rules: string
  decision: 'approved' | 'edited' | 'returned' | 'withdrawn' | null
  decided_at: string | null
  decided_by: string | null
}

export interface PublishedAnswerTable {
  id: string
  feedback_id: string
  number: number | null
  state: PublicationState
  question_id: string
  answer_id: string
  /** JSON: the marks over the two original texts. */
  marks: string
  /** JSON list of the ids of the photos that are shown. */
  photos: string
  /** JSON list of the parts that are shown in other words than they were written in. */
  reworded: string
  unit_id: string
  category: string | null
  answered_at: string
  on_time: number | null
  proposed_at: string
  proposed_by: string | null
  /** When it was published last, and the local day of that. */
  published_at: string | null
  published_on: string | null
  decided_by: string | null
}

/** A photo as the public sees it, drawn anew with what is covered; the original is never shown outside. */
interface PublishedPhotoTable {
  feedback_id: string
  /** From 1, in the order in which they were chosen. */
  position: number
  /** A JPEG, or a document as it was sent. */
  media_type: FileType
  /** base64. */
  content: string
}

/** The words of what stands published: without marks, and with them. */
export interface PublishedWordTable {
  number: number
  folded: string
  spelled: string
}

/** How satisfied the sender was with a cycle's answer; once, and it stays when the item is reopened. */
export interface CitizenVerdictTable {
  id: string
  /** Whose sender said it. */
  feedback_id: string
  /** Whose answer it is about: the same item, or the one that it was part of when it was said. */
  answer_of: string
  /** Of that item. */
  cycle: number
  /** 1 (not at all) to 5. */
  level: number
  reason_id: string | null
  /** The unit that gave the answer. */
  unit_id: string
  given_at: string
  /** The text that they had read: an answer may be amended afterwards. */
  answer_text_id: string
}

/** A text that a unit's answers, questions or refusals begin with; retired, never deleted. Null category: any. */
export interface AnswerTemplateTable {
  id: string
  unit_id: string
  purpose: TemplatePurpose
  name: string
  category: string | null
  text: string
  text_en: string | null
  version: number
  /** When its words were written as they stand. */
  changed_at: string
  retired_at: string | null
}

/** How often it was put into a text. */
interface AnswerTemplateUseTable {
  template_id: string
  n: number
}
