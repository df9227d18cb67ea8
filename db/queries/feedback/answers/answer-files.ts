import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '../../../dialect.ts'
import type { Db } from '../../../open.ts'
import type { AnswerFileTable } from '../../../tables/answers.ts'

/** A file without its content, with the name of who added it and the cycle of its answer. */
export type StoredFile = Awaited<ReturnType<typeof listFiles>>[number]

/** Every file that the staff put to an item's texts, sent or not, the oldest first. */
export function listFiles(db: Db | Tx, feedbackId: string) {
  return db
    .selectFrom('answer_file as f')
    .innerJoin('person', 'person.id', 'f.person_id')
    .leftJoin('answer as a', 'a.id', 'f.answer_id')
    .select(['f.id', 'f.person_id', 'f.kind', 'f.name', 'f.media_type', 'f.width', 'f.height', 'f.bytes'])
    .select(['f.sha256', 'f.created_at', 'f.sent_at', 'f.answer_id', 'f.withdrawn_at'])
    .select(['person.name as person_name', 'a.cycle'])
    .where('f.feedback_id', '=', feedbackId)
    .orderBy('f.created_at')
    .orderBy('f.id')
    .execute()
}

export function findFile(
  db: Db | Tx,
  feedbackId: string,
  id: string,
): Promise<Selectable<AnswerFileTable> | undefined> {
  return db
    .selectFrom('answer_file')
    .selectAll()
    .where('feedback_id', '=', feedbackId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertFile(db: Db | Tx, file: Insertable<AnswerFileTable>): Promise<void> {
  await db.insertInto('answer_file').values(file).execute()
}

type Standing = Partial<Pick<Selectable<AnswerFileTable>, 'sent_at' | 'answer_id' | 'withdrawn_at'>>

export async function changeFiles(tx: Tx, ids: readonly string[], changes: Standing): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('answer_file')
    .set(changes)
    .where('id', 'in', [...ids])
    .execute()
}

/** One's own that was not sent. False where there is none such. */
export async function deleteUnsentFile(
  db: Db,
  key: { readonly feedbackId: string; readonly id: string; readonly personId: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('answer_file')
    .where('id', '=', key.id)
    .where('feedback_id', '=', key.feedbackId)
    .where('person_id', '=', key.personId)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Everybody's of an item that were not sent. */
export async function deleteUnsentFilesOf(tx: Tx, feedbackId: string): Promise<void> {
  await tx
    .deleteFrom('answer_file')
    .where('feedback_id', '=', feedbackId)
    .where('sent_at', 'is', null)
    .execute()
}

export async function deleteUnsentFilesBefore(db: Db, beforeIso: string): Promise<void> {
  await db
    .deleteFrom('answer_file')
    .where('sent_at', 'is', null)
    .where('created_at', '<', beforeIso)
    .execute()
}
