import type { Selectable } from 'kysely'
import { listOf, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { KioskAlertTable } from '../tables/kiosks.ts'

export type KioskAlert = Selectable<KioskAlertTable>

export function listOpenAlerts(db: Db): Promise<KioskAlert[]> {
  return db.selectFrom('kiosk_alert').selectAll().where('ended_at', 'is', null).execute()
}

/** An alert of a kind that is open already is left as it is. */
export async function insertAlerts(tx: Tx, alerts: readonly KioskAlert[]): Promise<void> {
  if (alerts.length === 0) return
  await tx
    .insertInto('kiosk_alert')
    .values([...alerts])
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export async function endAlerts(tx: Tx, ids: readonly string[], at: string): Promise<void> {
  await tx
    .updateTable('kiosk_alert')
    .set({ ended_at: at })
    .where('id', 'in', listOf(tx, ids))
    .where('ended_at', 'is', null)
    .execute()
}

/** An alert with the kiosk and its unit as they stand now. */
export function findAlert(db: Db, id: string) {
  return db
    .selectFrom('kiosk_alert as alert')
    .innerJoin('kiosk', 'kiosk.id', 'alert.kiosk_id')
    .innerJoin('unit', 'unit.id', 'kiosk.unit_id')
    .selectAll('alert')
    .select(['kiosk.name as kiosk_name', 'unit.name as unit_name', 'unit.path as unit_path'])
    .where('alert.id', '=', id)
    .executeTakeFirst()
}
