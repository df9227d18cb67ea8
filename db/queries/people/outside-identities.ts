import type { Tx } from '../../dialect.ts'
import type { OutsideIdentityTable } from '../../tables/people.ts'

/** Whom this issuer means by this subject. */
export function findIdentity(tx: Tx, issuer: string, subject: string) {
  return tx
    .selectFrom('outside_identity')
    .select('person_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
}

/** False where the person, or the subject, is linked to another. */
export async function linkIdentity(tx: Tx, identity: OutsideIdentityTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('outside_identity')
    .values(identity)
    .onConflict((known) => known.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The roles of a person that hold on this day, with who or what gave each. */
export function listHeldRoles(tx: Tx, personId: string, onDay: string) {
  return tx
    .selectFrom('role_grant')
    .innerJoin('unit', 'unit.id', 'role_grant.unit_id')
    .select(['role_grant.id', 'role_grant.role', 'role_grant.from_group', 'unit.code'])
    .where('person_id', '=', personId)
    .where('pending', '=', 0)
    .where((eb) => eb.or([eb('role_grant.valid_to', 'is', null), eb('role_grant.valid_to', '>', onDay)]))
    .execute()
}
