import type { Kysely } from 'kysely'

/** Weeks hold from a day on; policies have limits and may belong to a campaign; changes are worked off item by item. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('campaign')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('theme', 'text', (c) => c.notNull())
    .addColumn('starts_on', 'text', (c) => c.notNull())
    .addColumn('ends_on', 'text', (c) => c.notNull())
    .addColumn('procedures', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.references('person.id'))
    .execute()

  await schema
    .createTable('campaign_unit')
    .addColumn('campaign_id', 'text', (c) => c.notNull().references('campaign.id'))
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addPrimaryKeyConstraint('campaign_unit_key', ['campaign_id', 'unit_id'])
    .execute()

  await schema
    .alterTable('calendar_version')
    .addColumn('valid_from', 'text', (c) => c.notNull().defaultTo('2000-01-01'))
    .execute()

  await schema
    .alterTable('deadline_policy')
    .addColumn('campaign_id', 'text', (c) => c.references('campaign.id'))
    .execute()
  await schema.alterTable('deadline_policy').addColumn('category', 'text').execute()
  await schema
    .alterTable('deadline_policy')
    .addColumn('limits', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute()
  await schema
    .alterTable('deadline_policy')
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .execute()

  await schema
    .createTable('recomputation')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('cause', 'text', (c) => c.notNull())
    .addColumn('cause_id', 'text', (c) => c.notNull())
    .addColumn('unit_path', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('cursor', 'text', (c) => c.notNull())
    .addColumn('examined', 'integer', (c) => c.notNull())
    .addColumn('moved', 'integer', (c) => c.notNull())
    .addColumn('finished_at', 'text')
    .execute()
  // Walked item by item in the order of ids, past everything that is closed.
  await schema.createIndex('feedback_open').on('feedback').columns(['is_open', 'id']).execute()
}
