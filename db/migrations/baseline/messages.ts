import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../tables.ts'

/** What citizens are told: messages and what became of each, the office's own wording and quiet hours, links to contacts. */
export async function createMessageTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('citizen_message')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('about_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('facts', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('channel', 'text')
    .addColumn('because', 'text')
    .addColumn('queued_at', 'text', (c) => c.notNull())
    .addColumn('not_before', 'text', (c) => c.notNull())
    .addColumn('settled_at', 'text')
    .addUniqueConstraint('citizen_message_once', ['feedback_id', 'about_id', 'kind', 'seq'])
    .execute()

  // By which the newest that were refused are found.
  await schema
    .createIndex('citizen_message_state')
    .on('citizen_message')
    .columns(['state', 'settled_at'])
    .execute()

  await schema
    .createTable('message_opt_out')
    .addColumn('contact', 'text', (c) => c.notNull().primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('message_template')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('subject', 'text')
    .addColumn('body', 'text')
    .addColumn('short', 'text')
    .addColumn('saved_at', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('message_setting')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('quiet_from', 'text', (c) => c.notNull())
    .addColumn('quiet_to', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('lost_code_link')
    .addColumn('contact', 'text', (c) => c.notNull().primaryKey())
    .addColumn('token', 'text', (c) => c.notNull().unique())
    .addColumn('request', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('contact_change')
    .addColumn('feedback_id', 'text', (c) => c.notNull().primaryKey().references('feedback.id'))
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute()

  // By which a lost code is found again.
  await schema
    .createIndex('feedback_sender_email')
    .on('feedback_sender')
    .expression(sql`lower(email)`)
    .execute()
  await schema.createIndex('feedback_sender_phone').on('feedback_sender').columns(['phone']).execute()
}
