import type { Selectable, Updateable } from 'kysely'
import { OPEN_STATUSES } from '../../../server/contract/feedback/feedback-status.ts'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { DeskTable } from '../../tables/kiosks.ts'
import type { UnitChangeTable, UnitTable, UnitVersionTable } from '../../tables/organisation.ts'
import { announceChange, type ChangeTx } from '../change-stamps.ts'

/** All that a unit has today and that would need another one if it ended. */
export async function listBelongings(db: Db, unitId: string, onDay: string) {
  const [units, feedback, rules, desks, kiosks, grants, tasks, approvals] = await Promise.all([
    db
      .selectFrom('unit')
      .select(['id', 'name'])
      .where('parent_id', '=', unitId)
      .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', onDay)]))
      .orderBy('id')
      .execute(),
    db
      .selectFrom('feedback')
      .select('id')
      .where('lead_unit_id', '=', unitId)
      .where('status', 'in', OPEN_STATUSES)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('routing_rule')
      .select(['id', 'name'])
      .where('unit_id', '=', unitId)
      .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', onDay)]))
      .orderBy('id')
      .execute(),
    db
      .selectFrom('desk')
      .select(['id', 'name'])
      .where('unit_id', '=', unitId)
      .where('ended_on', 'is', null)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('kiosk')
      .select(['id', 'name', 'desk_id'])
      .where('unit_id', '=', unitId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('role_grant as g')
      .innerJoin('person', 'person.id', 'g.person_id')
      .select(['g.id', 'g.person_id', 'g.role', 'g.pending', 'g.given_by', 'g.confirmed_by', 'person.name'])
      .select(['g.valid_from', 'g.valid_to'])
      .where('g.unit_id', '=', unitId)
      .where((eb) => eb.or([eb('g.valid_to', 'is', null), eb('g.valid_to', '>', onDay)]))
      .orderBy('g.id')
      .execute(),
    db
      .selectFrom('report_task')
      .select(['id', 'title as name', 'version'])
      .where('unit_id', '=', unitId)
      .where('ended_on', 'is', null)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('approval_rule')
      .select(['id', 'name'])
      .where('unit_id', '=', unitId)
      .where('ended_at', 'is', null)
      .orderBy('id')
      .execute(),
  ])
  return { units, feedback, rules, desks, kiosks, grants, tasks, approvals }
}

/** How much of a unit stays with it. */
export async function countStaying(db: Db, unitId: string) {
  const count = async (table: 'calendar_version' | 'deadline_policy' | 'campaign_unit') => {
    const { n } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('n'))
      .where('unit_id', '=', unitId)
      .executeTakeFirstOrThrow()
    return Number(n)
  }
  const [calendar, policy, campaign] = await Promise.all([
    count('calendar_version'),
    count('deadline_policy'),
    count('campaign_unit'),
  ])
  return { calendar, policy, campaign }
}

export function listUnitVersions(db: Db): Promise<Selectable<UnitVersionTable>[]> {
  return db.selectFrom('unit_version').selectAll().orderBy('unit_id').orderBy('valid_from').execute()
}

/** One version a unit and day: a second change of the same day takes its place. Returns the row's id. */
export async function saveUnitVersion(tx: ChangeTx, version: Selectable<UnitVersionTable>): Promise<string> {
  announceChange(tx, 'units')
  const { name, name_en, parent_id } = version
  const { id } = await tx
    .insertInto('unit_version')
    .values(version)
    .onConflict((known) => known.columns(['unit_id', 'valid_from']).doUpdateSet({ name, name_en, parent_id }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateUnit(tx: ChangeTx, id: string, columns: Updateable<UnitTable>): Promise<void> {
  announceChange(tx, 'units')
  await tx.updateTable('unit').set(columns).where('id', '=', id).execute()
}

/** Puts the row of one of these tables under another unit. */
export async function giveToUnit(
  tx: Tx,
  table: 'desk' | 'report_task' | 'approval_rule',
  id: string,
  unitId: string,
): Promise<void> {
  await tx.updateTable(table).set({ unit_id: unitId }).where('id', '=', id).execute()
}

export async function giveRuleToUnit(tx: ChangeTx, id: string, unitId: string): Promise<void> {
  announceChange(tx, 'routing-rules')
  await tx.updateTable('routing_rule').set({ unit_id: unitId }).where('id', '=', id).execute()
}

export async function endGrant(tx: Tx, id: string, onDay: string): Promise<void> {
  await tx.updateTable('role_grant').set({ valid_to: onDay }).where('id', '=', id).execute()
}

export async function updateDesk(tx: Tx, id: string, columns: Updateable<DeskTable>): Promise<void> {
  await tx.updateTable('desk').set(columns).where('id', '=', id).execute()
}

/** Says who took over from whom, once; the row's id, or undefined where it was said before. */
export async function insertSuccession(
  tx: Tx,
  row: { id: string; old_unit_id: string; new_unit_id: string; on_day: string; kind: string },
): Promise<string | undefined> {
  const made = await tx
    .insertInto('unit_succession')
    .values(row)
    .onConflict((known) => known.columns(['old_unit_id', 'new_unit_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

export async function insertUnitChange(tx: Tx, change: Selectable<UnitChangeTable>): Promise<void> {
  await tx.insertInto('unit_change').values(change).execute()
}

/** Settles a change that waits; false where somebody was faster. */
export async function settleUnitChange(
  tx: Tx,
  id: string,
  settled: Pick<Selectable<UnitChangeTable>, 'state' | 'problem' | 'settled_at'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('unit_change')
    .set(settled)
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Every change there was, the latest first. */
export function listUnitChanges(db: Db): Promise<Selectable<UnitChangeTable>[]> {
  return db
    .selectFrom('unit_change')
    .selectAll()
    .orderBy('on_day', 'desc')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Who took over from whom, in the order of the days. */
export function listSuccessions(db: Db) {
  return db.selectFrom('unit_succession').selectAll().orderBy('on_day').orderBy('id').execute()
}
