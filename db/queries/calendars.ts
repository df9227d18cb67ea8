import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { CalendarVersionTable, DeadlinePolicyTable, RoutingRuleTable } from '../tables.ts'

export type CalendarVersion = Selectable<CalendarVersionTable>
export type DeadlinePolicy = Selectable<DeadlinePolicyTable>
export type StoredRoutingRule = Selectable<RoutingRuleTable>

/** The newest version of each of these units' calendars. */
export function listCurrentCalendars(db: Db, unitIds: readonly string[]): Promise<CalendarVersion[]> {
  return db
    .selectFrom('calendar_version as c')
    .selectAll('c')
    .where('c.unit_id', 'in', unitIds)
    .where('c.version', '=', (eb) =>
      eb
        .selectFrom('calendar_version as newer')
        .select((inner) => inner.fn.max('newer.version').as('version'))
        .whereRef('newer.unit_id', '=', 'c.unit_id'),
    )
    .execute()
}

export async function insertCalendarVersion(tx: Tx, version: CalendarVersion): Promise<void> {
  await tx.insertInto('calendar_version').values(version).execute()
}

/** The policies that hold on this day, newest first. */
export function listPolicies(db: Db, onDay: string): Promise<DeadlinePolicy[]> {
  return db
    .selectFrom('deadline_policy')
    .selectAll()
    .where('valid_from', '<=', onDay)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', onDay)]))
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Every policy with the path of its unit, newest first; the day is asked later. */
export function listPoliciesWithPaths(db: Db) {
  return db
    .selectFrom('deadline_policy as p')
    .leftJoin('unit', 'unit.id', 'p.unit_id')
    .selectAll('p')
    .select('unit.path as unit_path')
    .orderBy('p.valid_from', 'desc')
    .orderBy('p.id', 'desc')
    .execute()
}

export function findPolicyByCode(db: Db, code: string): Promise<DeadlinePolicy | undefined> {
  return db
    .selectFrom('deadline_policy')
    .selectAll()
    .where('code', '=', code)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertPolicy(tx: Tx, policy: Insertable<DeadlinePolicyTable>): Promise<void> {
  await tx.insertInto('deadline_policy').values(policy).execute()
}

export function listRoutingRules(db: Db): Promise<StoredRoutingRule[]> {
  return db.selectFrom('routing_rule').selectAll().orderBy('position').orderBy('id').execute()
}

export async function insertRoutingRule(tx: Tx, rule: StoredRoutingRule): Promise<void> {
  await tx.insertInto('routing_rule').values(rule).execute()
}
