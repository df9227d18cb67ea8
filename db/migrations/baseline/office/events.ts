import { type Kysely, sql, type SqlBool } from 'kysely'
import type { Tables } from '../../../tables.ts'

/** What other systems hear of items, in one order, and who has it sent. */
export async function createEventTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('item_event')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    // Given once the change is committed: none ever appears below one that somebody has read.
    .addColumn('number', 'integer', (c) => c.unique())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('item_seq', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('left_unit_id', 'text', (c) => c.references('unit.id'))
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('happened_at', 'text', (c) => c.notNull())
    .addColumn('not_before', 'text', (c) => c.notNull())
    .execute()
  await schema
    .createIndex('item_event_unnumbered')
    .on('item_event')
    .columns(['feedback_id', 'item_seq'])
    .where(sql.ref('number'), 'is', null)
    .execute()

  await schema
    .createTable('event_subscription')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('kinds', 'text')
    .addColumn('unit_id', 'text', (c) => c.references('unit.id'))
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('secret_before', 'text')
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('paused_at', 'text')
    .addColumn('ended_at', 'text')
    .execute()
  // Beside the subscription, whose row is sealed.
  await schema
    .createTable('event_subscription_place')
    .addColumn('subscription_id', 'text', (c) => c.notNull().primaryKey().references('event_subscription.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .execute()
  await schema
    .createIndex('delivery_of_event')
    .on('delivery')
    .columns(['event_number'])
    .where(sql<SqlBool>`event_number is not null`)
    .execute()
}
