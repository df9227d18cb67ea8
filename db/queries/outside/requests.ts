import type { Insertable, Selectable } from 'kysely'
import { listOf, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { OutsidePhotoTable, OutsideRequestTable } from '../../tables/feedback.ts'

const PAGE = 200

/** A request with the body that was asked and the name of who asked; never with the body's address. */
export type StoredOutsideRequest = Awaited<ReturnType<typeof listOutsideRequests>>[number]

function selectRequests(db: Db | Tx) {
  return db
    .selectFrom('outside_request as r')
    .innerJoin('outside_body as b', 'b.id', 'r.body_id')
    .leftJoin('person', 'person.id', 'r.asked_by')
    .selectAll('r')
    .select(['b.name as body_name', 'b.name_en as body_name_en', 'person.name as asked_by_name'])
}

/** Everything that bodies were asked about an item, the oldest first. */
export function listOutsideRequests(db: Db, feedbackId: string) {
  return selectRequests(db)
    .where('r.feedback_id', '=', feedbackId)
    .orderBy('r.asked_at')
    .orderBy('r.id')
    .execute()
}

export function findOutsideRequest(db: Db | Tx, id: string): Promise<StoredOutsideRequest | undefined> {
  return selectRequests(db).where('r.id', '=', id).executeTakeFirst()
}

export function findOutsideByToken(db: Db, tokenHash: string): Promise<StoredOutsideRequest | undefined> {
  return selectRequests(db).where('r.token_hash', '=', tokenHash).executeTakeFirst()
}

/** Requests that nobody answered until their end. */
export function listLapsedOutside(db: Db, nowIso: string) {
  return db
    .selectFrom('outside_request')
    .select(['id', 'feedback_id'])
    .where('given_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('until_at', '<=', nowIso)
    .orderBy('until_at')
    .orderBy('id')
    .limit(PAGE)
    .execute()
}

/** Of these items, those that a body is being asked about, and until when the last of them may answer. */
export async function listAskedOutside(
  db: Db,
  feedbackIds: readonly string[],
  nowIso: string,
): Promise<ReadonlyMap<string, string>> {
  if (feedbackIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('outside_request')
    .select('feedback_id')
    .select((eb) => eb.fn.max('until_at').as('until_at'))
    .where('feedback_id', 'in', listOf(db, feedbackIds))
    .where('given_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('until_at', '>', nowIso)
    .groupBy('feedback_id')
    .execute()
  return new Map(rows.map(({ feedback_id, until_at }) => [feedback_id, until_at]))
}

export async function insertOutsideRequest(tx: Db | Tx, row: Insertable<OutsideRequestTable>): Promise<void> {
  await tx.insertInto('outside_request').values(row).execute()
}

/** It is answered, or ends. False where it was before: of two who come at once, one is told. */
export async function settleOutsideRequest(
  tx: Tx,
  id: string,
  changes: Partial<
    Pick<Selectable<OutsideRequestTable>, 'given_at' | 'text_id' | 'moved' | 'ended_at' | 'ended_by'>
  >,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('outside_request')
    .set(changes)
    .where('id', '=', id)
    .where('given_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function insertOutsidePhoto(tx: Db | Tx, photo: Insertable<OutsidePhotoTable>): Promise<void> {
  await tx.insertInto('outside_photo').values(photo).execute()
}

export function listOutsidePhotos(db: Db, feedbackId: string) {
  return db
    .selectFrom('outside_photo')
    .select(['id', 'request_id', 'width', 'height'])
    .where('feedback_id', '=', feedbackId)
    .orderBy('id')
    .execute()
}

export function findOutsidePhoto(db: Db, feedbackId: string, id: string) {
  return db
    .selectFrom('outside_photo')
    .select('content')
    .where('feedback_id', '=', feedbackId)
    .where('id', '=', id)
    .executeTakeFirst()
}
