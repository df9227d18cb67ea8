import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../tables.ts'

/** Answers that the public reads, and the words by which they are found. */
export async function createPublicationTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('published_answer')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id').unique())
    .addColumn('number', 'integer', (c) => c.unique())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('question_id', 'text', (c) => c.notNull())
    .addColumn('answer_id', 'text', (c) => c.notNull())
    .addColumn('marks', 'text', (c) => c.notNull())
    .addColumn('photos', 'text', (c) => c.notNull())
    .addColumn('reworded', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('category', 'text')
    .addColumn('answered_at', 'text', (c) => c.notNull())
    .addColumn('on_time', 'integer')
    .addColumn('proposed_at', 'text', (c) => c.notNull())
    .addColumn('proposed_by', 'text', (c) => c.references('person.id'))
    .addColumn('published_at', 'text')
    .addColumn('published_on', 'text')
    .addColumn('decided_by', 'text', (c) => c.references('person.id'))
    .execute()
  const published = () => sql<boolean>`state = 'published'`
  const lists = {
    published_newest: ['number'],
    published_unit: ['unit_id', 'category', 'number'],
    published_category: ['category', 'number'],
    published_day: ['published_on', 'number'],
  } as const
  for (const [name, columns] of Object.entries(lists))
    await schema
      .createIndex(name)
      .on('published_answer')
      .columns([...columns])
      .where(published())
      .execute()
  await schema
    .createIndex('publication_waiting')
    .on('published_answer')
    .column('feedback_id')
    .where(sql<boolean>`state in ('proposed', 'reported')`)
    .execute()

  await schema
    .createTable('published_photo')
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('published_photo_key', ['feedback_id', 'position'])
    .execute()

  await schema
    .createTable('published_word')
    .addColumn('folded', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('spelled', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('published_word_key', ['folded', 'number', 'spelled'])
    .execute()
  await schema.createIndex('published_word_of').on('published_word').column('number').execute()
}
