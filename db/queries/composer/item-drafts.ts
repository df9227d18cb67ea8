import type { Selectable } from 'kysely'
import { asLookUp, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { ItemDraftTable } from '../../tables/staff-day.ts'

export type DraftRow = Selectable<ItemDraftTable>
type DraftKey = Pick<DraftRow, 'person_id' | 'feedback_id' | 'kind' | 'about'>

export function listDrafts(db: Db, personId: string, feedbackId: string): Promise<DraftRow[]> {
  return db
    .selectFrom('item_draft')
    .selectAll()
    .where('person_id', '=', personId)
    .where('feedback_id', '=', feedbackId)
    .orderBy('kind')
    .orderBy('about')
    .modifyEnd(asLookUp)
    .execute()
}

/** False where there is one already. */
export async function insertDraft(db: Db, row: DraftRow): Promise<boolean> {
  const [result] = await db
    .insertInto('item_draft')
    .values(row)
    .onConflict((known) => known.columns(['person_id', 'feedback_id', 'kind', 'about']).doNothing())
    .execute()
  return (result?.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** False where it is no longer the one of this version. */
export async function updateDraft(db: Db, row: DraftRow, from: string): Promise<boolean> {
  const { person_id, feedback_id, kind, about, ...sets } = row
  const [result] = await db
    .updateTable('item_draft')
    .set(sets)
    .where('person_id', '=', person_id)
    .where('feedback_id', '=', feedback_id)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('version', '=', from)
    .execute()
  return (result?.numUpdatedRows ?? 0n) > 0n
}

/** The one of this version, or whichever there is. */
export async function deleteDraft(db: Tx | Db, key: DraftKey, from?: string): Promise<void> {
  let query = db
    .deleteFrom('item_draft')
    .where('person_id', '=', key.person_id)
    .where('feedback_id', '=', key.feedback_id)
    .where('kind', '=', key.kind)
    .where('about', '=', key.about)
  if (from !== undefined) query = query.where('version', '=', from)
  await query.execute()
}

/** Everybody's drafts of an item. */
export async function deleteDraftsOf(tx: Tx, feedbackId: string): Promise<void> {
  await tx.deleteFrom('item_draft').where('feedback_id', '=', feedbackId).execute()
}

export async function deleteDraftsBefore(db: Db, beforeIso: string): Promise<void> {
  await db.deleteFrom('item_draft').where('saved_at', '<', beforeIso).execute()
}
