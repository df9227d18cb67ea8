import { sql } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'

/** By what a person's data is found. */
export interface HeldBy {
  readonly email: string | null
  readonly phone: string | null
  /** A tracking code. */
  readonly code: string | null
}

/** More items than anybody sends: a copy says where it ends. */
const MOST_HELD_ITEMS = 500

/** Items with this sender, and the one with this code, the newest first. */
export async function listHeldItems(db: Db, { email, phone, code }: HeldBy) {
  const ids = new Set<string>()
  const bySender = (column: ReturnType<typeof sql<string>>, value: string) =>
    db
      .selectFrom('feedback_sender as s')
      .select('s.feedback_id')
      .where(column, '=', value)
      .limit(MOST_HELD_ITEMS)
      .execute()
  if (email !== null)
    for (const row of await bySender(sql<string>`lower(email)`, email.toLowerCase())) ids.add(row.feedback_id)
  if (phone !== null) for (const row of await bySender(sql<string>`phone`, phone)) ids.add(row.feedback_id)
  if (code !== null) {
    const found = await db
      .selectFrom('feedback')
      .select('id')
      .where('tracking_code', '=', code)
      .executeTakeFirst()
    if (found) ids.add(found.id)
  }
  if (ids.size === 0) return []
  return db
    .selectFrom('feedback as f')
    .leftJoin('feedback_sender as s', 's.feedback_id', 'f.id')
    .leftJoin('published_answer as p', 'p.feedback_id', 'f.id')
    .select([
      'f.id',
      'f.tracking_code',
      'f.received_at',
      'f.status',
      'f.is_open',
      'f.restricted',
      'f.title',
      'f.text',
      'f.place',
      'f.salt',
      's.feedback_id as sender_of',
      's.name',
      's.phone',
      's.email',
      's.note',
      'p.state as publication',
    ])
    .where('f.id', 'in', [...ids].slice(0, MOST_HELD_ITEMS))
    .orderBy('f.received_at', 'desc')
    .orderBy('f.id', 'desc')
    .execute()
}

export function listConsents(db: Db | Tx, feedbackId: string) {
  return db
    .selectFrom('consent')
    .select(['purpose', 'given_at', 'withdrawn_at', 'notice_version'])
    .where('feedback_id', '=', feedbackId)
    .orderBy('purpose')
    .execute()
}

/** Takes back what was agreed to beside publication, which has its own way. */
export async function withdrawOtherConsents(tx: Tx, feedbackId: string, at: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('consent')
    .set({ withdrawn_at: at })
    .where('feedback_id', '=', feedbackId)
    .where('purpose', '!=', 'publish')
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Letters not sent yet and words that wait for their rating, with what was written as JSON: few, for each lives for days. */
export async function listUnsentWords(db: Db | Tx) {
  const drafts = await db
    .selectFrom('letter_draft')
    .select(['id', 'answers as said'])
    .where('sent_at', 'is', null)
    .execute()
  const waiting = await db
    .selectFrom('follow_up')
    .select(['code as id', 'sender as said'])
    .where('done_at', 'is', null)
    .where('sender', 'is not', null)
    .execute()
  return { drafts, waiting }
}

/** Links to, and changes of, this contact that wait. */
function hasContact({ email, phone }: HeldBy) {
  const tests = [
    ...(email === null ? [] : [sql<boolean>`lower(email) = ${email.toLowerCase()}`]),
    ...(phone === null ? [] : [sql<boolean>`phone = ${phone}`]),
  ]
  return tests.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`(${sql.join(tests, sql` or `)})`
}

export async function countLinksOf(db: Db, by: HeldBy): Promise<number> {
  const counts = await Promise.all(
    (['contact_change', 'lost_code_link'] as const).map((table) =>
      db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where(hasContact(by))
        .executeTakeFirstOrThrow(),
    ),
  )
  return counts.reduce((sum, { n }) => sum + Number(n), 0)
}

/** Deletes what lies beside the items: letters and waiting words by their ids, links by the contact. */
export async function eraseHeldBeside(
  tx: Tx,
  by: HeldBy,
  { drafts, waiting }: { readonly drafts: readonly string[]; readonly waiting: readonly string[] },
): Promise<void> {
  if (drafts.length > 0) {
    await tx
      .deleteFrom('attachment')
      .where('draft_id', 'in', [...drafts])
      .where('feedback_id', 'is', null)
      .execute()
    await tx
      .deleteFrom('letter_draft')
      .where('id', 'in', [...drafts])
      .execute()
  }
  if (waiting.length > 0)
    await tx
      .deleteFrom('follow_up')
      .where('code', 'in', [...waiting])
      .execute()
  await tx.deleteFrom('contact_change').where(hasContact(by)).execute()
  await tx.deleteFrom('lost_code_link').where(hasContact(by)).execute()
}

/** Requests of the same contact, this one left out. */
export async function countRequestsOf(db: Db, by: HeldBy, exceptId: string): Promise<number> {
  const row = await db
    .selectFrom('data_request_person')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where(hasContact(by))
    .where('request_id', '!=', exceptId)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Ended items with a sender or with photos in which nothing has happened since an instant, so many at a time. */
export function listEndedWith(
  db: Db,
  part: 'feedback_sender' | 'attachment',
  { before, after, limit }: { readonly before: string; readonly after: string; readonly limit: number },
): Promise<{ id: string }[]> {
  return db
    .selectFrom('feedback as f')
    .innerJoin('history_event as e', (join) =>
      join.onRef('e.chain', '=', 'f.id').onRef('e.seq', '=', 'f.last_event_seq'),
    )
    .select('f.id')
    .where('f.is_open', '=', 0)
    .where('f.restricted', '=', 0)
    .where('f.id', '>', after)
    .where('e.at', '<', before)
    .where((eb) =>
      part === 'attachment'
        ? eb.or([
            eb.exists(eb.selectFrom('attachment as a').select('a.id').whereRef('a.feedback_id', '=', 'f.id')),
            eb.exists(
              eb.selectFrom('outside_photo as o').select('o.id').whereRef('o.feedback_id', '=', 'f.id'),
            ),
            eb.exists(
              eb.selectFrom('answer_file as s').select('s.id').whereRef('s.feedback_id', '=', 'f.id'),
            ),
          ])
        : eb.exists(
            eb.selectFrom('feedback_sender as s').select('s.salt').whereRef('s.feedback_id', '=', 'f.id'),
          ),
    )
    .orderBy('f.id')
    .limit(limit)
    .execute()
}
