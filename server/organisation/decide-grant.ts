import { decideGrant as saveDecision, listPendingGrants } from '../../db/queries/people.ts'
import type { Context } from '../context.ts'
import type { PendingGrant } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { dayName, dayNumber, localDay } from '../domain/local-time.ts'
import { recordWriting } from '../history/append.ts'
import { demand, mayIn } from '../permit.ts'

/** The roles that wait for a second administrator, in the actor's units. */
export async function listGrantsToDecide(ctx: Context): Promise<PendingGrant[]> {
  const today = localDay(ctx.now(), ctx.organisation.zone)
  return (await listPendingGrants(ctx.db, today))
    .filter(({ path }) => mayIn(ctx.actor, 'organisation/manage', path))
    .map((row) => ({
      id: row.id,
      username: row.username,
      name: row.name,
      role: row.role,
      unitCode: row.code,
      unitName: row.unit_name,
      unitNameEn: row.unit_name_en,
      from: row.valid_from,
      lastDay: row.valid_to === null ? null : dayName(dayNumber(row.valid_to) - 1),
      givenBy: row.giver,
    }))
}

/**
 * A second administrator confirms a role, which holds from now on, or refuses it. Throws `grant/not-found`,
 * `access/not-allowed`, `grant/own`.
 */
export async function decideGrant(ctx: Context, id: string, decision: 'confirm' | 'refuse'): Promise<void> {
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const grant = (await listPendingGrants(ctx.db, today)).find((pending) => pending.id === id)
  if (!grant) throw new Refusal('grant/not-found')
  demand(ctx.actor, 'organisation/manage', grant.path)
  const personId = ctx.actor.kind === 'staff' ? ctx.actor.personId : null
  if (personId !== null && [grant.person_id, grant.given_by].includes(personId))
    throw new Refusal('grant/own')
  await ctx.db.transaction().execute(async (tx) => {
    const isSaved = await saveDecision(
      tx,
      id,
      decision === 'confirm' ? { pending: 0, confirmed_by: personId } : { valid_to: today },
      today,
    )
    if (!isSaved) throw new Refusal('grant/not-found')
    await recordWriting(tx, ctx, decision === 'confirm' ? 'role-confirmed' : 'role-refused', [
      ['role_grant', id],
    ])
  })
}
