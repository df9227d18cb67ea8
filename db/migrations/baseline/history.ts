import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { clusteredByKey } from '../../dialect.ts'
import type { Tables } from '../../tables.ts'

/** The history of everything: chained entries, the texts they speak of, and the signed roots of each day. */
export async function createHistoryTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('history_event')
    .addColumn('chain', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('sets', 'text')
    .addColumn('prev_hash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    // Not in its key's own tree: there SQLite keeps a quarter of a page of each row, and a whole page for the rest of it.
    .addPrimaryKeyConstraint('history_event_key', ['chain', 'seq'])
    .execute()
  // A day's root is made from the entries of that day.
  await schema.createIndex('history_event_day').on('history_event').columns(['at']).execute()
  // What the audit page reads: the acts of people, by day.
  await schema
    .createIndex('history_event_people')
    .on('history_event')
    .columns(['at', 'chain', 'seq'])
    .where(sql<boolean>`actor_kind in ('staff', 'command-line')`)
    .execute()
  // What the report of late moves reads: few among the many entries of all histories.
  await schema
    .createIndex('history_event_moves')
    .on('history_event')
    .columns(['at'])
    .where(sql.ref('kind'), 'in', ['paused', 'transferred'])
    .execute()

  await schema
    .createTable('history_text')
    .addColumn('chain', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('salt', 'text')
    .addColumn('text', 'text')
    .addColumn('erased_at', 'text')
    .addColumn('erased_by', 'text')
    .addPrimaryKeyConstraint('history_text_key', ['chain', 'id'])
    .modifyEnd(clusteredByKey(db))
    .execute()

  await schema
    .createTable('history_end')
    .addColumn('chain', 'text', (c) => c.notNull().primaryKey())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('history_root')
    .addColumn('day', 'text', (c) => c.notNull().primaryKey())
    .addColumn('until', 'text', (c) => c.notNull())
    .addColumn('statement', 'text', (c) => c.notNull())
    .addColumn('root', 'text', (c) => c.notNull())
    .addColumn('signature', 'text', (c) => c.notNull())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('signing_key')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('row_seal')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .addColumn('shard', 'integer', (c) => c.notNull())
    .addColumn('n', 'bigint', (c) => c.notNull())
    .addColumn('lane_0', 'bigint', (c) => c.notNull())
    .addColumn('lane_1', 'bigint', (c) => c.notNull())
    .addColumn('lane_2', 'bigint', (c) => c.notNull())
    .addColumn('lane_3', 'bigint', (c) => c.notNull())
    .addColumn('lane_4', 'bigint', (c) => c.notNull())
    .addColumn('lane_5', 'bigint', (c) => c.notNull())
    .addColumn('lane_6', 'bigint', (c) => c.notNull())
    .addColumn('lane_7', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('row_seal_key', ['kind', 'day', 'key_id', 'shard'])
    .modifyEnd(clusteredByKey(db))
    .execute()
}
