import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import { forUpdate, type JsonColumns, listOf, rowInserter, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { AnswerTable } from '../../tables/answers.ts'
import type {
  FeedbackHoldingTable,
  FeedbackPauseTable,
  FeedbackSenderTable,
  FeedbackTable,
} from '../../tables/feedback.ts'
import type { Channel } from '../../../server/contract/channel.ts'

export type Feedback = Selectable<FeedbackTable>
export type NewFeedback = Required<Insertable<FeedbackTable>>
export type FeedbackChanges = Partial<Omit<Feedback, 'is_open' | 'queue_at'>>
export type FeedbackSender = Selectable<FeedbackSenderTable>
export type Holding = Selectable<FeedbackHoldingTable>
export type Pause = Selectable<FeedbackPauseTable>
export type Answer = Selectable<AnswerTable>

const FEEDBACK_COLUMNS: JsonColumns<NewFeedback> = {
  id: 'text',
  tracking_code: 'text',
  channel: 'text',
  external_ref: 'text',
  salt: 'text',
  content_hash: 'text',
  kind: 'text',
  title: 'text',
  text: 'text',
  folded: 'text',
  spelled: 'text',
  category: 'text',
  place: 'text',
  aside: 'text',
  ward_code: 'text',
  status: 'text',
  lead_unit_id: 'text',
  assignee_id: 'text',
  routing: 'text',
  received_at: 'text',
  entered_at: 'text',
  received_on: 'text',
  historical: 'integer',
  restricted: 'integer',
  urgent: 'integer',
  policy_id: 'text',
  policy_code: 'text',
  calendar_version_id: 'text',
  promised_due_at: 'text',
  current_due_at: 'text',
  breached_at: 'text',
  breach_unit_id: 'text',
  proof: 'text',
  cycle: 'integer',
  cycle_on: 'text',
  answered_at: 'text',
  on_time: 'integer',
  working_minutes: 'integer',
  merged_into: 'text',
  own_dates: 'text',
  language: 'text',
  version: 'integer',
  last_event_seq: 'integer',
  last_event_hash: 'text',
}

const SENDER_COLUMNS: JsonColumns<FeedbackSender> = {
  feedback_id: 'text',
  salt: 'text',
  name: 'text',
  phone: 'text',
  email: 'text',
  note: 'text',
  hide_name: 'integer',
}

const HOLDING_COLUMNS: JsonColumns<Holding> = {
  id: 'text',
  feedback_id: 'text',
  cycle: 'integer',
  unit_id: 'text',
  from_at: 'text',
  to_at: 'text',
  due_at: 'text',
}

const ANSWER_COLUMNS: JsonColumns<Answer> = {
  id: 'text',
  feedback_id: 'text',
  cycle: 'integer',
  text_id: 'text',
  person_id: 'text',
  unit_id: 'text',
  answered_at: 'text',
  on_time: 'integer',
  due_at: 'text',
  working_minutes: 'integer',
  holder_id: 'text',
  cycle_on: 'text',
}

const insertNew = rowInserter<NewFeedback, { id: string }>({
  table: 'feedback',
  columns: FEEDBACK_COLUMNS,
  then: sql`on conflict (channel, external_ref) do nothing returning id`,
})

/** Stores new items and returns the ids of those whose source reference was still free; the others are left alone. */
export async function insertFeedback(tx: Tx, items: readonly NewFeedback[]): Promise<Set<string>> {
  const { rows } = await insertNew(tx, items)
  return new Set(rows.map(({ id }) => id))
}

export const insertSenders = rowInserter<FeedbackSender>({
  table: 'feedback_sender',
  columns: SENDER_COLUMNS,
})

export const insertHoldings = rowInserter<Holding>({ table: 'feedback_holding', columns: HOLDING_COLUMNS })

export const insertAnswers = rowInserter<Answer>({ table: 'answer', columns: ANSWER_COLUMNS })

/** What a source's references were first used for, with the first entry of each history. */
export function listBySource(db: Db, channel: Channel, externalRefs: readonly string[]) {
  return db
    .selectFrom('feedback as f')
    .innerJoin('history_event as first', (join) =>
      join.onRef('first.chain', '=', 'f.id').on('first.seq', '=', 1),
    )
    .select(['f.id', 'f.external_ref', 'f.salt', 'f.content_hash', 'f.tracking_code'])
    .select('first.body as first_body')
    .where('f.channel', '=', channel)
    .where('f.external_ref', 'in', listOf(db, externalRefs))
    .execute()
}

/** An item with its unit's path, by which the caller's scope is checked. */
export function findFeedback(db: Db, id: string) {
  return db
    .selectFrom('feedback as f')
    .innerJoin('unit', 'unit.id', 'f.lead_unit_id')
    .leftJoin('person', 'person.id', 'f.assignee_id')
    .leftJoin('deadline_policy as policy', 'policy.id', 'f.policy_id')
    .leftJoin('citizen_verdict as v', (join) =>
      join
        .onRef('v.feedback_id', '=', 'f.id')
        .onRef('v.answer_of', '=', 'f.id')
        .onRef('v.cycle', '=', 'f.cycle'),
    )
    .selectAll('f')
    .select('v.level as verdict')
    .select(['policy.name as policy_name', 'policy.name_en as policy_name_en'])
    .select([
      'unit.path as lead_path',
      'unit.code as lead_code',
      'unit.name as lead_name',
      'unit.name_en as lead_name_en',
    ])
    .select('person.name as assignee_name')
    .where('f.id', '=', id)
    .executeTakeFirst()
}

/** Holds these items until the transaction ends; tells how they stand now, so that nothing is changed unseen. */
export function lockFeedback(tx: Tx, ids: readonly string[]) {
  const query = tx
    .selectFrom('feedback')
    .select(['id', 'version', 'last_event_seq'])
    .where('id', 'in', listOf(tx, ids))
    .orderBy('id')
  return forUpdate(tx, query).execute()
}

/** Changes an item as long as nobody else has since it was read; false where somebody has. */
export async function updateFeedback(
  tx: Tx,
  seen: Pick<Feedback, 'id' | 'version' | 'last_event_seq'>,
  changes: FeedbackChanges,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('feedback')
    .set(changes)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .where('last_event_seq', '=', seen.last_event_seq)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export function findSender(db: Db | Tx, feedbackId: string): Promise<FeedbackSender | undefined> {
  return db.selectFrom('feedback_sender').selectAll().where('feedback_id', '=', feedbackId).executeTakeFirst()
}

/** What items say and who sent them, as search needs it. */
export function findSaid(tx: Tx, ids: readonly string[]) {
  return tx
    .selectFrom('feedback as f')
    .leftJoin('feedback_sender as s', 's.feedback_id', 'f.id')
    .select(['f.id', 'f.folded', 'f.tracking_code', 'f.external_ref', 'f.lead_unit_id', 'f.status'])
    .select(['s.name', 's.phone', 's.email'])
    .where('f.id', 'in', listOf(tx, ids))
    .execute()
}

/** Ids of items after one, in their order. */
export async function listFeedbackIds(db: Db, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('feedback')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export async function closeHolding(tx: Tx, feedbackId: string, at: string): Promise<void> {
  await tx
    .updateTable('feedback_holding')
    .set({ to_at: at })
    .where('feedback_id', '=', feedbackId)
    .where('to_at', 'is', null)
    .execute()
}

/** Which unit held it goes on as if it had not ended at this moment. */
export async function reopenHolding(tx: Tx, feedbackId: string, endedAt: string): Promise<void> {
  await tx
    .updateTable('feedback_holding')
    .set({ to_at: null })
    .where('feedback_id', '=', feedbackId)
    .where('to_at', '=', endedAt)
    .execute()
}

/** Of an answer that nobody has read. */
export async function deleteAnswer(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('answer').where('id', '=', id).execute()
}

/** The pauses of one cycle, in order. */
export function listPauses(db: Db, feedbackId: string, cycle: number): Promise<Pause[]> {
  return db
    .selectFrom('feedback_pause')
    .selectAll()
    .where('feedback_id', '=', feedbackId)
    .where('cycle', '=', cycle)
    .orderBy('from_at')
    .execute()
}

export async function insertPause(tx: Tx, pause: Pause): Promise<void> {
  await tx.insertInto('feedback_pause').values(pause).execute()
}

export async function endPause(tx: Tx, feedbackId: string, at: string): Promise<void> {
  await tx
    .updateTable('feedback_pause')
    .set({ to_at: at })
    .where('feedback_id', '=', feedbackId)
    .where('to_at', 'is', null)
    .execute()
}

export function listAnswers(db: Db, feedbackId: string) {
  return db
    .selectFrom('answer as a')
    .innerJoin('unit', 'unit.id', 'a.unit_id')
    .leftJoin('person', 'person.id', 'a.person_id')
    .select(['a.cycle', 'a.answered_at', 'unit.name as unit_name', 'person.name as person_name'])
    .where('a.feedback_id', '=', feedbackId)
    .orderBy('a.cycle')
    .execute()
}

/** Nothing of the citizen's words is left: no word to search for, no hash to try against, no photo, nothing kept aside. */
export async function eraseItemWords(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('feedback')
    .set({
      salt: null,
      content_hash: null,
      title: '',
      text: '',
      folded: '',
      spelled: '',
      place: null,
      aside: null,
    })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('attachment').where('feedback_id', '=', id).execute()
  await tx.deleteFrom('outside_photo').where('feedback_id', '=', id).execute()
  await tx.deleteFrom('answer_file').where('feedback_id', '=', id).execute()
  await tx.deleteFrom('feedback_conflict').where('feedback_id', '=', id).execute()
}

export async function eraseSender(tx: Tx, feedbackId: string): Promise<void> {
  await tx.deleteFrom('feedback_sender').where('feedback_id', '=', feedbackId).execute()
}
