import type { Role } from '../../../server/contract/people.ts'
import { asLookUp, listOf } from '../../dialect.ts'
import type { Db } from '../../open.ts'

/** Who has one of these roles on one of these units on that day; each person once. */
export function listWithRole(
  db: Db,
  {
    unitIds,
    roles,
    onDay,
  }: { readonly unitIds: readonly string[]; readonly roles: readonly Role[]; readonly onDay: string },
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('role_grant as g')
    .innerJoin('person', 'person.id', 'g.person_id')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('person.active', '=', 1)
    .where('g.unit_id', 'in', listOf(db, unitIds))
    .where('g.role', 'in', roles)
    .where('g.pending', '=', 0)
    .where('g.valid_from', '<=', onDay)
    .where((or) => or.or([or('g.valid_to', 'is', null), or('g.valid_to', '>', onDay)]))
    .modifyEnd(asLookUp)
    .execute()
}

/** What these people are called, whoever they are now. */
export async function listPersonNames(db: Db, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {}
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', listOf(db, ids))
    .modifyEnd(asLookUp)
    .execute()
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
