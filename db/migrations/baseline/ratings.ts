import { type Kysely, sql } from 'kysely'
import { clusteredByKey, dayText, instantText, uuidText, uuidType } from '../../dialect.ts'
import type { Tables } from '../../tables.ts'

/** What a rating has in common with many. */
const ORIGIN = [
  'device_id',
  'questionnaire_version_id',
  'unit_id',
  'desk_id',
  'procedure',
  'language',
  'channel',
  'option_order',
] as const

/** Ratings and what stands beside them. `rating_row` and its flags have no foreign keys: this is the hot path, and `verify` checks what they would. */
export async function createRatingTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('rating_origin')
    .addColumn('no', 'integer', (c) => c.notNull().primaryKey())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('questionnaire_version_id', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('desk_id', 'text', (c) => c.notNull())
    .addColumn('procedure', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('option_order', 'text', (c) => c.notNull())
    .addUniqueConstraint('rating_origin_once', [...ORIGIN])
    .execute()

  // In the order in which PostgreSQL needs no gaps between them: eight bytes, four, two, then what has no fixed length.
  await schema
    .createTable('rating_row')
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('tapped_ms', 'bigint', (c) => c.notNull())
    .addColumn('received_ms', 'bigint', (c) => c.notNull())
    .addColumn('id', sql`${uuidType(db)}`, (c) => c.notNull().primaryKey())
    .addColumn('origin', 'integer', (c) => c.notNull())
    .addColumn('local_days', 'integer', (c) => c.notNull())
    .addColumn('local_hour', 'smallint', (c) => c.notNull())
    .addColumn('level', 'smallint', (c) => c.notNull())
    .addColumn('wants_answer', 'smallint', (c) => c.notNull())
    .addColumn('clock_offset_ms', 'bigint')
    .addColumn('reasons', 'text')
    .addColumn('answers', 'text')
    .addColumn('dossier_mark', 'text')
    .addColumn('follow_up_code', 'text')
    .modifyEnd(clusteredByKey(db))
    .execute()
  await schema
    .createIndex('rating_follow_up')
    .on('rating_row')
    .column('follow_up_code')
    .where('follow_up_code', 'is not', null)
    .execute()

  await sql`create view rating as select
      r.id as key, ${uuidText(db, 'r.id')} as id, o.device_id, r.seq, o.questionnaire_version_id, r.level,
      coalesce(r.reasons, '[]') as reasons, coalesce(r.answers, '{}') as answers,
      ${instantText(db, 'r.tapped_ms')} as tapped_at, ${instantText(db, 'r.received_ms')} as received_at,
      r.clock_offset_ms, ${dayText(db, 'r.local_days')} as local_day, r.local_hour,
      o.unit_id, nullif(o.desk_id, '') as desk_id, nullif(o.procedure, '') as procedure, r.dossier_mark,
      o.language, o.channel, nullif(o.option_order, '') as option_order, r.wants_answer, r.follow_up_code
    from rating_row as r inner join rating_origin as o on o.no = r.origin`.execute(db)

  await schema
    .createTable('rating_flag')
    .addColumn('rating_id', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('flagged_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('rating_flag_key', ['rating_id', 'rule'])
    .execute()

  await schema
    .createTable('rating_conflict')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('rating_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addUniqueConstraint('rating_conflict_once', ['rating_id', 'content_hash'])
    .execute()

  await schema
    .createTable('rating_code_batch')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('codes', 'integer', (c) => c.notNull())
    .addColumn('last_day', 'text', (c) => c.notNull())
    .addColumn('issued_at', 'text', (c) => c.notNull())
    .addColumn('issued_by', 'text', (c) => c.references('person.id'))
    .execute()

  await schema
    .createTable('rating_code')
    .addColumn('hash', 'text', (c) => c.notNull().primaryKey())
    .addColumn('batch_id', 'text', (c) => c.notNull().references('rating_code_batch.id'))
    .addColumn('spent', 'integer', (c) => c.notNull())
    .execute()
  await schema.createIndex('rating_code_of_batch').on('rating_code').columns(['batch_id', 'spent']).execute()

  await schema
    .createTable('poster_source')
    .addColumn('source', 'text', (c) => c.notNull().primaryKey())
    .addColumn('local_day', 'text', (c) => c.notNull())
    .addColumn('n', 'integer', (c) => c.notNull())
    .addColumn('early', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('ballot_batch')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('questionnaire_version_id', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('desk_id', 'text', (c) => c.references('desk.id'))
    .addColumn('local_day', 'text', (c) => c.notNull())
    .addColumn('levels', 'text', (c) => c.notNull())
    .addColumn('answered', 'text', (c) => c.notNull())
    .addColumn('forms', 'integer', (c) => c.notNull())
    .addColumn('forms_lie', 'text', (c) => c.notNull())
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('file_sha256', 'text', (c) => c.notNull())
    .addColumn('entered_at', 'text', (c) => c.notNull())
    .addColumn('entered_by', 'text', (c) => c.references('person.id'))
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('decided_at', 'text')
    .addColumn('decided_by', 'text', (c) => c.references('person.id'))
    .addColumn('decision_note', 'text', (c) => c.notNull())
    .addUniqueConstraint('ballot_batch_number', ['unit_id', 'number'])
    .execute()
  await schema
    .createIndex('ballot_batch_unit')
    .on('ballot_batch')
    .columns(['unit_id', 'entered_at'])
    .execute()

  await schema
    .createTable('ballot_scan')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('batch_id', 'text', (c) => c.notNull().references('ballot_batch.id'))
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('added_at', 'text', (c) => c.notNull())
    .addColumn('added_by', 'text', (c) => c.references('person.id'))
    .execute()
  await schema
    .createTable('ballot_comment')
    .addColumn('batch_id', 'text', (c) => c.notNull().references('ballot_batch.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('ballot_comment_key', ['batch_id', 'number'])
    .execute()
  await schema.createIndex('ballot_scan_batch').on('ballot_scan').column('batch_id').execute()

  await schema
    .createTable('comment')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('local_day', 'text', (c) => c.notNull())
    .addColumn('salt', 'text')
    .addColumn('text', 'text')
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('kept_on', 'text', (c) => c.notNull())
    .addColumn('erased_at', 'text')
    .execute()
  await schema.createIndex('comment_unit').on('comment').columns(['unit_id', 'local_day']).execute()
  await schema.createIndex('comment_age').on('comment').column('local_day').execute()
}
