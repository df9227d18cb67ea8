import { type Kysely, sql, type SqlBool } from 'kysely'
import type { Tables } from '../../tables.ts'

/** What other systems are told of an item, in its order, until they confirm it. */
export async function createDeliveryTables({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('delivery')
    // The same at every try: by it the other system knows what it has.
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('about_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('facts', 'text', (c) => c.notNull())
    .addColumn('happened_at', 'text', (c) => c.notNull())
    .addColumn('next_at', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('leased_until', 'text')
    .addColumn('settled', 'text')
    .addColumn('settled_at', 'text')
    .addColumn('said', 'text')
    .addUniqueConstraint('delivery_order', ['target', 'feedback_id', 'sequence'])
    .execute()
  await schema
    .createIndex('delivery_waiting')
    .on('delivery')
    .columns(['target', 'next_at'])
    .where(sql.ref('settled'), 'is', null)
    .execute()
  await schema
    .createIndex('delivery_unconfirmed')
    .on('delivery')
    .columns(['feedback_id', 'target', 'sequence'])
    .where(sql<SqlBool>`settled is null or settled = 'dead'`)
    .execute()
  await schema
    .createIndex('delivery_dead')
    .on('delivery')
    .columns(['settled_at'])
    .where(sql<SqlBool>`settled = 'dead'`)
    .execute()

  await schema
    .createTable('delivery_circuit')
    .addColumn('target', 'text', (c) => c.notNull().primaryKey())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('open_until', 'text')
    .addColumn('confirmed_at', 'text')
    .addColumn('said', 'text')
    .execute()
}
