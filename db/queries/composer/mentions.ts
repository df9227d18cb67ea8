import type { Role } from '../../../server/contract/people.ts'
import { asLookUp, listOf } from '../../dialect.ts'
import type { Db } from '../../open.ts'

/** More would be a list nobody reads. */
const MOST = 200

export function findPeopleByUsernames(db: Db, usernames: readonly string[]) {
  return db
    .selectFrom('person')
    .select(['id', 'username', 'name', 'active'])
    .where('username', 'in', listOf(db, usernames))
    .modifyEnd(asLookUp)
    .execute()
}

/** Who has one of these roles on one of these units on that day. */
export function listMentionable(
  db: Db,
  {
    unitIds,
    roles,
    onDay,
  }: { readonly unitIds: readonly string[]; readonly roles: readonly Role[]; readonly onDay: string },
) {
  return db
    .selectFrom('role_grant as g')
    .innerJoin('person', 'person.id', 'g.person_id')
    .select(['person.id', 'person.username', 'person.name'])
    .distinct()
    .where('person.active', '=', 1)
    .where('g.unit_id', 'in', listOf(db, unitIds))
    .where('g.role', 'in', roles)
    .where('g.pending', '=', 0)
    .where('g.valid_from', '<=', onDay)
    .where((or) => or.or([or('g.valid_to', 'is', null), or('g.valid_to', '>', onDay)]))
    .orderBy('person.username')
    .limit(MOST)
    .modifyEnd(asLookUp)
    .execute()
}
