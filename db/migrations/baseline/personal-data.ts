import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../tables.ts'

/** What the office says about personal data, what people ask for about theirs, and who saw whose contact. */
export async function createPersonalDataTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('privacy_setting')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('from_day', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('saved_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('privacy_setting_once', ['kind', 'about', 'version'])
    .execute()

  await schema
    .createTable('data_request')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('by_citizen', 'integer', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('reply_due_at', 'text', (c) => c.notNull())
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('replied_at', 'text')
    .addColumn('extended_at', 'text')
    .addColumn('identity', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('settled_at', 'text')
    .addColumn('certificate', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()
  await schema
    .createIndex('data_request_received')
    .on('data_request')
    .columns(['received_at', 'id'])
    .execute()
  await schema
    .createIndex('data_request_open')
    .on('data_request')
    .columns(['due_at'])
    .where(sql.ref('state'), '=', 'open')
    .execute()

  await schema
    .createTable('data_request_person')
    .addColumn('request_id', 'text', (c) => c.notNull().primaryKey().references('data_request.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('item_code', 'text')
    .addColumn('words', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('sender_view')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addPrimaryKeyConstraint('sender_view_key', ['day', 'person_id', 'feedback_id'])
    .execute()
}
