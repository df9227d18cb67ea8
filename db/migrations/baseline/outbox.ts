import type { Kysely } from 'kysely'
import { sql } from 'kysely'
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
