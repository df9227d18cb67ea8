import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { clusteredByKey, indexAddedUp } from '../../dialect.ts'
import type { Tables } from '../../tables.ts'

/** What reports read instead of ratings and items, and who may write to which part of it. No foreign keys: the hot path. */
export async function createTallyTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  // The keys begin with what a reader asks for: one unit, one question, some months or days.
  await schema
    .createTable('tally')
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('span', 'text', (c) => c.notNull())
    .addColumn('desk_id', 'text', (c) => c.notNull())
    .addColumn('hour', 'integer', (c) => c.notNull())
    .addColumn('questionnaire_version_id', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('flag', 'text', (c) => c.notNull())
    .addColumn('known', 'text', (c) => c.notNull())
    .addColumn('choice', 'text', (c) => c.notNull())
    .addColumn('shard', 'integer', (c) => c.notNull())
    .addColumn('n', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('tally_key', [
      'unit_id',
      'question',
      'span',
      'desk_id',
      'hour',
      'questionnaire_version_id',
      'channel',
      'flag',
      'known',
      'choice',
      'shard',
    ])
    .modifyEnd(clusteredByKey(db))
    .execute()

  // The few that a rule keeps out, and that came on a later day than they were given, of days alone: found without the rest.
  for (const [name, column, operator, value] of [
    ['tally_flagged', 'flag', '<>', sql.lit('')],
    ['tally_later', 'known', '>', sql.ref('span')],
  ] as const)
    await schema
      .createIndex(name)
      .on('tally')
      .columns(['unit_id', 'span', 'desk_id', 'known'])
      .where(sql.ref(column), operator, value)
      .where(sql.ref('hour'), '>=', sql.lit(0))
      .execute()

  await indexAddedUp(db)

  await schema
    .createTable('item_tally')
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('span', 'text', (c) => c.notNull())
    .addColumn('holder_id', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('is_reopened', 'integer', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('minutes', 'integer', (c) => c.notNull())
    .addColumn('shard', 'integer', (c) => c.notNull())
    .addColumn('n', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('item_tally_key', [
      'unit_id',
      'span',
      'holder_id',
      'channel',
      'is_reopened',
      'outcome',
      'minutes',
      'shard',
    ])
    .modifyEnd(clusteredByKey(db))
    .execute()

  await schema
    .createTable('writer_shard')
    .addColumn('shard', 'integer', (c) => c.notNull().primaryKey())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute()
}
