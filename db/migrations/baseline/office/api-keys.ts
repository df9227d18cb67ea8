import type { Kysely } from 'kysely'
import type { Tables } from '../../../tables.ts'

/** The keys of other systems, when each was used last, and which of their updates of an item were taken. */
export async function createApiKeyTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('api_key')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('rights', 'text', (c) => c.notNull())
    .addColumn('event_kinds', 'text')
    .addColumn('event_unit_id', 'text', (c) => c.references('unit.id'))
    .addColumn('per_minute', 'integer', (c) => c.notNull())
    .addColumn('per_day', 'integer', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .execute()

  await schema
    .createTable('api_key_use')
    .addColumn('key_id', 'text', (c) => c.notNull().primaryKey().references('api_key.id'))
    .addColumn('last_used_at', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('open311_update')
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('open311_update_key', ['feedback_id', 'hash'])
    .execute()
}
