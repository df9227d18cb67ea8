import type { Kysely } from 'kysely'

/** The organisation: units, people, calendars, policies, questionnaires, kiosks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('organisation')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('zone', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('unit')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('parent_id', 'text', (c) => c.references('unit.id'))
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('depth', 'integer', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('valid_to', 'text')
    .execute()

  await schema
    .createTable('unit_succession')
    .addColumn('old_unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('new_unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('on_day', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('unit_succession_key', ['old_unit_id', 'new_unit_id'])
    .execute()

  await schema
    .createTable('person')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('username', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('failed_sign_ins', 'integer', (c) => c.notNull())
    .addColumn('locked_until', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('role_grant')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('valid_to', 'text')
    .addUniqueConstraint('role_grant_once', ['person_id', 'role', 'unit_id'])
    .execute()

  await schema
    .createTable('session')
    .addColumn('token_hash', 'text', (c) => c.notNull().primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('calendar_version')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.references('person.id'))
    .addUniqueConstraint('calendar_version_once', ['unit_id', 'version'])
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
    .execute()

  await schema
    .createTable('routing_rule')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('categories', 'text', (c) => c.notNull())
    .addColumn('ward_codes', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('valid_to', 'text')
    .execute()

  await schema
    .createTable('questionnaire')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('code', 'text', (c) => c.notNull().unique())
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
    .addColumn('recent_taps', 'text', (c) => c.notNull())
    .addColumn('level_run', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('quarter_counts', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('last_seen_at', 'text')
    .addColumn('heartbeat', 'text')
    .execute()

  await schema
    .createTable('export_log')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('parameters', 'text', (c) => c.notNull())
    .execute()
}
