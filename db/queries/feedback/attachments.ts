import type { Selectable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { AttachmentTable } from '../../tables/citizens.ts'

type Attachment = Selectable<AttachmentTable>

const WITHOUT_CONTENT = ['id', 'width', 'height'] as const

export function listDraftPhotos(db: Db, draftId: string) {
  return db
    .selectFrom('attachment')
    .select(WITHOUT_CONTENT)
    .where('draft_id', '=', draftId)
    .orderBy('id')
    .execute()
}

export function findDraftPhoto(db: Db, draftId: string, id: string) {
  return db
    .selectFrom('attachment')
    .select('content')
    .where('draft_id', '=', draftId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function listAttachments(db: Db | Tx, feedbackId: string) {
  return db
    .selectFrom('attachment')
    .select(WITHOUT_CONTENT)
    .where('feedback_id', '=', feedbackId)
    .orderBy('id')
    .execute()
}

export function findAttachment(db: Db, feedbackId: string, id: string): Promise<Attachment | undefined> {
  return db
    .selectFrom('attachment')
    .selectAll()
    .where('feedback_id', '=', feedbackId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function listAttachmentHashes(db: Db, feedbackId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('attachment')
    .select('sha256')
    .where('feedback_id', '=', feedbackId)
    .execute()
  return rows.map(({ sha256 }) => sha256)
}

export async function insertAttachment(db: Db | Tx, attachment: Attachment): Promise<void> {
  await db.insertInto('attachment').values(attachment).execute()
}

export async function deleteDraftPhoto(db: Db, draftId: string, id: string): Promise<void> {
  await db
    .deleteFrom('attachment')
    .where('draft_id', '=', draftId)
    .where('feedback_id', 'is', null)
    .where('id', '=', id)
    .execute()
}

/** The letter was sent: its photos belong to the item. */
export async function handOverPhotos(tx: Tx, draftId: string, feedbackId: string): Promise<void> {
  await tx
    .updateTable('attachment')
    .set({ feedback_id: feedbackId, draft_id: null })
    .where('draft_id', '=', draftId)
    .execute()
}

export async function deleteAttachments(tx: Tx, feedbackId: string): Promise<void> {
  await tx.deleteFrom('attachment').where('feedback_id', '=', feedbackId).execute()
  await tx.deleteFrom('outside_photo').where('feedback_id', '=', feedbackId).execute()
  await tx.deleteFrom('answer_file').where('feedback_id', '=', feedbackId).execute()
}
