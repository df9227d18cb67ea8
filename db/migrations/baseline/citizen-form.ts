import type { Kysely } from 'kysely'
import type { Tables } from '../../tables.ts'

/** What citizens write on their own phone: unsent letters, words to a rating, photos, consents. */
export async function createCitizenFormTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('letter_draft')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('follow_up_code', 'text')
    .addColumn('answers', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text')
    .addColumn('feedback_id', 'text', (c) => c.references('feedback.id'))
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute()
  await schema.createIndex('letter_draft_expiry').on('letter_draft').column('expires_at').execute()

  await schema
    .createTable('follow_up')
    .addColumn('code', 'text', (c) => c.notNull().primaryKey())
    .addColumn('draft_id', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('wants_answer', 'integer', (c) => c.notNull())
    .addColumn('sender', 'text')
    .addColumn('consents', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text', (c) => c.notNull())
    .addColumn('rating_id', 'text')
    .addColumn('linked_at', 'text')
    .addColumn('feedback_id', 'text', (c) => c.references('feedback.id'))
    .addColumn('done_at', 'text')
    .execute()
  await schema.createIndex('follow_up_item').on('follow_up').column('feedback_id').execute()

  await schema
    .createTable('attachment')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('draft_id', 'text')
    .addColumn('feedback_id', 'text', (c) => c.references('feedback.id'))
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()
  await schema.createIndex('attachment_item').on('attachment').column('feedback_id').execute()
  await schema.createIndex('attachment_draft').on('attachment').column('draft_id').execute()

  await schema
    .createTable('consent')
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('text_version', 'integer', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('given_at', 'text', (c) => c.notNull())
    .addColumn('withdrawn_at', 'text')
    .addColumn('notice_version', 'integer')
    .addPrimaryKeyConstraint('consent_key', ['feedback_id', 'purpose'])
    .execute()
}
