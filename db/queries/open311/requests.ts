import { listOf, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { FeedbackStatus } from '../../../server/contract/feedback/feedback-status.ts'
import { selectPublished } from '../feedback/published-answers.ts'

/* Requests of Open311: what stands published, and nothing else. */

interface RequestFilter {
  /** Instants, both included. */
  readonly received?: { readonly from: string; readonly to: string }
  readonly published?: { readonly from: string; readonly to: string }
  /** No item is published before this local day; narrows the walk along the index. */
  readonly publishedFrom: string
  readonly statuses?: readonly FeedbackStatus[]
  readonly categories?: readonly (string | null)[]
}

export type PublicRequest = Awaited<ReturnType<typeof pageRequests>>[number]

function selectRequests(db: Db | Tx) {
  return selectPublished(db).select(['f.status', 'f.current_due_at', 'f.channel', 'f.external_ref'])
}

/** The newest entry first. */
export function pageRequests(
  db: Db | Tx,
  { received, published, publishedFrom, statuses, categories }: RequestFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
) {
  let query = selectRequests(db).where('p.published_on', '>=', publishedFrom)
  if (received)
    query = query.where('f.received_at', '>=', received.from).where('f.received_at', '<=', received.to)
  if (published)
    query = query.where('p.published_at', '>=', published.from).where('p.published_at', '<=', published.to)
  if (statuses) query = query.where('f.status', 'in', statuses)
  if (categories) {
    const named = categories.filter((category) => category !== null)
    query = query.where((eb) =>
      eb.or([
        ...(named.length > 0 ? [eb('p.category', 'in', named)] : []),
        ...(categories.includes(null) ? [eb('p.category', 'is', null)] : []),
      ]),
    )
  }
  return query.orderBy('p.number', 'desc').limit(limit).offset(offset).execute()
}

/** Those published under these numbers. */
export function listByNumber(db: Db, numbers: readonly number[]) {
  return selectRequests(db).where('p.number', 'in', numbers).execute()
}

/** Those published that were posted under these ids. */
export function listByPosted(db: Db, ids: readonly string[]) {
  return selectRequests(db)
    .where('f.channel', '=', 'open311')
    .where('f.external_ref', 'in', listOf(db, ids))
    .execute()
}

/** Which of these ids were posted, published or not, and when each came. */
export function listPosted(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('feedback')
    .select(['external_ref', 'received_at'])
    .where('channel', '=', 'open311')
    .where('external_ref', 'in', listOf(db, ids))
    .execute()
}

/** The item that was posted under this id, published or not. */
export function findPosted(db: Db, id: string) {
  return db
    .selectFrom('feedback')
    .select(['id', 'status'])
    .where('channel', '=', 'open311')
    .where('external_ref', '=', id)
    .executeTakeFirst()
}

export async function isUpdateTaken(db: Db, feedbackId: string, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('open311_update')
    .select('feedback_id')
    .where('feedback_id', '=', feedbackId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row !== undefined
}

export async function saveUpdateTaken(db: Db, feedbackId: string, hash: string): Promise<void> {
  await db
    .insertInto('open311_update')
    .values({ feedback_id: feedbackId, hash })
    .onConflict((oc) => oc.columns(['feedback_id', 'hash']).doNothing())
    .execute()
}
