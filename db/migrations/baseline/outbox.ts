import { type Kysely, sql, type SqlBool } from 'kysely'
import type { Tables } from '../../tables.ts'

/** Reminders, the outbox that delivers them, notifications, and who may run jobs now. */
export async function createOutboxTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('reminder_plan')
    .addColumn('feedback_id', 'text', (c) => c.notNull().primaryKey().references('feedback.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('planned_at', 'text', (c) => c.notNull())
    .addColumn('problem', 'text')
    .execute()

  await schema
    .createTable('outbox')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('recipient', 'text')
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('dedupe_key', 'text', (c) => c.notNull().unique())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('not_before', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('next_at', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text')
    .addColumn('dead_at', 'text')
    .addColumn('last_error', 'text')
    .execute()
  await schema
    .createIndex('outbox_waiting')
    .on('outbox')
    .columns(['next_at', 'id'])
    .where(sql.ref('sent_at'), 'is', null)
    .execute()

  await schema
    .createTable('notification')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('feedback_id', 'text', (c) => c.references('feedback.id'))
    .addColumn('kiosk_alert_id', 'text', (c) => c.references('kiosk_alert.id'))
    .addColumn('report_task_id', 'text', (c) => c.references('report_task.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('due_at', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('read_at', 'text')
    .execute()
  await schema.createIndex('notification_newest').on('notification').columns(['person_id', 'id']).execute()
  await schema
    .createIndex('notification_unread')
    .on('notification')
    .columns(['person_id'])
    .where(sql.ref('read_at'), 'is', null)
    .execute()

  await schema
    .createTable('lease')
    .addColumn('name', 'text', (c) => c.notNull().primaryKey())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute()
}

/** What other systems are told of an item, in its order, until they confirm it. */
export async function createDeliveryTables({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('delivery')
    // The same at every try: by it the other system knows what it has.
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('about_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('event_number', 'integer')
    .addColumn('facts', 'text', (c) => c.notNull())
    .addColumn('happened_at', 'text', (c) => c.notNull())
    .addColumn('next_at', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('leased_until', 'text')
    .addColumn('settled', 'text')
    .addColumn('settled_at', 'text')
    .addColumn('said', 'text')
    .addUniqueConstraint('delivery_order', ['target', 'feedback_id', 'sequence'])
    .execute()
  await schema
    .createIndex('delivery_waiting')
    .on('delivery')
    .columns(['target', 'next_at'])
    .where(sql.ref('settled'), 'is', null)
    .execute()
  await schema
    .createIndex('delivery_unconfirmed')
    .on('delivery')
    .columns(['feedback_id', 'target', 'sequence'])
    .where(sql<SqlBool>`settled is null or settled = 'dead'`)
    .execute()
  await schema
    .createIndex('delivery_dead')
    .on('delivery')
    .columns(['settled_at'])
    .where(sql<SqlBool>`settled = 'dead'`)
    .execute()

  await schema
    .createTable('delivery_circuit')
    .addColumn('target', 'text', (c) => c.notNull().primaryKey())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('open_until', 'text')
    .addColumn('confirmed_at', 'text')
    .addColumn('said', 'text')
    .execute()
}
