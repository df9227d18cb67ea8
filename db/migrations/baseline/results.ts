import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../tables.ts'

/** Quarters as they were submitted and published. */
export async function createResultTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('results_publication')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) =>
      c.notNull().check(sql`status in ('submitted', 'returned', 'published')`),
    )
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('basis', 'text', (c) => c.notNull())
    .addColumn('frozen_at', 'text', (c) => c.notNull())
    .addColumn('submitted_by', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('decided_at', 'text')
    .addColumn('decided_by', 'text', (c) => c.references('person.id'))
    .addColumn('decided_name', 'text')
    .addColumn('note', 'text')
    .addColumn('signature', 'text')
    .addColumn('key_id', 'text')
    .execute()
  // Of a quarter one waits at most, and each number is published once.
  await schema
    .createIndex('results_publication_waiting')
    .on('results_publication')
    .columns(['period'])
    .unique()
    .where(sql.ref('status'), '=', sql.lit('submitted'))
    .execute()
  await schema
    .createIndex('results_publication_number')
    .on('results_publication')
    .columns(['period', 'number'])
    .unique()
    .where(sql.ref('status'), '=', sql.lit('published'))
    .execute()
}
