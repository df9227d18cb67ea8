import type { Selectable } from 'kysely'
import { asLookUp, isAnyOf, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { PersonTable, RoleGrantTable, SessionTable } from '../tables/people.ts'

export type Person = Selectable<PersonTable>

export function findPersonByUsername(db: Db, username: string): Promise<Person | undefined> {
  return db.selectFrom('person').selectAll().where('username', '=', username).executeTakeFirst()
}

export async function countPeople(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('person')
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function insertPerson(tx: Tx, person: Person): Promise<void> {
  await tx.insertInto('person').values(person).execute()
}

export async function updatePerson(
  tx: Tx,
  id: string,
  changes: Partial<
    Pick<Person, 'name' | 'email' | 'language' | 'folded' | 'password_hash' | 'active' | 'last_sign_in_at'>
  >,
): Promise<void> {
  await tx.updateTable('person').set(changes).where('id', '=', id).execute()
}

/** Everybody who ever had an account, by name, a row a role that holds or waits; one without any has one row. */
export function listPeople(db: Db, onDay: string) {
  return db
    .selectFrom('person')
    .leftJoin('role_grant as g', (join) =>
      join
        .onRef('g.person_id', '=', 'person.id')
        .on((eb) => eb.or([eb('g.valid_to', 'is', null), eb('g.valid_to', '>', onDay)])),
    )
    .leftJoin('unit', 'unit.id', 'g.unit_id')
    .select(['person.username', 'person.name', 'person.active', 'g.role', 'g.pending', 'unit.code'])
    .orderBy('person.username')
    .orderBy('unit.depth')
    .orderBy('g.role')
    .execute()
}

/** Given once, and again after it has ended; the row's id, or undefined where the person has it already. */
export async function insertGrant(
  tx: Tx,
  grant: Omit<Selectable<RoleGrantTable>, 'confirmed_by' | 'from_group'> & { readonly from_group?: string },
  today: string,
): Promise<string | undefined> {
  const { valid_from, valid_to, pending, given_by, from_group = null } = grant
  const given = await tx
    .insertInto('role_grant')
    .values({ ...grant, confirmed_by: null, from_group })
    .onConflict((known) =>
      known
        .columns(['person_id', 'role', 'unit_id'])
        .doUpdateSet({ valid_from, valid_to, pending, given_by, confirmed_by: null, from_group })
        .where('role_grant.valid_to', '<=', today),
    )
    .returning('id')
    .executeTakeFirst()
  return given?.id
}

/** Has anybody but this person ever been given the role over the unit, whatever became of it? */
export async function wasEverGiven(
  db: Db,
  { role, unit_id, person_id }: Pick<Selectable<RoleGrantTable>, 'role' | 'unit_id' | 'person_id'>,
): Promise<boolean> {
  const found = await db
    .selectFrom('role_grant')
    .select('id')
    .where('unit_id', '=', unit_id)
    .where('role', '=', role)
    .where('person_id', '!=', person_id)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Grants that wait for a second administrator, by who gets them. */
export function listPendingGrants(db: Db, onDay: string) {
  return db
    .selectFrom('role_grant as g')
    .innerJoin('unit', 'unit.id', 'g.unit_id')
    .innerJoin('person', 'person.id', 'g.person_id')
    .leftJoin('person as giver', 'giver.id', 'g.given_by')
    .select([
      'g.id',
      'g.person_id',
      'g.given_by',
      'g.role',
      'g.valid_from',
      'g.valid_to',
      'person.username',
      'person.name',
      'unit.code',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
      'unit.path',
      'giver.username as giver',
    ])
    .where('g.pending', '=', 1)
    .where((eb) => eb.or([eb('g.valid_to', 'is', null), eb('g.valid_to', '>', onDay)]))
    .orderBy('person.username')
    .orderBy('unit.depth')
    .orderBy('g.role')
    .execute()
}

/** What a second administrator says of a grant; false where somebody was faster. */
export async function decideGrant(
  tx: Tx,
  id: string,
  changes: { readonly pending: 0; readonly confirmed_by: string | null } | { readonly valid_to: string },
  onDay: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('role_grant')
    .set(changes)
    .where('id', '=', id)
    .where('pending', '=', 1)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', onDay)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The grants that hold on this day, with their units. */
export function listGrants(db: Db, personId: string, onDay: string) {
  return db
    .selectFrom('role_grant')
    .innerJoin('unit', 'unit.id', 'role_grant.unit_id')
    .select([
      'role_grant.role',
      'role_grant.valid_from',
      'unit.id as unit_id',
      'unit.code',
      'unit.name',
      'unit.name_en',
      'unit.path',
    ])
    .where('role_grant.person_id', '=', personId)
    .where('role_grant.pending', '=', 0)
    .where('role_grant.valid_from', '<=', onDay)
    .where((eb) => eb.or([eb('role_grant.valid_to', 'is', null), eb('role_grant.valid_to', '>', onDay)]))
    .orderBy('unit.depth')
    .orderBy('role_grant.role')
    .modifyEnd(asLookUp)
    .execute()
}

export async function insertSession(db: Db, session: SessionTable): Promise<void> {
  await db.insertInto('session').values(session).execute()
}

/** Who is signed in, how, since when and until when. */
export type SessionPerson = Person & {
  readonly way: SessionTable['way']
  readonly agent: string
  readonly began_at: string
  readonly ends_at: string
}

/** The person of a session that began at `latestStartIso` or before, and is not over. */
export function findSessionPerson(
  db: Db,
  tokenHash: string,
  { nowIso, latestStartIso }: { readonly nowIso: string; readonly latestStartIso: string },
): Promise<SessionPerson | undefined> {
  return db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .selectAll('person')
    .select([
      'session.way',
      'session.agent',
      'session.created_at as began_at',
      'session.expires_at as ends_at',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.created_at', '<=', latestStartIso)
    .where('session.expires_at', '>', nowIso)
    .where('person.active', '=', 1)
    .modifyEnd(asLookUp)
    .executeTakeFirst()
}

/** Ends every session of a person, or all but one, and every sign-in under way; says how many sessions there were. */
export async function deleteSessionsOf(tx: Tx, personId: string, keptHash = ''): Promise<number> {
  await tx.deleteFrom('sign_in_challenge').where('person_id', '=', personId).execute()
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('token_hash', '!=', keptHash)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** A session ends at this instant, unless it does before. */
export async function endSessionSoon(tx: Tx, tokenHash: string, atIso: string): Promise<void> {
  await tx
    .updateTable('session')
    .set({ expires_at: atIso })
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', atIso)
    .execute()
}

/** Ends a session; says whose it was. */
export async function deleteSession(db: Db, tokenHash: string): Promise<string | undefined> {
  const ended = await db
    .deleteFrom('session')
    .where('token_hash', '=', tokenHash)
    .returning('person_id')
    .executeTakeFirst()
  return ended?.person_id
}

export async function deleteExpiredSessions(db: Db, nowIso: string): Promise<void> {
  await db.deleteFrom('sign_in_challenge').where('expires_at', '<=', nowIso).execute()
  await db.deleteFrom('session').where('expires_at', '<=', nowIso).execute()
}

/** Names by id. */
export async function listPersonNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where(isAnyOf(db, 'id', ids))
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
