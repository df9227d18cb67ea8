import type { Updateable } from 'kysely'
import type { Db } from '../../open.ts'
import type { RoutingRuleTable } from '../../tables/organisation.ts'
import { announceChange, type ChangeTx } from '../change-stamps.ts'

/** Every desk and kiosk with the codes of where they stand. */
export async function listDesksAndKiosks(db: Db) {
  const desks = await db
    .selectFrom('desk')
    .innerJoin('unit', 'unit.id', 'desk.unit_id')
    .selectAll('desk')
    .select('unit.code as unit_code')
    .orderBy('desk.code')
    .execute()
  const kiosks = await db
    .selectFrom('kiosk')
    .innerJoin('unit', 'unit.id', 'kiosk.unit_id')
    .leftJoin('desk', 'desk.id', 'kiosk.desk_id')
    .select(['kiosk.id', 'kiosk.name', 'unit.code as unit_code', 'desk.code as desk_code'])
    .orderBy('kiosk.name')
    .execute()
  return { desks, kiosks }
}

/** Everybody who ever had an account, and every role that holds on this day or will. */
export async function listPeopleAndRoles(db: Db, onDay: string) {
  const people = await db.selectFrom('person').selectAll().orderBy('username').execute()
  const grants = await db
    .selectFrom('role_grant as g')
    .innerJoin('unit', 'unit.id', 'g.unit_id')
    .select(['g.id', 'g.person_id', 'g.role', 'g.valid_from', 'g.valid_to', 'g.pending', 'unit.code'])
    .where((eb) => eb.or([eb('g.valid_to', 'is', null), eb('g.valid_to', '>', onDay)]))
    .orderBy('unit.depth')
    .orderBy('unit.code')
    .orderBy('g.role')
    .execute()
  return { people, grants }
}

/** The newest version of each unit's calendar. */
export function listNewestCalendars(db: Db) {
  return db
    .selectFrom('calendar_version as c')
    .innerJoin('unit', 'unit.id', 'c.unit_id')
    .select(['unit.code', 'c.valid_from', 'c.note', 'c.body'])
    .where((eb) =>
      eb(
        'c.version',
        '=',
        eb
          .selectFrom('calendar_version as later')
          .select((each) => each.fn.max('later.version').as('version'))
          .whereRef('later.unit_id', '=', 'c.unit_id'),
      ),
    )
    .orderBy('unit.depth')
    .orderBy('unit.code')
    .execute()
}

export async function updateRoutingRule(
  tx: ChangeTx,
  id: string,
  columns: Updateable<RoutingRuleTable>,
): Promise<void> {
  announceChange(tx, 'routing-rules')
  await tx.updateTable('routing_rule').set(columns).where('id', '=', id).execute()
}
