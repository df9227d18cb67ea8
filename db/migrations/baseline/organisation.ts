import type { Kysely } from 'kysely'
import { withoutLog } from '../../dialect.ts'
import type { Tables } from '../../tables.ts'

/** Units, people, who may do what, sessions; what has changed since processes read it. */
export async function createOrganisationTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('organisation')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('zone', 'text', (c) => c.notNull())
    .addColumn('brand', 'text', (c) => c.notNull())
    .addColumn('accent', 'text', (c) => c.notNull())
    .addColumn('logo', 'text')
    .addColumn('second_factor_days', 'integer')
    .addColumn('second_factor_since', 'text')
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
    .createTable('unit_version')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('parent_id', 'text', (c) => c.references('unit.id'))
    .addUniqueConstraint('unit_version_once', ['unit_id', 'valid_from'])
    .execute()

  await schema
    .createTable('unit_succession')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('old_unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('new_unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('on_day', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addUniqueConstraint('unit_succession_once', ['old_unit_id', 'new_unit_id'])
    .execute()

  await schema
    .createTable('category')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('folded', 'text', (c) => c.notNull().unique())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('retired_on', 'text')
    .execute()

  await schema
    .createTable('procedure_version')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('category', 'text')
    .addColumn('statutory', 'text', (c) => c.notNull())
    .addColumn('committed', 'text', (c) => c.notNull())
    .addColumn('retired', 'integer', (c) => c.notNull())
    .addUniqueConstraint('procedure_version_once', ['code', 'valid_from'])
    .execute()

  await schema
    .createTable('person')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('username', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('password_hash', 'text')
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('folded', 'text', (c) => c.notNull())
    .addColumn('last_sign_in_at', 'text')
    .execute()

  await schema
    .createTable('unit_change')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('on_day', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('problem', 'text')
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.references('person.id'))
    .addColumn('settled_at', 'text')
    .execute()

  await schema
    .createTable('role_grant')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('valid_to', 'text')
    .addColumn('pending', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('given_by', 'text', (c) => c.references('person.id'))
    .addColumn('confirmed_by', 'text', (c) => c.references('person.id'))
    .addColumn('from_group', 'text')
    .addUniqueConstraint('role_grant_once', ['person_id', 'role', 'unit_id'])
    .execute()

  await schema
    .createTable('session')
    .addColumn('token_hash', 'text', (c) => c.notNull().primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('agent', 'text', (c) => c.notNull())
    .addColumn('way', 'text', (c) => c.notNull())
    .execute()
  await schema.createIndex('session_person').on('session').columns(['person_id']).execute()

  await schema
    .createTable('account_link')
    .addColumn('token_hash', 'text', (c) => c.notNull().primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().unique().references('person.id'))
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('sign_in_try')
    .addColumn('key', 'text', (c) => c.notNull().primaryKey())
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('until', 'text', (c) => c.notNull())
    .addColumn('locked_until', 'text')
    .addColumn('locks', 'integer', (c) => c.notNull())
    .execute()
  await schema.createIndex('sign_in_try_person').on('sign_in_try').columns(['person_id']).execute()

  // In the order in which the library that counts inserts.
  await schema
    .createTable('call_count')
    .modifyFront(withoutLog(db))
    .addColumn('key', 'text', (c) => c.notNull().primaryKey())
    .addColumn('points', 'integer', (c) => c.notNull())
    .addColumn('expire', 'bigint', (c) => c.notNull())
    .execute()
  await schema.createIndex('call_count_expire').on('call_count').columns(['expire']).execute()

  await schema
    .createTable('routing_rule')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('categories', 'text', (c) => c.notNull())
    .addColumn('ward_codes', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('answers', 'text', (c) => c.notNull())
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('valid_to', 'text')
    .execute()

  await schema
    .createTable('question_set')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('questions', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.references('person.id'))
    .addUniqueConstraint('question_set_once', ['category', 'version'])
    .execute()

  await schema
    .createTable('restricted_word')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('word', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .execute()

  await schema
    .createTable('urgent_word')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('word', 'text', (c) => c.notNull())
    .addColumn('raises', 'integer', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .execute()

  await schema
    .createTable('office_choice')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('chosen', 'integer', (c) => c.notNull())
    .execute()

  await schema
    .createTable('change_stamp')
    .addColumn('topic', 'text', (c) => c.notNull().primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()
}
