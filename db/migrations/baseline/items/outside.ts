import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../../tables.ts'

/** Bodies without an account that are asked for their word, and the photos that did not come from the sender. */
export async function createOutsideTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('outside_body')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('closed_at', 'text')
    .execute()

  await schema
    .createTable('outside_request')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('body_id', 'text', (c) => c.notNull().references('outside_body.id'))
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('request_id', 'text', (c) => c.notNull())
    .addColumn('words_id', 'text', (c) => c.notNull())
    .addColumn('photos', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'text', (c) => c.notNull())
    .addColumn('asked_by', 'text', (c) => c.references('person.id'))
    .addColumn('until_at', 'text', (c) => c.notNull())
    .addColumn('given_at', 'text')
    .addColumn('text_id', 'text')
    .addColumn('moved', 'integer')
    .addColumn('ended_at', 'text')
    .addColumn('ended_by', 'text')
    .execute()
  await schema.createIndex('outside_request_item').on('outside_request').columns(['feedback_id']).execute()
  // A body is asked one thing about an item at a time.
  await schema
    .createIndex('outside_request_open')
    .on('outside_request')
    .columns(['feedback_id', 'body_id'])
    .unique()
    .where(sql.ref('given_at'), 'is', null)
    .where(sql.ref('ended_at'), 'is', null)
    .execute()
  await schema
    .createIndex('outside_request_end')
    .on('outside_request')
    .columns(['until_at', 'id'])
    .where(sql.ref('given_at'), 'is', null)
    .where(sql.ref('ended_at'), 'is', null)
    .execute()

  await schema
    .createTable('outside_photo')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('request_id', 'text', (c) => c.notNull().references('outside_request.id'))
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()
  await schema.createIndex('outside_photo_item').on('outside_photo').columns(['feedback_id']).execute()
  await schema.createIndex('outside_photo_request').on('outside_photo').columns(['request_id']).execute()
}
