import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** What a person asked a tablet to do, and what became of it. */
export async function up(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

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
}
