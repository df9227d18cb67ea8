import { type Selectable, sql } from 'kysely'
import { listOf, type Tx, uuidFrom } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { ConsentTable, FollowUpTable, LetterDraftTable } from '../../tables/citizens.ts'

export type LetterDraft = Selectable<LetterDraftTable>
export type FollowUp = Selectable<FollowUpTable>

export function findDraft(db: Db, id: string, now: string): Promise<LetterDraft | undefined> {
  return db
    .selectFrom('letter_draft')
    .selectAll()
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Keeps the answers so far; a letter that was sent is left as it is. */
export async function saveDraft(
  db: Db,
  draft: Pick<LetterDraft, 'id' | 'follow_up_code' | 'answers' | 'expires_at'>,
): Promise<void> {
  const { answers, expires_at } = draft
  await db
    .insertInto('letter_draft')
    .values({ ...draft, sent_at: null, feedback_id: null })
    .onConflict((oc) =>
      oc.column('id').doUpdateSet({ answers, expires_at }).where('letter_draft.sent_at', 'is', null),
    )
    .execute()
}

/** Fixes the moment of sending, once: whoever sends again finds the first one. */
export async function markDraftSent(db: Db, id: string, sentAt: string): Promise<LetterDraft | undefined> {
  await db
    .updateTable('letter_draft')
    .set({ sent_at: sentAt })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute()
  return db.selectFrom('letter_draft').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Empties a draft whose words are kept elsewhere now. */
export async function emptyDraft(
  tx: Tx,
  id: string,
  { feedbackId, expiresAt }: { feedbackId: string | null; expiresAt: string },
): Promise<void> {
  await tx
    .updateTable('letter_draft')
    .set({ answers: '{}', feedback_id: feedbackId, expires_at: expiresAt })
    .where('id', '=', id)
    .execute()
}

/** Drafts nobody finished, with their photos. */
export async function deleteExpiredDrafts(db: Db, now: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const expired = tx.selectFrom('letter_draft').select('id').where('expires_at', '<=', now)
    await tx
      .deleteFrom('attachment')
      .where('feedback_id', 'is', null)
      .where('draft_id', 'in', expired)
      .execute()
    await tx.deleteFrom('letter_draft').where('expires_at', '<=', now).execute()
  })
}

/** Words and senders that came before this instant and whose rating has not come since. */
export async function deleteWaitingFollowUps(db: Db, sentBefore: string): Promise<void> {
  await db.deleteFrom('follow_up').where('done_at', 'is', null).where('sent_at', '<', sentBefore).execute()
}

/** What the sender of a finished letter is told. */
export function findReceipt(db: Db, feedbackId: string) {
  return db
    .selectFrom('feedback')
    .innerJoin('unit', 'unit.id', 'feedback.lead_unit_id')
    .select([
      'feedback.tracking_code',
      'feedback.promised_due_at',
      'feedback.status',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
    ])
    .where('feedback.id', '=', feedbackId)
    .executeTakeFirst()
}

export async function insertConsents(tx: Tx, consents: readonly Selectable<ConsentTable>[]): Promise<void> {
  if (consents.length === 0) return
  await tx
    .insertInto('consent')
    .values([...consents])
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export function findFollowUp(db: Db, code: string): Promise<FollowUp | undefined> {
  return db.selectFrom('follow_up').selectAll().where('code', '=', code).executeTakeFirst()
}

/** Kept once a code; a second one is left out. */
export async function insertFollowUp(db: Db, row: FollowUp): Promise<void> {
  await db
    .insertInto('follow_up')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** The rating that a code belongs to: the first one, should a tablet ever give one out twice. */
export function findRatingByCode(db: Db, code: string) {
  return db
    .selectFrom('rating')
    .innerJoin('unit', 'unit.id', 'rating.unit_id')
    .select(['rating.id', 'rating.unit_id', 'rating.local_day', 'unit.code as unit_code'])
    .where('follow_up_code', '=', code)
    .orderBy('rating.received_at')
    .orderBy('rating.id')
    .limit(1)
    .executeTakeFirst()
}

/** Notes, once, which rating a follow-up is about and when both were here; returns the follow-up as it then is. */
export async function linkRating(
  db: Db,
  code: string,
  link: { readonly ratingId: string; readonly at: string },
): Promise<FollowUp | undefined> {
  await db
    .updateTable('follow_up')
    .set({ rating_id: link.ratingId, linked_at: link.at })
    .where('code', '=', code)
    .where('rating_id', 'is', null)
    .execute()
  return findFollowUp(db, code)
}

/** The words are in an item or a comment now, the sender in the item: both are emptied here. */
export async function markFollowUpDone(
  tx: Tx,
  code: string,
  { feedbackId, at }: { feedbackId: string | null; at: string },
): Promise<void> {
  await tx
    .updateTable('follow_up')
    .set({ feedback_id: feedbackId, done_at: at, text: '', sender: null })
    .where('code', '=', code)
    .execute()
}

/** Of these codes, the ones whose words wait for their rating. */
export async function listWaitingFollowUps(db: Db, codes: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('follow_up')
    .select('code')
    .where('done_at', 'is', null)
    .where('code', 'in', listOf(db, codes))
    .execute()
  return rows.map(({ code }) => code)
}

/** The rating that an item came from, for those who may know it: its level and day, not its moment. */
export function findRatingOf(db: Db, feedbackId: string) {
  return db
    .selectFrom('follow_up')
    .innerJoin('rating', (join) =>
      join.on('rating.key', '=', uuidFrom(db, sql`${sql.ref('follow_up.rating_id')}`)),
    )
    .innerJoin('questionnaire_version as version', 'version.id', 'rating.questionnaire_version_id')
    .select(['rating.level', 'rating.local_day', 'version.scale_size'])
    .where('follow_up.feedback_id', '=', feedbackId)
    .executeTakeFirst()
}
