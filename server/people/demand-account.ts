import { countAdministrators, findPerson, listRolesOf } from '../../db/queries/people/accounts.ts'
import { takeTurn, type Tx } from '../../db/dialect.ts'
import type { Person } from '../../db/queries/people.ts'
import type { Context } from '../context.ts'
import { Id } from '../contract/fields.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { mayIn, scopeOf } from '../permit.ts'

export type Role = Awaited<ReturnType<typeof listRolesOf>>[number]

/** Does the actor administer everything, and so also those without any role? */
export function administersAll({ actor, organisation }: Context): boolean {
  return scopeOf(actor, 'organisation/manage').some((path) => `/${organisation.rootUnitId}/`.startsWith(path))
}

/** Holds or is to hold on this day. */
export function isCurrent({ valid_to }: Pick<Role, 'valid_to'>, onDay: string): boolean {
  return valid_to === null || valid_to > onDay
}

/**
 * A person whose account the actor may see: one with a role in the actor's units, or anybody for who administers everything.
 * `mayChange` says whether all of the person's roles lie there. Throws `person/not-found`.
 */
export async function findAccount(
  ctx: Context,
  id: string,
): Promise<{ readonly person: Person; readonly roles: readonly Role[]; readonly mayChange: boolean }> {
  if (!Id.safeParse(id).success) throw new Refusal('person/not-found')
  const [person, roles] = await Promise.all([findPerson(ctx.db, id), listRolesOf(ctx.db, [id])])
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const current = roles.filter((role) => isCurrent(role, today))
  const isWithin = ({ path }: Role) => mayIn(ctx.actor, 'organisation/manage', path)
  if (!person || !(administersAll(ctx) || current.some(isWithin))) throw new Refusal('person/not-found')
  return { person, roles, mayChange: administersAll(ctx) || current.every(isWithin) }
}

/** The same for a change of the account itself. Throws `person/not-found`, `person/beyond`. */
export async function demandAccount(ctx: Context, id: string) {
  const { mayChange, ...account } = await findAccount(ctx, id)
  if (!mayChange) throw new Refusal('person/beyond')
  return account
}

/**
 * Refuses what would let one administrator become another: a colleague who administers everything confirms what the first
 * gives himself. Throws `person/administers-all`.
 */
export function demandNoPeer(ctx: Context, { id }: Pick<Person, 'id'>, roles: readonly Role[]): void {
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const { actor, organisation } = ctx
  if (actor.kind !== 'staff' || actor.personId === id) return
  const isPeer = roles.some(
    (role) =>
      role.role === 'administrator' &&
      role.unit_id === organisation.rootUnitId &&
      role.pending === 0 &&
      isCurrent(role, today),
  )
  if (isPeer) throw new Refusal('person/administers-all')
}

/** Refuses to leave the office without an administrator from this day on. Throws `person/last-administrator`. */
export async function demandAnotherAdministrator(
  tx: Tx,
  { actor, organisation }: Context,
  onDay: string,
): Promise<void> {
  // The machine's owner can always make another one.
  if (actor.kind !== 'staff') return
  // Two who end each other at once wait for each other.
  await takeTurn(tx, 'administrators')
  if ((await countAdministrators(tx, organisation.rootUnitId, onDay)) === 0)
    throw new Refusal('person/last-administrator')
}
