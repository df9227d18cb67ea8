import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../tables.ts'

/** What a unit's day needs beside its items: who is away, who was reminded, and what is held not to be one's own. */
export async function createBoardTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('objection')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.references('person.id'))
    .addColumn('reason_id', 'text', (c) => c.notNull())
    .addColumn('precedent', 'text')
    .addColumn('decision', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('decided_by', 'text', (c) => c.references('person.id'))
    .addUniqueConstraint('objection_once', ['feedback_id', 'unit_id'])
    .execute()
  await schema
    .createIndex('objection_waiting')
    .on('objection')
    .columns(['feedback_id', 'made_at'])
    .where(sql.ref('decision'), 'is', null)
    .execute()

  // What was answered today, or in the weeks of a quarter: counted without a look at the items.
  await schema
    .createIndex('feedback_answered')
    .on('feedback')
    .columns(['answered_at', 'lead_unit_id', 'cycle', 'restricted', 'id'])
    .where(sql.ref('answered_at'), 'is not', null)
    .execute()

  // Of these alone an earlier answer stands beside the last one; it was given before the cycle began.
  await schema
    .createIndex('feedback_reopened')
    .on('feedback')
    .columns(['cycle_on', 'lead_unit_id', 'restricted', 'answered_at', 'id'])
    .where(sql.ref('cycle'), '>', sql.lit(1))
    .execute()

  await schema.createIndex('answer_given').on('answer').columns(['answered_at', 'feedback_id']).execute()

  await schema
    .createTable('item_nudge')
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('on_day', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('item_nudge_once', ['feedback_id', 'on_day'])
    .execute()

  await schema
    .createTable('leave')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('cover_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('from_day', 'text', (c) => c.notNull())
    .addColumn('to_day', 'text', (c) => c.notNull())
    .addColumn('entered_at', 'text', (c) => c.notNull())
    .addColumn('entered_by', 'text', (c) => c.references('person.id'))
    .addColumn('ended_at', 'text')
    .execute()
  await schema.createIndex('leave_days').on('leave').columns(['to_day', 'from_day']).execute()
}
