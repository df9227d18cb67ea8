import type { Channel } from '../../server/contract/channel.ts'
import type { ItemOutcome } from '../../server/contract/feedback/item-outcome.ts'
import type { RatingChannel } from '../../server/contract/rating-channel.ts'
import type { TaskRhythm } from '../../server/contract/reports/report-tasks.ts'

/** Counts, results and reports. */
export interface ReportTables {
  tally: TallyTable
  item_tally: ItemTallyTable
  writer_shard: WriterShardTable
  index_input: IndexInputTable
  results_publication: ResultsPublicationTable
  served_count: ServedCountTable
  dossier_count: DossierCountTable
  report_task: ReportTaskTable
  report_delivery: ReportDeliveryTable
  report_task_change: ReportTaskChangeTable
  improvement: ImprovementTable
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
