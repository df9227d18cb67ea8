import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../tables.ts'

/** Questionnaires, desks, kiosks and their tablets. */
export async function createKioskTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('questionnaire')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('draft', 'text')
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('retired_at', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('questionnaire_version')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('questionnaire_id', 'text', (c) => c.notNull().references('questionnaire.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('scale_size', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('published_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('questionnaire_version_once', ['questionnaire_id', 'version'])
    .execute()

  await schema
    .createTable('desk')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('ended_on', 'text')
    .execute()

  await schema
    .createTable('questionnaire_use')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('position', 'integer', (c) => c.notNull().unique())
    .addColumn('version_id', 'text', (c) => c.notNull().references('questionnaire_version.id'))
    .addColumn('from_day', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.references('unit.id'))
    .addColumn('desk_id', 'text', (c) => c.references('desk.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('kiosk')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('desk_id', 'text', (c) => c.references('desk.id'))
    .addColumn('questionnaire_version_id', 'text', (c) => c.notNull().references('questionnaire_version.id'))
    .addColumn('config_version', 'integer', (c) => c.notNull())
    .addColumn('languages', 'text', (c) => c.notNull())
    .addColumn('comment_on_tablet', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('pairing_code_hash', 'text', (c) => c.unique())
    .addColumn('pairing_expires_at', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('kiosk_placement')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('kiosk_id', 'text', (c) => c.notNull().references('kiosk.id'))
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('desk_id', 'text', (c) => c.references('desk.id'))
    .addColumn('from_at', 'text', (c) => c.notNull())
    .addColumn('to_at', 'text')
    .execute()
  await schema
    .createIndex('kiosk_placement_by_kiosk')
    .on('kiosk_placement')
    .columns(['kiosk_id', 'from_at'])
    .execute()

  await schema
    .createTable('device')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('kiosk_id', 'text', (c) => c.notNull().references('kiosk.id'))
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('paired_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .addColumn('first_seq', 'bigint', (c) => c.notNull().defaultTo(1))
    .addColumn('max_seq', 'bigint', (c) => c.notNull())
    .addColumn('accepted', 'bigint', (c) => c.notNull())
    .addColumn('numbers_seen', 'text', (c) => c.notNull())
    .addColumn('recent_taps', 'text', (c) => c.notNull())
    .addColumn('level_run', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('quarter_counts', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('last_seen_at', 'text')
    .addColumn('heartbeat', 'text')
    .execute()

  await schema
    .createTable('kiosk_command')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('device_id', 'text', (c) => c.notNull().references('device.id'))
    .addColumn('command', 'text', (c) => c.notNull())
    .addColumn('session', 'text')
    .addColumn('asked_at', 'text', (c) => c.notNull())
    .addColumn('asked_by', 'text', (c) => c.references('person.id'))
    .addColumn('sent_at', 'text')
    .addColumn('done_at', 'text')
    .execute()
  await schema.createIndex('kiosk_command_device').on('kiosk_command').columns(['device_id', 'id']).execute()

  await schema
    .createTable('kiosk_alert')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('kiosk_id', 'text', (c) => c.notNull().references('kiosk.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('numbers', 'integer', (c) => c.notNull())
    .addColumn('began_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .execute()
  // One open alert of a kind: two processes that look at once raise one.
  await schema
    .createIndex('kiosk_alert_open')
    .on('kiosk_alert')
    .columns(['kiosk_id', 'kind'])
    .unique()
    .where(sql.ref('ended_at'), 'is', null)
    .execute()
}
