import type { Selectable } from 'kysely'
import type { Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { PersonTable, RoleGrantTable, SessionTable } from '../tables.ts'

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

/** Given once; false where the person has it already. */
export async function insertGrant(tx: Tx, grant: Selectable<RoleGrantTable>): Promise<boolean> {
  const given = await tx
    .insertInto('role_grant')
    .values(grant)
    .onConflict((conflict) => conflict.columns(['person_id', 'role', 'unit_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return given !== undefined
}

/** The grants that hold on this day, with their units. */
export function listGrants(db: Db, personId: string, onDay: string) {
  return db
    .selectFrom('role_grant')
    .innerJoin('unit', 'unit.id', 'role_grant.unit_id')
    .select(['role_grant.role', 'unit.id as unit_id', 'unit.code', 'unit.name', 'unit.name_en', 'unit.path'])
    .where('role_grant.person_id', '=', personId)
    .where('role_grant.valid_from', '<=', onDay)
    .where((eb) => eb.or([eb('role_grant.valid_to', 'is', null), eb('role_grant.valid_to', '>', onDay)]))
    .orderBy('unit.depth')
    .orderBy('role_grant.role')
    .execute()
}

/** Counts one more wrong password, whoever else is trying at this moment; returns how many there were in a row. */
export async function countSignInFailure(db: Db, personId: string): Promise<number> {
  const { failed_sign_ins } = await db
    .updateTable('person')
    .set((eb) => ({ failed_sign_ins: eb('failed_sign_ins', '+', 1) }))
    .where('id', '=', personId)
    .returning('failed_sign_ins')
    .executeTakeFirstOrThrow()
  return Number(failed_sign_ins)
}

export async function lockPerson(db: Db, personId: string, lockedUntil: string): Promise<void> {
  await db.updateTable('person').set({ locked_until: lockedUntil }).where('id', '=', personId).execute()
}

export async function forgetSignInFailures(db: Db, personId: string): Promise<void> {
  await db
    .updateTable('person')
    .set({ failed_sign_ins: 0, locked_until: null })
    .where('id', '=', personId)
    .execute()
}

export async function insertSession(db: Db, session: SessionTable): Promise<void> {
  await db.insertInto('session').values(session).execute()
}

export function findSession(db: Db, tokenHash: string, nowIso: string): Promise<Person | undefined> {
  return db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .selectAll('person')
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', nowIso)
    .where('person.active', '=', 1)
    .executeTakeFirst()
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
  await db.deleteFrom('session').where('expires_at', '<=', nowIso).execute()
}
