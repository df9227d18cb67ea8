import type { Tx } from '../../db/dialect.ts'
import { listHolders } from '../../db/queries/notifications.ts'
import { insertGrant, wasEverGiven } from '../../db/queries/people.ts'
import { findUnitByCode, type Unit } from '../../db/queries/units.ts'
import type { Context } from '../context.ts'
import type { GivenRole } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { dayName, dayNumber, localDay } from '../domain/local-time.ts'
import type { WrittenRow } from '../history/append.ts'
import { demand } from '../permit.ts'

/** A role over a unit that is about to be given. */
export interface RoleToGive extends Pick<GivenRole, 'role'> {
  readonly unit: Unit
  readonly from: string
  /** The first day on which it does not hold any more. */
  readonly to: string | null
  /** An administrator who gives it to himself, or over everything, needs a second one. */
  readonly isPending: boolean
}

/**
 * What this actor may give to a person (null: to somebody new), and what of it waits for a second administrator. The command
 * line is the machine's owner and needs nobody. Throws `unit/not-found`, `access/not-allowed`, `grant/nobody-to-confirm`.
 */
export async function planRoles(
  ctx: Context,
  personId: string | null,
  roles: readonly GivenRole[],
): Promise<RoleToGive[]> {
  const planned: RoleToGive[] = []
  const today = localDay(ctx.now(), ctx.organisation.zone)
  for (const { role, unit: code, from = today, lastDay = null } of roles) {
    const to = dayAfter(from, lastDay)
    const unit = await findUnitByCode(ctx.db, code)
    if (!unit) throw new Refusal('unit/not-found', { detail: code })
    demand(ctx.actor, 'organisation/manage', unit.path)
    const isFar =
      ctx.actor.kind === 'staff' &&
      (ctx.actor.personId === personId || unit.id === ctx.organisation.rootUnitId)
    const isPending = isFar && !(await isSecondOfAll(ctx, personId, role, unit))
    if (isPending && !(await hasConfirmer(ctx, personId, unit))) throw new Refusal('grant/nobody-to-confirm')
    planned.push({ role, unit, from, to, isPending })
  }
  return planned
}

/** Gives the roles, in the transaction that records it; tells which rows are new. */
export async function writeRoles(
  tx: Tx,
  ctx: Context,
  personId: string,
  roles: readonly RoleToGive[],
): Promise<WrittenRow[]> {
  const written: WrittenRow[] = []
  const today = localDay(ctx.now(), ctx.organisation.zone)
  for (const { role, unit, from, to, isPending } of roles) {
    const grant = {
      id: ctx.newId(),
      person_id: personId,
      role,
      unit_id: unit.id,
      valid_from: from,
      valid_to: to,
      pending: isPending ? 1 : 0,
      given_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
    }
    const id = await insertGrant(tx, grant, today)
    if (id !== undefined) written.push(['role_grant', id])
  }
  return written
}

/** The first day after the last one; null where there is none. Throws `request/invalid` for one before the first. */
export function dayAfter(from: string, lastDay: string | null): string | null {
  if (lastDay === null) return null
  if (lastDay < from)
    throw new Refusal('request/invalid', {
      errors: [{ field: 'lastDay', vi: 'không được trước `from`', en: 'must not be before `from`' }],
    })
  return dayName(dayNumber(lastDay) + 1)
}

/** Whoever set the office up names the second administrator alone: nobody else has ever been one, so nobody could confirm. */
async function isSecondOfAll(
  { db, actor, organisation }: Context,
  personId: string | null,
  role: GivenRole['role'],
  unit: Unit,
): Promise<boolean> {
  if (actor.kind !== 'staff' || actor.personId === personId) return false
  if (role !== 'administrator' || unit.id !== organisation.rootUnitId) return false
  return !(await wasEverGiven(db, { role, unit_id: unit.id, person_id: actor.personId }))
}

/** Is there an administrator over this unit who neither gives the role nor gets it? */
async function hasConfirmer(
  { db, actor, now, organisation }: Context,
  personId: string | null,
  unit: Unit,
): Promise<boolean> {
  const above = unit.path.split('/').filter((id) => id !== '')
  const holders = await listHolders(db, above, ['administrator'], localDay(now(), organisation.zone))
  return holders.some(({ id }) => id !== personId && !(actor.kind === 'staff' && actor.personId === id))
}
