import type { Selectable } from 'kysely'
import type { Role } from '../../server/contract/people.ts'
import { listOf, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { NotificationTable } from '../tables/staff-day.ts'

type Notification = Selectable<NotificationTable>

/** Who has one of these roles in one of these units on a day, with how deep that unit stands in the tree. */
export function listHolders(db: Db, unitIds: readonly string[], roles: readonly Role[], onDay: string) {
  return db
    .selectFrom('role_grant as g')
    .innerJoin('unit', 'unit.id', 'g.unit_id')
    .innerJoin('person', 'person.id', 'g.person_id')
    .select(['person.id', 'person.email', 'person.language', 'g.role', 'unit.depth'])
    .where('g.unit_id', 'in', listOf(db, unitIds))
    .where('g.role', 'in', roles)
    .where('g.pending', '=', 0)
    .where('g.valid_from', '<=', onDay)
    .where((eb) => eb.or([eb('g.valid_to', 'is', null), eb('g.valid_to', '>', onDay)]))
    .where('person.active', '=', 1)
    .orderBy('person.id')
    .execute()
}

export type Holder = Awaited<ReturnType<typeof listHolders>>[number]

/** A person who still works here. */
export function findActivePerson(db: Db, id: string) {
  return db
    .selectFrom('person')
    .select(['id', 'email', 'language'])
    .where('id', '=', id)
    .where('active', '=', 1)
    .executeTakeFirst()
}

export async function insertNotifications(tx: Tx, notifications: readonly Notification[]): Promise<void> {
  if (notifications.length === 0) return
  await tx
    .insertInto('notification')
    .values([...notifications])
    .execute()
}

/** A person's newest notifications, with the items and kiosks as they stand now. */
export function listNotifications(db: Db, personId: string, limit: number) {
  return db
    .selectFrom('notification as n')
    .leftJoin('feedback as f', 'f.id', 'n.feedback_id')
    .leftJoin('unit', 'unit.id', 'f.lead_unit_id')
    .leftJoin('kiosk_alert as alert', 'alert.id', 'n.kiosk_alert_id')
    .leftJoin('kiosk', 'kiosk.id', 'alert.kiosk_id')
    .leftJoin('report_task', 'report_task.id', 'n.report_task_id')
    .selectAll('n')
    .select(['f.tracking_code', 'f.title', 'f.status', 'f.restricted', 'unit.path as lead_path'])
    .select(['kiosk.name as kiosk_name', 'alert.ended_at', 'report_task.title as report_title'])
    .where('n.person_id', '=', personId)
    .orderBy('n.id', 'desc')
    .limit(limit)
    .execute()
}

/** How many a person has not read, up to `most`. */
export async function countUnread(db: Db, personId: string, most: number): Promise<number> {
  const unread = await db
    .selectFrom('notification')
    .select('id')
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .limit(most)
    .execute()
  return unread.length
}

/** Marks a person's own notifications as read: these, or all. */
export async function markRead(
  db: Db,
  personId: string,
  ids: readonly string[] | undefined,
  at: string,
): Promise<void> {
  let query = db
    .updateTable('notification')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
  if (ids) query = query.where('id', 'in', listOf(db, ids))
  await query.execute()
}

/** Marks what a person was told of an item as read: they look at it. */
export async function markItemRead(db: Db, personId: string, feedbackId: string, at: string): Promise<void> {
  await db
    .updateTable('notification')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .where('feedback_id', '=', feedbackId)
    .execute()
}

export async function deleteReadBefore(db: Db, beforeIso: string): Promise<void> {
  await db.deleteFrom('notification').where('read_at', '<', beforeIso).execute()
}
