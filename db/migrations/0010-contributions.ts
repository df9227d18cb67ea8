import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** What the unit that leads an item asks other units to contribute. */
export async function up(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('contribution')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('request', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'text', (c) => c.notNull())
    .addColumn('asked_by', 'text', (c) => c.references('person.id'))
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('given_at', 'text')
    .addColumn('given_by', 'text', (c) => c.references('person.id'))
    .addColumn('text', 'text')
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
  await schema.createIndex('contribution_asked').on('contribution').columns(['asked_at']).execute()
}
