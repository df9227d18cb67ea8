import { sql } from 'kysely'
import type { Language } from '../../../server/contract/language.ts'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'

/*
 * An item and all that was merged into it are a family: `merged_into` leads from each to the next, and to the one at the head
 * that is handled. An item that was merged is never merged again, so that there is no circle.
 */

/** The ids of an item and of all that is part of it, also by way of others. */
function familyOf(headId: string) {
  return sql`with recursive family (id) as (
    select id from feedback where id = ${headId}
    union all
    select f.id from feedback f inner join family on f.merged_into = family.id where f.merged_into is not null
  )`
}

/** The item at the head of the one that this item is part of: itself, where it is part of none. */
export async function findHead(db: Db | Tx, id: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`with recursive way (id, merged_into) as (
      select id, merged_into from feedback where id = ${id}
      union all
      select f.id, f.merged_into from feedback f inner join way on f.id = way.merged_into
    ) select id from way where merged_into is null`.execute(db)
  return rows[0]?.id ?? id
}

/** What of the item at the head decides on its answer; undefined where the item is not there. */
export async function findHeadItem(db: Db | Tx, id: string) {
  return db
    .selectFrom('feedback')
    .select(['id', 'status', 'cycle', 'policy_id'])
    .where('id', '=', await findHead(db, id))
    .executeTakeFirst()
}

export interface Recipient {
  readonly feedback_id: string
  readonly tracking_code: string
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly language: Language
}

/** Everybody who is told what is said of an item: its own sender first, then those of all that is part of it. */
export async function listRecipients(db: Db | Tx, headId: string): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`${familyOf(headId)}
    select f.id as feedback_id, f.tracking_code, f.language, s.name, s.phone, s.email
    from feedback f left join feedback_sender s on s.feedback_id = f.id
    where f.id in (select id from family)
    order by case when f.id = ${headId} then 0 else 1 end, f.entered_at, f.id`.execute(db)
  return rows
}

/** How many people sent an item: whoever gives the same phone or e-mail twice is one, without any each item is one. */
export async function countPeople(db: Db | Tx, headId: string): Promise<number> {
  const { rows } = await sql<{ n: number | string }>`${familyOf(headId)}
    select count(distinct coalesce(replace(replace(s.phone, ' ', ''), '.', ''), s.email, family.id)) as n
    from family left join feedback_sender s on s.feedback_id = family.id`.execute(db)
  return Number(rows[0]?.n ?? 1)
}

/** What was merged into an item, also by way of others; the oldest receipt first. */
export async function listMembers(db: Db | Tx, headId: string) {
  const { rows } = await sql<{
    readonly id: string
    readonly tracking_code: string
    readonly text: string
    readonly received_at: string
    readonly photos: number | string
  }>`${familyOf(headId)}
    select f.id, f.tracking_code, f.text, f.received_at,
      (select count(*) from attachment a where a.feedback_id = f.id) as photos
    from feedback f where f.id in (select id from family) and f.id <> ${headId} order by f.received_at, f.id limit 200`.execute(
    db,
  )
  return rows.map(({ photos, ...row }) => ({ ...row, photos: Number(photos) }))
}

/** The items that were merged into this one directly, as they stand. */
export function listMergedInto(db: Db | Tx, id: string) {
  return db
    .selectFrom('feedback')
    .selectAll()
    .where('merged_into', '=', id)
    .where('merged_into', 'is not', null)
    .orderBy('id')
    .execute()
}

/** The status an item had when it was merged last. */
export async function findStatusBefore(db: Db | Tx, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('history_event')
    .select('body')
    .where('chain', '=', id)
    .where('kind', '=', 'merged')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.body
}
