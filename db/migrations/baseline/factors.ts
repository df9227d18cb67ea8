import type { Kysely } from 'kysely'
import type { Tables } from '../../tables.ts'

/** What people prove themselves with beside a password, and sign-ins that are half done. */
export async function createFactorTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('second_factor')
    .addColumn('person_id', 'text', (c) => c.notNull().primaryKey().references('person.id'))
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('last_step', 'integer', (c) => c.notNull())
    .execute()

  await schema
    .createTable('recovery_code')
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addPrimaryKeyConstraint('recovery_code_once', ['person_id', 'code_hash'])
    .execute()

  await schema
    .createTable('passkey')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('credential', 'text', (c) => c.notNull().unique())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('counter', 'bigint', (c) => c.notNull())
    .addColumn('transports', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('last_used_at', 'text')
    .execute()
  await schema.createIndex('passkey_person').on('passkey').columns(['person_id']).execute()

  await schema
    .createTable('sign_in_challenge')
    .addColumn('token_hash', 'text', (c) => c.notNull().primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute()
  await schema
    .createIndex('sign_in_challenge_person')
    .on('sign_in_challenge')
    .columns(['person_id'])
    .execute()

  await schema
    .createTable('outside_identity')
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('linked_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('outside_identity_once', ['issuer', 'subject'])
    .addUniqueConstraint('outside_identity_one_a_person', ['issuer', 'person_id'])
    .execute()
}
