import type { Insertable, Updateable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { ReportDeliveryTable, ReportTaskChangeTable, ReportTaskTable } from '../../tables/reports.ts'

export async function insertReportTask(tx: Tx, task: Insertable<ReportTaskTable>): Promise<void> {
  await tx.insertInto('report_task').values(task).execute()
}

/** Every task with the path of the unit that leads it, in the order in which they were added. */
export function listReportTasks(db: Db) {
  return db
    .selectFrom('report_task')
    .innerJoin('unit', 'unit.id', 'report_task.unit_id')
    .leftJoin('person', 'person.id', 'report_task.assignee_id')
    .selectAll('report_task')
    .select(['unit.path as unit_path', 'unit.name as unit_name'])
    .select(['person.username as assignee_username', 'person.name as assignee_name'])
    .orderBy('report_task.id')
    .execute()
}

/** Sets a task's columns where it still has this version; false where somebody else was first. */
export async function updateReportTask(
  tx: Tx,
  id: string,
  version: number,
  columns: Updateable<ReportTaskTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('report_task')
    .set({ ...columns, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1
}

export async function insertTaskChange(tx: Tx, change: Insertable<ReportTaskChangeTable>): Promise<void> {
  await tx.insertInto('report_task_change').values(change).execute()
}

/** Every change of every task with the name of whoever made it, the newest first. */
export function listTaskChanges(db: Db) {
  return db
    .selectFrom('report_task_change as c')
    .leftJoin('person', 'person.id', 'c.changed_by')
    .selectAll('c')
    .select('person.name as person_name')
    .orderBy('c.changed_at', 'desc')
    .orderBy('c.id', 'desc')
    .execute()
}

export async function hasDeliveries(db: Db, taskId: string): Promise<boolean> {
  const found = await db
    .selectFrom('report_delivery')
    .select('id')
    .where('task_id', '=', taskId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export type ReportTask = Awaited<ReturnType<typeof listReportTasks>>[number]

export function findReportTask(db: Db, id: string): Promise<ReportTask | undefined> {
  return db
    .selectFrom('report_task')
    .innerJoin('unit', 'unit.id', 'report_task.unit_id')
    .leftJoin('person', 'person.id', 'report_task.assignee_id')
    .selectAll('report_task')
    .select(['unit.path as unit_path', 'unit.name as unit_name'])
    .select(['person.username as assignee_username', 'person.name as assignee_name'])
    .where('report_task.id', '=', id)
    .executeTakeFirst()
}

/** What was delivered, with the name of the person who said so. */
export function listDeliveries(db: Db) {
  return db
    .selectFrom('report_delivery')
    .leftJoin('person', 'person.id', 'report_delivery.done_by')
    .selectAll('report_delivery')
    .select('person.name as person_name')
    .execute()
}

export async function isDelivered(db: Db, taskId: string, dueBefore: string): Promise<boolean> {
  const found = await db
    .selectFrom('report_delivery')
    .select('id')
    .where('task_id', '=', taskId)
    .where('due_before', '=', dueBefore)
    .executeTakeFirst()
  return found !== undefined
}

/** Keeps a delivery; false where that report was delivered already. */
export async function insertDelivery(tx: Tx, delivery: Insertable<ReportDeliveryTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('report_delivery')
    .values(delivery)
    .onConflict((oc) => oc.columns(['task_id', 'due_before']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) === 1
}
