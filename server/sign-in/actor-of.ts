import { listGrants } from '../../db/queries/people.ts'
import type { Actor, Service } from '../context.ts'
import { localDay } from '../domain/local-time.ts'

/** A person with the roles that hold today, signed in or not: for what they may hear of. */
export async function actorOf(
  { db, organisation, now }: Service,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<Actor> {
  const grants = await listGrants(db, id, localDay(now(), organisation.zone))
  return {
    kind: 'staff',
    personId: id,
    name,
    grants: grants.map(({ role, unit_id, path }) => ({ role, unitId: unit_id, path })),
  }
}
