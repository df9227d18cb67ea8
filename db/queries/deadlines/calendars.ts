import type { ExpressionBuilder, Insertable, Selectable } from 'kysely'
import { listOf } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { CalendarVersionTable, DeadlinePolicyTable } from '../../tables/deadlines.ts'
import type { Tables } from '../../tables.ts'
import type { RoutingRuleTable } from '../../tables/organisation.ts'
import { announceChange, type ChangeTx } from '../change-stamps.ts'

type CalendarVersion = Selectable<CalendarVersionTable>
type DeadlinePolicy = Selectable<DeadlinePolicyTable>
type StoredRoutingRule = Selectable<RoutingRuleTable>

/** The versions of these units' calendars, or of all, the oldest first; as they stood at an instant, or when the office began, if one is given. */
export function listCalendarVersions(db: Db, unitIds: readonly string[] | 'all', beforeIso?: string) {
  return db
    .selectFrom('calendar_version')
    .select(['id', 'unit_id', 'version', 'valid_from', 'body'])
    .$if(unitIds !== 'all', (query) => query.where('unit_id', 'in', listOf(db, [...unitIds])))
    .$if(beforeIso !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('created_at', '<', beforeIso ?? ''), eb.and([eb('version', '=', 1), isRoot(eb)])]),
      ),
    )
    .orderBy('unit_id')
    .orderBy('version')
    .execute()
}

function isRoot(eb: ExpressionBuilder<Tables, 'calendar_version'>) {
  return eb('unit_id', 'in', eb.selectFrom('unit').select('id').where('parent_id', 'is', null))
}

/** What was changed, when and by whom, the newest first. */
export function listCalendarChanges(db: Db, unitId: string) {
  return db
    .selectFrom('calendar_version as c')
    .leftJoin('person', 'person.id', 'c.created_by')
    .select(['c.version', 'c.valid_from', 'c.note', 'c.created_at', 'person.name as person_name'])
    .where('c.unit_id', '=', unitId)
    .orderBy('c.version', 'desc')
    .execute()
}

export async function insertCalendarVersion(tx: ChangeTx, version: CalendarVersion): Promise<void> {
  announceChange(tx, 'calendars')
  await tx.insertInto('calendar_version').values(version).execute()
}

/** The policies that hold on this day, newest first; one of a campaign only while that is under way. */
export function listPolicies(db: Db, onDay: string): Promise<DeadlinePolicy[]> {
  return db
    .selectFrom('deadline_policy as p')
    .leftJoin('campaign as c', 'c.id', 'p.campaign_id')
    .selectAll('p')
    .where('p.valid_from', '<=', onDay)
    .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', onDay)]))
    .where((eb) =>
      eb.or([eb('c.id', 'is', null), eb.and([eb('c.starts_on', '<=', onDay), eb('c.ends_on', '>=', onDay)])]),
    )
    .orderBy('p.valid_from', 'desc')
    .orderBy('p.id', 'desc')
    .execute()
}

/** Every policy with the path of its unit, newest first; the day is asked later. */
export function listPoliciesWithPaths(db: Db) {
  return db
    .selectFrom('deadline_policy as p')
    .leftJoin('unit', 'unit.id', 'p.unit_id')
    .leftJoin('campaign', 'campaign.id', 'p.campaign_id')
    .selectAll('p')
    .select([
      'unit.path as unit_path',
      'unit.code as unit_code',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
    ])
    .select('campaign.code as campaign_code')
    .orderBy('p.valid_from', 'desc')
    .orderBy('p.id', 'desc')
    .execute()
}

export function findPolicy(db: Db, id: string): Promise<DeadlinePolicy | undefined> {
  return db.selectFrom('deadline_policy').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Ends a policy that has not changed since it was read; false where somebody was faster. */
export async function endPolicy(
  tx: ChangeTx,
  seen: Pick<DeadlinePolicy, 'id' | 'valid_to'>,
  end: { valid_to: string; note: string },
): Promise<boolean> {
  announceChange(tx, 'policies')
  const { numUpdatedRows } = await tx
    .updateTable('deadline_policy')
    .set(end)
    .where('id', '=', seen.id)
    .where('valid_to', seen.valid_to === null ? 'is' : '=', seen.valid_to)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function insertPolicy(tx: ChangeTx, policy: Insertable<DeadlinePolicyTable>): Promise<void> {
  announceChange(tx, 'policies')
  await tx.insertInto('deadline_policy').values(policy).execute()
}

export function listRoutingRules(db: Db): Promise<StoredRoutingRule[]> {
  return db.selectFrom('routing_rule').selectAll().orderBy('position').orderBy('id').execute()
}

export async function insertRoutingRule(tx: ChangeTx, rule: StoredRoutingRule): Promise<void> {
  announceChange(tx, 'routing-rules')
  await tx.insertInto('routing_rule').values(rule).execute()
}
