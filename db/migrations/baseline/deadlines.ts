import type { Kysely } from 'kysely'
import type { Tables } from '../../tables.ts'

/** What deadlines are counted by: calendars, policies, campaigns, and changes of them that are worked off item by item. */
export async function createDeadlineTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('calendar_version')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.references('person.id'))
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addUniqueConstraint('calendar_version_once', ['unit_id', 'version'])
    .execute()

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
    .createTable('deadline_policy')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('channel', 'text')
    .addColumn('category_folded', 'text')
    .addColumn('unit_id', 'text', (c) => c.references('unit.id'))
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('valid_to', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('campaign_id', 'text', (c) => c.references('campaign.id'))
    .addColumn('category', 'text')
    .addColumn('limits', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('reminders', 'text')
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
}
