import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** Ratings that no tablet gave: one-time codes on receipts, and ballots that staff enter. */
export async function up(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('rating_code_batch')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('codes', 'integer', (c) => c.notNull())
    .addColumn('last_day', 'text', (c) => c.notNull())
    .addColumn('issued_at', 'text', (c) => c.notNull())
    .addColumn('issued_by', 'text', (c) => c.references('person.id'))
    .execute()

  await schema
    .createTable('rating_code')
    .addColumn('hash', 'text', (c) => c.notNull().primaryKey())
    .addColumn('batch_id', 'text', (c) => c.notNull().references('rating_code_batch.id'))
    .addColumn('spent', 'integer', (c) => c.notNull())
    .execute()
  await schema.createIndex('rating_code_of_batch').on('rating_code').columns(['batch_id', 'spent']).execute()

  await schema
    .createTable('ballot_batch')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('desk_id', 'text', (c) => c.references('desk.id'))
    .addColumn('local_day', 'text', (c) => c.notNull())
    .addColumn('levels', 'text', (c) => c.notNull())
    .addColumn('entered_at', 'text', (c) => c.notNull())
    .addColumn('entered_by', 'text', (c) => c.references('person.id'))
    .execute()
  await schema
    .createIndex('ballot_batch_unit')
    .on('ballot_batch')
    .columns(['unit_id', 'entered_at'])
    .execute()
}
