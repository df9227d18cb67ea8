import type { Kysely } from 'kysely'
import { createNewsTable } from '../../dialect.ts'
import type { Tables } from '../../tables.ts'

/** What open screens are told at once: what happened to items, and who is at one. Kept for a day. */
export async function createLiveTables(db: Kysely<Tables>): Promise<void> {
  await createNewsTable(db)
  await db.schema.createIndex('item_news_at').on('item_news').column('at').execute()

  await db.schema
    .createTable('presence')
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('does', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('presence_once', ['feedback_id', 'person_id'])
    .execute()
  await db.schema.createIndex('presence_seen').on('presence').column('seen_at').execute()
}
