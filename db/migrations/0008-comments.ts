import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** What citizens wrote beside a rating without asking for an answer. */
export async function up(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('comment')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('local_day', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .execute()
  await schema.createIndex('comment_unit').on('comment').columns(['unit_id', 'local_day']).execute()
  await schema.createIndex('comment_age').on('comment').column('local_day').execute()
}
