import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../tables.ts'

const isOpen = sql`case when status in ('new', 'assigned', 'in-progress', 'waiting-for-citizen', 'awaiting-approval') then 1 else 0 end`

/** What is urgent before all else, then by due time. */
const queueAt = sql`case when urgent = 1 then '0' || current_due_at else current_due_at end`

/** Items, their history, answers, and what was kept aside. */
export async function createFeedbackTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('feedback')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('tracking_code', 'text', (c) => c.notNull().unique())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('external_ref', 'text')
    .addColumn('salt', 'text')
    .addColumn('content_hash', 'text')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('folded', 'text', (c) => c.notNull())
    .addColumn('spelled', 'text', (c) => c.notNull())
    .addColumn('category', 'text')
    .addColumn('place', 'text')
    .addColumn('aside', 'text')
    .addColumn('ward_code', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('is_open', 'integer', (c) => c.generatedAlwaysAs(isOpen).stored())
    .addColumn('lead_unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('assignee_id', 'text', (c) => c.references('person.id'))
    .addColumn('routing', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('entered_at', 'text', (c) => c.notNull())
    .addColumn('received_on', 'text', (c) => c.notNull())
    .addColumn('historical', 'integer', (c) => c.notNull())
    .addColumn('restricted', 'integer', (c) => c.notNull())
    .addColumn('urgent', 'integer', (c) => c.notNull())
    .addColumn('queue_at', 'text', (c) => c.generatedAlwaysAs(queueAt).stored())
    .addColumn('policy_id', 'text', (c) => c.references('deadline_policy.id'))
    .addColumn('policy_code', 'text', (c) => c.notNull())
    .addColumn('calendar_version_id', 'text', (c) => c.references('calendar_version.id'))
    .addColumn('promised_due_at', 'text')
    .addColumn('current_due_at', 'text', (c) => c.notNull())
    .addColumn('breached_at', 'text')
    .addColumn('breach_unit_id', 'text', (c) => c.references('unit.id'))
    .addColumn('proof', 'text', (c) => c.notNull())
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('cycle_on', 'text', (c) => c.notNull())
    .addColumn('answered_at', 'text')
    .addColumn('on_time', 'integer')
    .addColumn('working_minutes', 'integer')
    .addColumn('merged_into', 'text', (c) => c.references('feedback.id'))
    .addColumn('own_dates', 'text')
    .addColumn('language', 'text', (c) => c.notNull().defaultTo('vi'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('last_event_seq', 'integer', (c) => c.notNull())
    .addColumn('last_event_hash', 'text', (c) => c.notNull())
    .addUniqueConstraint('feedback_source_once', ['channel', 'external_ref'])
    .execute()
  // What is open, by when it is due, with all that its lists are counted by: a count reads no item.
  const counted = ['restricted', 'status', 'assignee_id', 'urgent', 'breached_at', 'current_due_at'] as const
  const others = ['promised_due_at', 'cycle'] as const
  await schema
    .createIndex('feedback_queue')
    .on('feedback')
    .columns(['is_open', 'queue_at', 'id', 'lead_unit_id', ...counted, ...others])
    .where(sql.ref('is_open'), '=', sql.lit(1))
    .execute()
  await schema
    .createIndex('feedback_unit_queue')
    .on('feedback')
    .columns(['lead_unit_id', 'is_open', 'queue_at', 'id', ...counted, ...others])
    .where(sql.ref('is_open'), '=', sql.lit(1))
    .execute()
  await schema.createIndex('feedback_newest').on('feedback').columns(['received_at', 'id']).execute()
  await schema
    .createIndex('feedback_unit_newest')
    .on('feedback')
    .columns(['lead_unit_id', 'is_open', 'received_at', 'id'])
    .execute()
  await schema
    .createIndex('feedback_category_newest')
    .on('feedback')
    .columns(['category', 'received_at', 'id'])
    .execute()
  // What a unit is asked about from its reports: its late answers, among many in time; what came to a later round.
  await schema
    .createIndex('feedback_late')
    .on('feedback')
    .expression(sql`coalesce(breach_unit_id, lead_unit_id), received_at, id`)
    .where(sql.ref('on_time'), '=', sql.lit(0))
    .execute()
  await schema
    .createIndex('feedback_reopened_newest')
    .on('feedback')
    .columns(['received_at', 'id'])
    .where(sql.ref('cycle'), '>', sql.lit(1))
    .execute()
  // What the report of timeliness looks at itself: the open items of a period; the others stand in the tally.
  await schema
    .createIndex('feedback_open_counted')
    .on('feedback')
    .columns([
      'cycle_on',
      'lead_unit_id',
      'breach_unit_id',
      'status',
      'current_due_at',
      'breached_at',
      'promised_due_at',
      'cycle',
    ])
    .where(sql.ref('is_open'), '=', sql.lit(1))
    .where(sql.ref('restricted'), '=', sql.lit(0))
    .execute()
  // What is held is little, and found without walking past the rest.
  await schema
    .createIndex('feedback_restricted')
    .on('feedback')
    .columns(['received_at', 'id'])
    .where(sql.ref('restricted'), '=', sql.lit(1))
    .execute()
  // Walked item by item in the order of ids, past everything that is closed.
  await schema.createIndex('feedback_open').on('feedback').columns(['is_open', 'id']).execute()

  // What is part of an item.
  await schema
    .createIndex('feedback_merged')
    .on('feedback')
    .column('merged_into')
    .where(sql.ref('merged_into'), 'is not', null)
    .execute()
  // What a new item may be the same as: open, of the last days, in one ward or of one category; of one unit, as its newest.
  for (const column of ['ward_code', 'category'])
    await schema
      .createIndex(`feedback_alike_${column}`)
      .on('feedback')
      .columns([column, 'received_at', 'id'])
      .where(sql.ref('is_open'), '=', sql.lit(1))
      .where(sql.ref('restricted'), '=', sql.lit(0))
      .execute()

  await schema
    .createTable('feedback_sender')
    .addColumn('feedback_id', 'text', (c) => c.notNull().primaryKey().references('feedback.id'))
    .addColumn('salt', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('phone', 'text')
    .addColumn('email', 'text')
    .addColumn('note', 'text')
    .addColumn('hide_name', 'integer', (c) => c.notNull())
    .execute()

  await schema
    .createTable('feedback_holding')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('from_at', 'text', (c) => c.notNull())
    .addColumn('to_at', 'text')
    .addColumn('due_at', 'text')
    .execute()
  await schema.createIndex('feedback_holding_item').on('feedback_holding').columns(['feedback_id']).execute()

  await schema
    .createTable('feedback_pause')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('from_at', 'text', (c) => c.notNull())
    .addColumn('to_at', 'text')
    .addColumn('reason_id', 'text', (c) => c.notNull())
    .addColumn('answer_by', 'text')
    .execute()
  await schema.createIndex('feedback_pause_item').on('feedback_pause').columns(['feedback_id']).execute()
  await schema
    .createIndex('feedback_pause_end')
    .on('feedback_pause')
    .columns(['answer_by'])
    .where(sql.ref('to_at'), 'is', null)
    .execute()

  await schema
    .createTable('feedback_extension')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('working_days', 'integer', (c) => c.notNull())
    .addColumn('reason_id', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'text', (c) => c.notNull())
    .addColumn('asked_by', 'text', (c) => c.references('person.id'))
    .addColumn('decision', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('decided_by', 'text', (c) => c.references('person.id'))
    .addColumn('remark_id', 'text')
    .execute()
  await schema
    .createIndex('feedback_extension_item')
    .on('feedback_extension')
    .columns(['feedback_id', 'cycle'])
    .execute()
  // What the list of today looks for: the few that wait for a decision.
  await schema
    .createIndex('feedback_extension_waiting')
    .on('feedback_extension')
    .columns(['feedback_id', 'cycle'])
    .where(sql.ref('decision'), 'is', null)
    .execute()

  await schema
    .createTable('feedback_conflict')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('external_ref', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('restricted', 'integer', (c) => c.notNull())
    .addColumn('settled_at', 'text')
    .addColumn('settled_by', 'text', (c) => c.references('person.id'))
    .addUniqueConstraint('feedback_conflict_once', ['feedback_id', 'content_hash'])
    .execute()

  await schema
    .createIndex('feedback_conflict_open')
    .on('feedback_conflict')
    .columns(['received_at', 'id'])
    .where(sql.ref('settled_at'), 'is', null)
    .execute()

  await schema
    .createTable('answer')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('text_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('answered_at', 'text', (c) => c.notNull())
    .addColumn('on_time', 'integer')
    .addColumn('due_at', 'text')
    .addColumn('working_minutes', 'integer')
    .addColumn('holder_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('cycle_on', 'text', (c) => c.notNull())
    .addUniqueConstraint('answer_once_a_cycle', ['feedback_id', 'cycle'])
    .execute()

  await schema
    .createTable('answer_amendment')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('answer_id', 'text', (c) => c.notNull().references('answer.id'))
    .addColumn('text_id', 'text', (c) => c.notNull())
    .addColumn('amended_at', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .execute()
  await schema.createIndex('answer_amendment_item').on('answer_amendment').columns(['feedback_id']).execute()

  await schema
    .createTable('contribution')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('request_id', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'text', (c) => c.notNull())
    .addColumn('asked_by', 'text', (c) => c.references('person.id'))
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('given_at', 'text')
    .addColumn('given_by', 'text', (c) => c.references('person.id'))
    .addColumn('text_id', 'text')
    .addColumn('on_time', 'integer')
    .addColumn('ended_at', 'text')
    .execute()
  // A unit is asked one thing about an item at a time: of two who ask at once, one is told.
  await schema
    .createIndex('contribution_open')
    .on('contribution')
    .columns(['feedback_id', 'unit_id'])
    .unique()
    .where(sql.ref('given_at'), 'is', null)
    .where(sql.ref('ended_at'), 'is', null)
    .execute()
  await schema
    .createIndex('contribution_queue')
    .on('contribution')
    .columns(['unit_id', 'due_at', 'id'])
    .where(sql.ref('given_at'), 'is', null)
    .where(sql.ref('ended_at'), 'is', null)
    .execute()
  await schema.createIndex('contribution_item').on('contribution').columns(['feedback_id']).execute()
  await schema
    .createIndex('contribution_of_unit')
    .on('contribution')
    .columns(['unit_id', 'feedback_id'])
    .execute()
  await schema.createIndex('contribution_asked').on('contribution').columns(['asked_at']).execute()

  await schema
    .createTable('citizen_verdict')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('answer_of', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('level', 'integer', (c) => c.notNull())
    .addColumn('reason_id', 'text')
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('given_at', 'text', (c) => c.notNull())
    .addColumn('answer_text_id', 'text', (c) => c.notNull())
    .addUniqueConstraint('citizen_verdict_once_an_answer', ['feedback_id', 'answer_of', 'cycle'])
    .execute()
  await schema
    .createIndex('citizen_verdict_of')
    .on('citizen_verdict')
    .columns(['answer_of', 'given_at', 'id'])
    .execute()
  await schema.createIndex('citizen_verdict_given').on('citizen_verdict').columns(['given_at']).execute()
}
