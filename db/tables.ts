import type { ImportState } from '../server/contract/imports/import-fields.ts'
import type { EventKind } from '../server/contract/events/event-kinds.ts'
import type { DeliveryKind, DeliverySettled } from '../server/contract/deliveries/delivery-kinds.ts'
import type { MailChoice, NoticeTopic } from '../server/contract/told/notice-topics.ts'
import type { Presence } from '../server/contract/feedback/live.ts'
import type { FileKind, FileType } from '../server/contract/feedback/composer/answer-files.ts'
import type { DraftKind } from '../server/contract/feedback/composer/drafts.ts'
import type { PlaceKind } from '../server/contract/places/place-kind.ts'
import type { TemplatePurpose } from '../server/contract/feedback/templates/template-purpose.ts'
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { BallotStatus } from '../server/contract/ballot-status.ts'
import type { Channel } from '../server/contract/channel.ts'
import type { PublicationState } from '../server/contract/feedback/publication.ts'
import type { FeedbackKind } from '../server/contract/feedback/feedback-kind.ts'
import type { FeedbackStatus } from '../server/contract/feedback/feedback-status.ts'
import type { ItemOutcome } from '../server/contract/feedback/item-outcome.ts'
import type { KioskAlertKind } from '../server/contract/kiosk-alert.ts'
import type { KioskCommand } from '../server/contract/kiosk.ts'
import type { Language } from '../server/contract/language.ts'
import type {
  MessageChannelName,
  MessageKind,
  MessageState,
} from '../server/contract/messages/message-kinds.ts'
import type { TaskRhythm } from '../server/contract/reports/report-tasks.ts'
import type { NotificationKind, OutboxKind } from '../server/contract/notification.ts'
import type { OfficeChoice } from '../server/contract/organisation/office-choices.ts'
import type { Role, UnitKind } from '../server/contract/people.ts'
import type { BallotChannel, RatingChannel } from '../server/contract/rating-channel.ts'
import type { UnitChangeState } from '../server/contract/units/unit-change-kinds.ts'
import type {
  DataRequestKind,
  DataRequestState,
  IdentityCheck,
  PrivacySettingKind,
} from '../server/contract/personal-data/data-kinds.ts'
import type { ChallengeKind, SignInWay } from '../server/contract/people/sign-in-way.ts'
import type { Topic } from './topics.ts'

/**
 * The rows as both databases keep them. Ids are UUIDs as text; instants are ISO 8601 in UTC (`…Z`); days are local
 * (`2026-08-22`, in the organisation's zone, fixed when written); yes and no are 1 and 0; JSON is opaque text.
 */
export interface Tables {
  organisation: OrganisationTable
  unit: UnitTable
  unit_version: UnitVersionTable
  unit_succession: UnitSuccessionTable
  unit_change: UnitChangeTable
  person: PersonTable
  role_grant: RoleGrantTable
  session: SessionTable
  account_link: AccountLinkTable
  sign_in_try: SignInTryTable
  call_count: CallCountTable
  calendar_version: CalendarVersionTable
  campaign: CampaignTable
  campaign_unit: CampaignUnitTable
  deadline_policy: DeadlinePolicyTable
  routing_rule: RoutingRuleTable
  question_set: QuestionSetTable
  improvement: ImprovementTable
  restricted_word: RestrictedWordTable
  urgent_word: UrgentWordTable
  office_choice: OfficeChoiceTable
  place: PlaceTable
  questionnaire: QuestionnaireTable
  questionnaire_version: QuestionnaireVersionTable
  questionnaire_use: QuestionnaireUseTable
  desk: DeskTable
  kiosk: KioskTable
  kiosk_placement: KioskPlacementTable
  device: DeviceTable
  rating: RatingTable
  rating_row: RatingRowTable
  rating_origin: RatingOriginTable
  rating_flag: RatingFlagTable
  rating_conflict: RatingConflictTable
  rating_code_batch: RatingCodeBatchTable
  poster_source: PosterSourceTable
  rating_code: RatingCodeTable
  ballot_batch: BallotBatchTable
  ballot_scan: BallotScanTable
  ballot_comment: BallotCommentTable
  index_input: IndexInputTable
  results_publication: ResultsPublicationTable
  served_count: ServedCountTable
  dossier_count: DossierCountTable
  report_task: ReportTaskTable
  report_delivery: ReportDeliveryTable
  report_task_change: ReportTaskChangeTable
  tally: TallyTable
  item_tally: ItemTallyTable
  writer_shard: WriterShardTable
  feedback: FeedbackTable
  feedback_sender: FeedbackSenderTable
  search_text: SearchTextTable
  history_event: HistoryEventTable
  history_text: HistoryTextTable
  history_end: HistoryEndTable
  history_root: HistoryRootTable
  signing_key: SigningKeyTable
  row_seal: RowSealTable
  feedback_holding: FeedbackHoldingTable
  feedback_pause: FeedbackPauseTable
  feedback_extension: FeedbackExtensionTable
  feedback_conflict: FeedbackConflictTable
  answer: AnswerTable
  answer_amendment: AnswerAmendmentTable
  citizen_verdict: CitizenVerdictTable
  approval_rule: ApprovalRuleTable
  answer_approval: AnswerApprovalTable
  published_answer: PublishedAnswerTable
  published_photo: PublishedPhotoTable
  published_word: PublishedWordTable
  objection: ObjectionTable
  delivery: DeliveryTable
  delivery_circuit: DeliveryCircuitTable
  item_nudge: ItemNudgeTable
  leave: LeaveTable
  outside_body: OutsideBodyTable
  outside_request: OutsideRequestTable
  outside_photo: OutsidePhotoTable
  answer_file: AnswerFileTable
  contribution: ContributionTable
  recomputation: RecomputationTable
  reminder_plan: ReminderPlanTable
  outbox: OutboxTable
  kiosk_command: KioskCommandTable
  kiosk_alert: KioskAlertTable
  notification: NotificationTable
  lease: LeaseTable
  change_stamp: ChangeStampTable
  letter_draft: LetterDraftTable
  follow_up: FollowUpTable
  comment: CommentTable
  attachment: AttachmentTable
  consent: ConsentTable
  citizen_message: CitizenMessageTable
  message_opt_out: MessageOptOutTable
  message_template: MessageTemplateTable
  message_setting: MessageSettingTable
  api_key: ApiKeyTable
  import_job: ImportJobTable
  import_piece: ImportPieceTable
  import_report: ImportReportTable
  import_mapping: ImportMappingTable
  api_key_use: ApiKeyUseTable
  item_event: ItemEventTable
  event_subscription: EventSubscriptionTable
  event_subscription_place: EventSubscriptionPlaceTable
  open311_update: Open311UpdateTable
  lost_code_link: LostCodeLinkTable
  contact_change: ContactChangeTable
  item_news: ItemNewsTable
  presence: PresenceTable
  item_look: ItemLookTable
  saved_view: SavedViewTable
  answer_template: AnswerTemplateTable
  answer_template_use: AnswerTemplateUseTable
  privacy_setting: PrivacySettingTable
  data_request: DataRequestTable
  data_request_person: DataRequestPersonTable
  sender_view: SenderViewTable
  second_factor: SecondFactorTable
  recovery_code: RecoveryCodeTable
  passkey: PasskeyTable
  sign_in_challenge: SignInChallengeTable
  outside_identity: OutsideIdentityTable
  category: CategoryTable
  procedure_version: ProcedureVersionTable
  item_draft: ItemDraftTable
  interim_promise: InterimPromiseTable
  notice_choice: NoticeChoiceTable
}

/** A field of work as the office orders them; one that is retired is offered no more, and what was filed under it keeps it. */
export interface CategoryTable {
  id: string
  name: string
  /** The name without marks: there is one of each. */
  folded: string
  name_en: string
  position: number
  /** The day from which it is offered no more. */
  retired_on: string | null
}

/**
 * A procedure as it is from a day on, until its next version; never changed. `statutory` and `committed` are JSON (`DeadlineRule`):
 * what the law allows, and what the office commits to. `retired` 1: from that day it is no more.
 */
export interface ProcedureVersionTable {
  id: string
  code: string
  valid_from: string
  name: string
  name_en: string
  category: string | null
  statutory: string
  committed: string
  retired: number
}

/** The one organisation an installation serves; `brand` and `accent` are colours, `#a8121b`, `logo` a PNG in base64. */
export interface OrganisationTable {
  id: string
  name: string
  name_en: string
  zone: string
  brand: string
  accent: string
  logo: string | null
  /** Within how many days wide rights need a second factor; null: never. `second_factor_since` is the day it was decided. */
  second_factor_days: number | null
  second_factor_since: string | null
  created_at: string
}

/** The unit tree; `path` lists the ids from the root, `/a/b/`, so that a subtree is a prefix. Units end, they are never deleted. */
export interface UnitTable {
  id: string
  code: string
  name: string
  name_en: string
  kind: UnitKind
  parent_id: string | null
  path: string
  depth: number
  position: number
  valid_from: string
  valid_to: string | null
}

/** Which unit took over from which, as on 01/07/2025 when the districts ended. */
interface UnitSuccessionTable {
  id: string
  old_unit_id: string
  new_unit_id: string
  on_day: string
  kind: string
}

/** What a unit was called and where it hung from a day on, until its next version; one that never changed has none. */
export interface UnitVersionTable {
  id: string
  unit_id: string
  valid_from: string
  name: string
  name_en: string
  parent_id: string | null
}

/** A change of the tree as somebody decided it; `body` is JSON (`UnitChangeInput`). What lies ahead waits for its day. */
export interface UnitChangeTable {
  id: string
  on_day: string
  body: string
  state: UnitChangeState
  /** The code of the refusal by which it could not be done on its day. */
  problem: string | null
  made_at: string
  made_by: string | null
  settled_at: string | null
}

export interface PersonTable {
  id: string
  username: string
  name: string
  email: string | null
  /** Null until the person has chosen one by their link. */
  password_hash: string | null
  language: Language
  active: number
  created_at: string
  /** User name, name and address as they are searched: lower case without marks. */
  folded: string
  last_sign_in_at: string | null
}

/** A role over a unit and everything below it, between two days (`valid_to` exclusive). */
export interface RoleGrantTable {
  id: string
  person_id: string
  role: Role
  unit_id: string
  valid_from: string
  valid_to: string | null
  /** 1 until a second administrator has confirmed it: it gives nothing yet. */
  pending: Generated<number>
  /** Who gave it; null from the command line. */
  given_by: string | null
  confirmed_by: string | null
  /** The group at the single sign-on that gives it, and takes it away again; null where people gave it. */
  from_group: Generated<string | null>
}

export interface SessionTable {
  token_hash: string
  person_id: string
  created_at: string
  expires_at: string
  /** What the browser says it is; empty where it says nothing. */
  agent: string
  /** How the person proved who they are. */
  way: SignInWay
}

/** The one-time codes of a person's app; `secret` is enciphered with the installation's key. */
export interface SecondFactorTable {
  person_id: string
  secret: string
  /** Null until a first code has shown that the app has it. */
  confirmed_at: string | null
  /** The newest time step (RFC 6238) whose code was used: none before it is good again. */
  last_step: number
}

interface RecoveryCodeTable {
  person_id: string
  code_hash: string
  used_at: string | null
}

/** A key that a person's device or password manager holds (WebAuthn); `public_key` is COSE in base64url. */
export interface PasskeyTable {
  id: string
  person_id: string
  credential: string
  public_key: string
  counter: number
  /** JSON: a list of words of the browser. */
  transports: string
  name: string
  created_at: string
  last_used_at: string | null
}

/** A sign-in or a passkey under way; used up by the first right answer. `body` is JSON. */
export interface SignInChallengeTable {
  token_hash: string
  kind: ChallengeKind
  person_id: string | null
  body: string
  expires_at: string
}

/** Whom a single sign-on means by its subject. */
export interface OutsideIdentityTable {
  issuer: string
  subject: string
  person_id: string
  linked_at: string
}

/** The one link by which somebody may choose a password: an invitation, or a reset. */
interface AccountLinkTable {
  token_hash: string
  person_id: string
  expires_at: string
}

/** Tries to sign in of late, by a hash of what was tried: what was typed as a name may be a password. */
/** How often something was called in a while, counted by all processes; named as `rate-limiter-flexible` names them. */
interface CallCountTable {
  /** What is counted, and the hash of who called. */
  key: string
  points: number
  /** Milliseconds since 1970. */
  expire: number
}

export interface SignInTryTable {
  key: string
  /** Whose account it is, where there is one of that name. */
  person_id: string | null
  tries: number
  /** When these tries are forgotten. */
  until: string
  locked_until: string | null
  /** How often in a row it was locked: each time for longer. */
  locks: number
}

/**
 * Versions of a unit's calendar: the root's is whole, a child's overrides parts. Appended, never changed. The newest one
 * says what holds on single dates; its week holds from `valid_from` on, until a version whose week begins later.
 */
export interface CalendarVersionTable {
  id: string
  unit_id: string
  version: number
  valid_from: string
  body: string
  note: string
  created_at: string
  created_by: string | null
}

/**
 * Tháng cao điểm: between two days, both of them included. `procedures` is JSON: what is done faster, and by how much;
 * `note` names the decisions, one after the other.
 */
export interface CampaignTable {
  id: string
  code: string
  name: string
  name_en: string
  theme: string
  starts_on: string
  ends_on: string
  procedures: string
  note: string
  version: number
  created_at: string
  created_by: string | null
}

/** The units that take part, each with everything below it; without any the whole organisation does. */
interface CampaignUnitTable {
  campaign_id: string
  unit_id: string
}

/**
 * A dated deadline policy; the most specific valid one wins. Null scope fields match everything. `limits` is JSON
 * (`DeadlineLimits`); `note` names the decision.
 */
export interface DeadlinePolicyTable {
  id: string
  code: string
  name: string
  name_en: string
  rule: string
  channel: Channel | null
  /** As a person wrote it, and as it is compared. */
  category: string | null
  category_folded: string | null
  unit_id: string | null
  campaign_id: string | null
  limits: string
  note: string
  /** JSON list of reminder steps; null: the default ones. */
  reminders: ColumnType<string | null, string | null | undefined>
  valid_from: string
  valid_to: string | null
  created_at: string
}

/** A word by which an item is held for the coordinator named for it. */
export interface RestrictedWordTable {
  id: string
  word: string
  /** 0 once it was taken off the list. */
  active: number
}

/** A word that raises an item, or a phrase in which such a word says nothing of the kind. */
export interface UrgentWordTable {
  id: string
  word: string
  /** 0 of a phrase that says nothing. */
  raises: number
  /** 0 once it was taken off the list. */
  active: number
}

/** What the office chose otherwise than the service comes with, by the name of the choice. */
export interface OfficeChoiceTable {
  id: OfficeChoice
  chosen: number
}

/** A ward, street or landmark on the office's list. */
export interface PlaceTable {
  id: string
  kind: PlaceKind
  name: string
  /** A ward's own code; of another place the ward it lies in, or ''. */
  ward_code: string
  /** `{ lat, lng }` in degrees as JSON. */
  point: string | null
  /** 0 once it was taken off the list. */
  active: number
}

export interface RoutingRuleTable {
  id: string
  position: number
  name: string
  unit_id: string
  categories: string
  ward_codes: string
  words: string
  answers: string
  valid_from: string
  valid_to: string | null
}

/** What a category asks from a day on; a version never changes. */
export interface QuestionSetTable {
  id: string
  category: string
  version: number
  valid_from: string
  questions: string
  note: string
  created_at: string
  created_by: string | null
}

/** What changed because of what people said; the English is empty where nobody wrote it. */
export interface ImprovementTable {
  id: string
  /** Of one that was ever published. */
  number: number | null
  unit_id: string
  state: string
  title: string
  title_en: string
  said: string
  said_en: string
  done: string
  done_en: string
  done_on: string
  /** Ids of items, as JSON. */
  items: string
  /** Numbers of published answers, as JSON. */
  answers: string
  proposed_by: string | null
  proposed_at: string
  decided_by: string | null
  decided_at: string | null
  /** Why it was returned or withdrawn. */
  reason: string
}

/** `draft` is JSON, null where nobody is writing; `revision` grows with whatever is changed here. */
export interface QuestionnaireTable {
  id: string
  code: string
  name: string
  name_en: string
  draft: string | null
  revision: number
  retired_at: string | null
  created_at: string
}

/** Immutable once published. */
export interface QuestionnaireVersionTable {
  id: string
  questionnaire_id: string
  version: number
  scale_size: number
  body: string
  published_at: string
}

/** A version is asked from a local day on, below a unit or at a desk: one of the two. What began last holds. */
export interface QuestionnaireUseTable {
  id: string
  /** In the order in which they were made. */
  position: number
  version_id: string
  from_day: string
  unit_id: string | null
  desk_id: string | null
  created_at: string
}

export interface DeskTable {
  id: string
  unit_id: string
  code: string
  name: string
  name_en: string
  /** The day from which it is no more. */
  ended_on: string | null
}

/**
 * A kiosk is a place for a tablet; `device` is the tablet paired with it. `languages` is a JSON list, the first one first;
 * `config_version` grows with everything the tablet must be told.
 */
export interface KioskTable {
  id: string
  name: string
  unit_id: string
  desk_id: string | null
  questionnaire_version_id: string
  config_version: number
  languages: string
  comment_on_tablet: number
  pairing_code_hash: string | null
  pairing_expires_at: string | null
  created_at: string
}

/** Where a kiosk stood and when, so that taps sent after a move still count for the old desk. */
export interface KioskPlacementTable {
  id: string
  kiosk_id: string
  unit_id: string
  desk_id: string | null
  from_at: string
  to_at: string | null
}

/**
 * A paired tablet. `first_seq` is the lowest number it would send under this pairing, `max_seq` the highest that arrived,
 * `accepted` how many ratings did. `numbers_seen` is JSON (`NumbersSeen`): which between them were tapped and have not
 * arrived, and how many ratings came with a number that another one had. `recent_taps` and `level_run` are JSON lists of the last taps that the misuse rules need. `quarter_counts` is JSON: by quarter and on which UTC day last, how many
 * ratings this tablet sent and how many of them each rule flagged; older quarters are dropped.
 */
export interface DeviceTable {
  id: string
  kiosk_id: string
  token_hash: string
  paired_at: string
  revoked_at: string | null
  first_seq: number
  max_seq: number
  accepted: number
  numbers_seen: string
  recent_taps: string
  level_run: string
  quarter_counts: string
  last_seen_at: string | null
  heartbeat: string | null
}

/** The bytes of a UUID, each engine's own: only compared. */
export type StoredUuid = (string | Uint8Array) & { readonly stored: 'uuid' }

/**
 * Append only. `channel` says how it was given; `local_day` is the day it counts on. What no tablet gave has an empty
 * `device_id` and the number 0. `answers` is JSON: of further questions of the version, the keys of the choices by the
 * question's, `{"speed":["slow"]}`.
 */
export interface RatingTable {
  /** `id` as it is stored: what a rating is found by. */
  key: StoredUuid
  id: string
  device_id: string
  seq: number
  questionnaire_version_id: string
  level: number
  reasons: string
  answers: string
  tapped_at: string
  received_at: string
  clock_offset_ms: number | null
  local_day: string
  local_hour: number
  unit_id: string
  desk_id: string | null
  procedure: string | null
  dossier_mark: string | null
  language: Language
  channel: RatingChannel
  option_order: string | null
  wants_answer: number
  follow_up_code: string | null
}

/** What is said of one rating alone, in as few bytes as it takes. */
export interface RatingRowTable {
  id: string
  origin: number
  seq: number
  level: number
  tapped_ms: number
  received_ms: number
  clock_offset_ms: number | null
  /** Days since 1970 and hour by the clock of the office. */
  local_days: number
  local_hour: number
  /** Null for none. */
  reasons: string | null
  answers: string | null
  dossier_mark: string | null
  wants_answer: number
  follow_up_code: string | null
}

/** What thousands of ratings have in common, once; '' for what there is not. */
export interface RatingOriginTable {
  no: number
  device_id: string
  questionnaire_version_id: string
  unit_id: string
  desk_id: string
  procedure: string
  language: Language
  channel: RatingChannel
  option_order: string
}

export interface RatingFlagTable {
  rating_id: string
  rule: string
  flagged_at: string
}

/** A rating whose id was used before with other content, kept for a person. */
interface RatingConflictTable {
  id: string
  rating_id: string
  device_id: string
  received_at: string
  content: string
  content_hash: string
}

/** Codes printed on the receipts of one unit, good until and on `last_day`. */
export interface RatingCodeBatchTable {
  id: string
  unit_id: string
  codes: number
  last_day: string
  issued_at: string
  issued_by: string | null
}

/** A code that gives one rating. That it was used is all that is kept: nothing ties the rating to the dossier. */
export interface RatingCodeTable {
  hash: string
  batch_id: string
  spent: number
}

/**
 * Ratings that staff entered together, by a number of the unit's own; they count when a second person has confirmed them.
 * `levels` is JSON: how many of each, worst first; `forms` were in the box, and lie at `forms_lie`.
 */
export interface BallotBatchTable {
  id: string
  number: number
  channel: BallotChannel
  questionnaire_version_id: string
  unit_id: string
  desk_id: string | null
  local_day: string
  levels: string
  /** JSON: forms on which more than a level was ticked, alike ones once. */
  answered: string
  forms: number
  forms_lie: string
  /** The file the forms were read from; both empty where they were entered by hand. */
  file_name: string
  file_sha256: string
  entered_at: string
  entered_by: string | null
  status: BallotStatus
  decided_at: string | null
  decided_by: string | null
  decision_note: string
}

/** Words on a form of a batch that waits: once it counts they lie among the comments, with nothing that leads to the form. */
interface BallotCommentTable {
  batch_id: string
  /** From 0, in the order of the file. */
  number: number
  text: string
}

/** A picture of a batch's forms, as JPEG in base64. */
export interface BallotScanTable {
  id: string
  batch_id: string
  content: string
  added_at: string
  added_by: string | null
}

/**
 * Numbers that indexes need and nothing here counts, as an office entered them. Appended, never changed: of one unit, span,
 * procedure (`''`: of none alone) and code the highest version counts. `period` is its key (`2026-Q3`), `to_day` exclusive; `value`
 * is a decimal such as `18.79`, null where what was entered is taken back.
 */
export interface IndexInputTable {
  id: string
  unit_id: string
  period: string
  from_day: string
  to_day: string
  code: string
  procedure: string
  version: number
  value: string | null
  note: string
  entered_at: string
  entered_by: string | null
}

/**
 * A quarter's results as somebody submitted them: the bytes that are signed, and what they were computed from (canonical JSON,
 * deflated, base64), which holds counts too small to be shown. What is decided on is never changed again.
 */
export interface ResultsPublicationTable {
  id: string
  /** `2026-Q3`. */
  period: string
  /** 1, and each correction the next; one that was returned leaves its number to the next. */
  number: number
  status: 'submitted' | 'returned' | 'published'
  document: string
  sha256: string
  basis: string
  frozen_at: string
  submitted_by: string
  decided_at: string | null
  decided_by: string | null
  /** The signer's name as it was then. */
  decided_name: string | null
  /** Why it was returned. */
  note: string | null
  signature: string | null
  key_id: string | null
}

/**
 * How many people a unit, or one of its desks (`''`: all of them together), served on a day, and how many of them were asked to
 * rate, null where nobody counted. Appended, never changed: the highest version counts; `served` is null where it takes back what was entered.
 */
export interface ServedCountTable {
  id: string
  unit_id: string
  desk_id: string
  local_day: string
  version: number
  served: number | null
  offered: number | null
  note: string
  entered_at: string
  entered_by: string | null
}

/**
 * Dossiers that a unit received in a month (`2026-10`) for one procedure, and how they stand: the four columns from `on_time` make up
 * `received`. Appended, never changed: the highest version counts; `received` is null where it takes back what was entered.
 */
export interface DossierCountTable {
  id: string
  unit_id: string
  month: string
  procedure_code: string
  procedure_name: string
  version: number
  received: number | null
  on_time: number
  late: number
  open_in_time: number
  overdue: number
  note: string
  entered_at: string
  entered_by: string | null
}

/**
 * A report that a unit owes: first before the day `due_before`, then as often as `rhythm` says. `coordinating` is a JSON array
 * of unit ids.
 */
export interface ReportTaskTable {
  id: string
  unit_id: string
  coordinating: string
  title: string
  due_before: string
  rhythm: TaskRhythm
  product: string
  source: string
  created_at: string
  created_by: string | null
  /** Who sees to it; without one the officers of the unit. */
  assignee_id: string | null
  /** 1, and one more with each change. */
  version: number
  /** Local day: what is due later is owed no more. Null while it goes on. */
  ended_on: string | null
}

/** A change of a report task, and what it was before: `before` is the JSON of the columns. */
export interface ReportTaskChangeTable {
  id: string
  task_id: string
  kind: 'changed' | 'ended'
  reason: string
  before: string
  changed_at: string
  changed_by: string | null
}

/** That the report due before a day was delivered: once, and late where it was late. */
export interface ReportDeliveryTable {
  id: string
  task_id: string
  due_before: string
  proof: string
  done_at: string
  done_by: string | null
}

/**
 * Ratings counted by everything that is ever grouped by, moved in the transaction of the ratings. Each is counted twice:
 * where `span` is its day (`2026-09-14`), with desk and hour, and where it is its month (`2026-09`), with desk `''` and
 * hour -1, so that whole months cost the same however many ratings, days and desks they hold. A reader takes either, never
 * both of one day. `question` is `level`, `reason`, or the key of a further question of the version; `desk_id` is `''` where
 * there was none; `flag` is empty, or the misuse rule that keeps these out of the headline. `known` says when the service learnt
 * of it: of a day's cell the UTC day, of a month's `in-time` or `late`, before or after the quarter closed. `shard` keeps server
 * processes off each other's rows.
 */
export interface TallyTable {
  unit_id: string
  question: string
  span: string
  desk_id: string
  hour: number
  questionnaire_version_id: string
  channel: RatingChannel
  flag: string
  known: string
  choice: string
  shard: number
  n: number
}

/**
 * Cycles of items counted by how they ended, moved in the transaction of the item: each stands in one cell of the day it
 * counts on and in one of that day's month. The first cycle counts on the day of the receipt, one that was reopened
 * (`is_reopened`) on that day. `unit_id` leads the item, or led it when the cycle was answered; `holder_id` is the same, or
 * the unit that held it when its deadline passed. `minutes` is the working time to the answer, -1 where there is none.
 */
export interface ItemTallyTable {
  unit_id: string
  span: string
  holder_id: string
  channel: Channel
  is_reopened: number
  outcome: ItemOutcome
  minutes: number
  shard: number
  n: number
}

/**
 * Which process writes which shard of the tallies, and until when. A row whose time is over is free, and says that the
 * shard may hold rows to fold into shard 0, which nobody holds.
 */
export interface WriterShardTable {
  shard: number
  holder: string
  expires_at: string
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

/** Who sent it: apart from the item, read only by those who answer, deleted by rule. */
/** What search finds an item by, text by text; the words themselves lie in the engine's own index. */
interface SearchTextTable {
  doc: number
  feedback_id: string
  text_id: string | null
  about: 'item' | 'office' | 'sender'
  /** What lists are cut by, with a space between them; the same of every text of an item. */
  marks: string
}

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

/** On which days somebody was reminded of an item. */
interface ItemNudgeTable {
  feedback_id: string
  /** Local. */
  on_day: string
}

/** Days on which a person is away, and who covers for them. */
export interface LeaveTable {
  id: string
  person_id: string
  cover_id: string
  /** Local days, `to_day` exclusive. */
  from_day: string
  to_day: string
  entered_at: string
  entered_by: string | null
  /** Taken back, or ended early. */
  ended_at: string | null
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
  decision: 'approved' | 'edited' | 'returned' | null
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

/**
 * A change of calendar or policy that is worked off over the open items, in the order of their ids: `cursor` is the last
 * one done, moved in the same transaction as the items. `created_at` is the instant at which items are judged.
 */
export interface RecomputationTable {
  id: string
  cause: 'calendar' | 'policy' | 'campaign'
  /** The calendar version, the policy or the campaign. */
  cause_id: string
  /** Path of the unit whose subtree the change concerns. */
  unit_path: string
  note: string
  /** Who changed it, as JSON. */
  actor: string
  created_at: string
  cursor: string
  examined: number
  moved: number
  finished_at: string | null
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

/**
 * What is to be delivered, written in the transaction of what caused it. `dedupe_key` makes it once; `not_before` is the
 * moment it is meant for, `next_at` the next try. Ends with `sent_at`, or with `dead_at` after too many tries.
 */
export interface OutboxTable {
  id: string
  kind: OutboxKind
  /** A person's id, where it is for one. */
  recipient: string | null
  payload: string
  dedupe_key: string
  created_at: string
  not_before: string
  attempts: number
  next_at: string
  sent_at: string | null
  dead_at: string | null
  last_error: string | null
}

/**
 * What a person asked a tablet to do: kept for good, with when the tablet was told and when it had done it. `session` is
 * the run of the app that was asked: another one shows that it has started anew.
 */
export interface KioskCommandTable {
  id: string
  device_id: string
  command: KioskCommand
  session: string | null
  asked_at: string
  asked_by: string | null
  sent_at: string | null
  done_at: string | null
}

/**
 * Something wrong with a kiosk, from when on, until it is over. `numbers`: how many numbers
 * were missing, or used again, when it was told; 0 for what is about none.
 */
export interface KioskAlertTable {
  id: string
  kiosk_id: string
  kind: KioskAlertKind
  numbers: number
  began_at: string
  ended_at: string | null
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

/** Which process does a job now, and until when it may. */
export interface LeaseTable {
  name: string
  holder: string
  expires_at: string
}

/** How often what processes keep in memory has changed: another number, and their copies are old. */
interface ChangeStampTable {
  topic: Topic
  version: number
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

/**
 * How often a unit's poster was rated from one network address on a day, for the rule of many from one. `source` is a keyed
 * hash of day, unit and address; `early` the ids so far as JSON, until the rule holds. Deleted when the day is over.
 */
export interface PosterSourceTable {
  source: string
  local_day: string
  n: number
  early: string
}

/**
 * What a citizen wrote beside a rating without asking for an answer. The id is a hash: neither it nor anything else leads
 * to the rating or its moment.
 */
export interface CommentTable {
  id: string
  unit_id: string
  local_day: string
  salt: string | null
  /** Null once its time is over. */
  text: string | null
  /** sha256 over salt and text: what is left when the text is erased. */
  hash: string
  /** UTC day on which it came: the seal of that day counts it. */
  kept_on: string
  erased_at: string | null
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
 * The entries of every history, append only: `chain` is an item's id, or the name of a history of the office
 * (`people`, `deadlines` …). `hash` is sha256 over the previous hash and this entry. `body` and `sets` are canonical JSON;
 * `sets` holds the columns of the item that this entry gave a value, so that `verify` can compare each of them.
 */
export interface HistoryEventTable {
  chain: string
  seq: number
  at: string
  kind: string
  version: number
  actor_kind: string
  actor_id: string | null
  body: string
  sets: string | null
  prev_hash: string
  hash: string
}

/** What people wrote. Erasing empties `text` and `salt`: the entry's hash stays and tells nothing. */
export interface HistoryTextTable {
  chain: string
  id: string
  salt: string | null
  text: string | null
  erased_at: string | null
  /** The rule or decision that asked for it. */
  erased_by: string | null
}

/** Where a history of the office ends; an item's ends in its own row. */
export interface HistoryEndTable {
  chain: string
  seq: number
  hash: string
}

/** The signed statement about everything that was entered up to `until` (exclusive), a row a local day. */
export interface HistoryRootTable {
  day: string
  until: string
  statement: string
  root: string
  signature: string
  key_id: string
}

export interface SigningKeyTable {
  id: string
  public_key: string
  created_at: string
}

/**
 * A sum over rows that have no chain (ratings with their flags, comments), by the UTC day on which they came: the
 * HMAC-SHA-256 of each, added as eight numbers modulo 2^32. Nobody can make one without the installation's key.
 */
export interface RowSealTable {
  kind: RowSealKind
  day: string
  key_id: string
  shard: number
  n: number
  lane_0: number
  lane_1: number
  lane_2: number
  lane_3: number
  lane_4: number
  lane_5: number
  lane_6: number
  lane_7: number
}

export type RowSealKind = 'rating' | 'flag' | 'comment'

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

/** What another system shows to be let in; of the key itself only its hash is kept. */
export interface ApiKeyTable {
  id: string
  name: string
  /** SHA-256 of the key. */
  hash: string
  /** A list of `read`, `post` and `events`, as JSON. */
  rights: string
  /** Of which events it hears, as a JSON list; null: of all. */
  event_kinds: string | null
  /** Of which unit and those below it; null: of all. */
  event_unit_id: string | null
  per_minute: number
  per_day: number
  made_at: string
  ended_at: string | null
}

/** A file on its way in; `look`, `plan`, `fates` and `problem` are JSON (`server/contract/imports/imports.ts`). */
export interface ImportJobTable {
  id: string
  file_name: string
  bytes: number
  sha256: string
  state: ImportState
  look: string | null
  plan: string | null
  /** The name of the kept mapping that fitted. */
  mapping: string | null
  /** As the dry run counted them. */
  rows_in_all: number | null
  last_line: number
  /** Rows whose fate is settled: a run goes on after so many. */
  rows_done: number
  accepted: number
  warned: number
  duplicate: number
  refused: number
  fates: string
  problem: string | null
  made_by: string
  /** Who asked for the dry run or the run: it is done with their rights. */
  asked_by: string
  made_at: string
  changed_at: string
  ended_at: string | null
}

/** A piece of a file's bytes as base64, from 0 on; until the file is brought in or forgotten. */
interface ImportPieceTable {
  job_id: string
  number: number
  content: string
}

/** What became of some rows, as a JSON list of report lines, from 0 on. */
export interface ImportReportTable {
  job_id: string
  of: 'trial' | 'run'
  number: number
  lines: string
}

/** What of a file is what, kept by name and found again by the names of its columns. */
export interface ImportMappingTable {
  id: string
  name: string
  /** SHA-256 of the names of the columns, in any order. */
  fingerprint: string
  plan: string
  saved_by: string
  saved_at: string
}

/** When a key was used last, to the minute: beside the key, whose row is sealed. */
interface ApiKeyUseTable {
  key_id: string
  last_used_at: string
}

/** Another system's updates of an item that were taken: SHA-256 of its own id of each. */
interface Open311UpdateTable {
  feedback_id: string
  hash: string
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

/** Of what a person wants to hear, and how; without a row as the office tells everybody. */
export interface NoticeChoiceTable {
  person_id: string
  topic: NoticeTopic | 'digest'
  bell: number
  mail: MailChoice
}

/** What another system is told of an item; `facts` is `DeliveryFacts`. */
export interface DeliveryTable {
  id: string
  /** `1022`, or the id of a subscription. */
  target: string
  feedback_id: string
  /** What it tells of: the item itself, or what it is part of. */
  about_id: string
  sequence: number
  kind: DeliveryKind | EventKind
  /** Which event it hands over; null for what 1022 is told. */
  event_number: number | null
  facts: string
  happened_at: string
  next_at: string
  attempts: number
  leased_until: string | null
  settled: DeliverySettled | null
  settled_at: string | null
  /** The last answer that was no confirmation. */
  said: string | null
}

/** How a system that is told answers of late. */
interface DeliveryCircuitTable {
  target: string
  failures: number
  open_until: string | null
  confirmed_at: string | null
  said: string | null
}

/** One change of an item as other systems hear of it. */
export interface ItemEventTable {
  id: string
  /** 1, 2, 3 … in the order in which they are told; null until it has its turn. */
  number: number | null
  feedback_id: string
  /** Where its change stands in the item's history. */
  item_seq: number
  kind: EventKind
  unit_id: string
  /** Which unit had it before; null where it stayed. */
  left_unit_id: string | null
  /** `EventData`, as JSON: the same whenever it is told. */
  data: string
  happened_at: string
  /** An answer that can still be undone is told later. */
  not_before: string
}

/** Another system that has events sent to its address. */
export interface EventSubscriptionTable {
  id: string
  name: string
  address: string
  /** A JSON list; null: all. */
  kinds: string | null
  /** This unit and those below it; null: all. */
  unit_id: string | null
  /** Enciphered with the installation's key. */
  secret: string
  /** The one before, good until the other side has changed over. */
  secret_before: string | null
  made_at: string
  paused_at: string | null
  ended_at: string | null
}

/** Up to which event a subscription has its messages written down. */
interface EventSubscriptionPlaceTable {
  subscription_id: string
  number: number
}
