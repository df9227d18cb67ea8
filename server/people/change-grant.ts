import { findGrant, updateGrantDays } from '../../db/queries/people/accounts.ts'
import type { Context } from '../context.ts'
import type { GrantDays } from '../contract/people/accounts.ts'
import { Id } from '../contract/fields.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { recordWriting } from '../history/append.ts'
import { dayAfter } from '../organisation/give-roles.ts'
import { demand } from '../permit.ts'
import { demandAnotherAdministrator, isCurrent } from './demand-account.ts'

type Grant = NonNullable<Awaited<ReturnType<typeof findGrant>>>

/** A role holds no more from today on. Throws `grant/over`, `access/not-allowed`, `person/last-administrator`. */
export async function endGrant(ctx: Context, id: string): Promise<void> {
  const [grant, today] = await findCurrent(ctx, id)
  await ctx.db.transaction().execute(async (tx) => {
    await updateGrantDays(tx, id, { valid_to: today })
    if (isAdministration(ctx, grant)) await demandAnotherAdministrator(tx, ctx, today)
    await recordWriting(tx, ctx, 'role-ended', [['role_grant', id]])
  })
}

/**
 * Other days of a role. What needs a second administrator may only be made shorter. Throws `grant/over`, `grant/wider`,
 * `access/not-allowed`, `person/last-administrator`, `request/invalid` for an end before the beginning.
 */
export async function changeGrantDays(ctx: Context, id: string, days: GrantDays): Promise<void> {
  const [grant, today] = await findCurrent(ctx, id)
  const [from, to] = [days.from, dayAfter(days.from, days.lastDay)]
  const isWider = from < grant.valid_from || (to ?? '9999') > (grant.valid_to ?? '9999')
  const { actor, organisation } = ctx
  const isGuarded =
    actor.kind === 'staff' &&
    (actor.personId === grant.person_id || grant.unit_id === organisation.rootUnitId)
  if (isWider && isGuarded) throw new Refusal('grant/wider')
  await ctx.db.transaction().execute(async (tx) => {
    await updateGrantDays(tx, id, { valid_from: from, valid_to: to })
    if (isAdministration(ctx, grant)) {
      await demandAnotherAdministrator(tx, ctx, today)
      if (to !== null && to > today) await demandAnotherAdministrator(tx, ctx, to)
    }
    await recordWriting(tx, ctx, 'role-changed', [['role_grant', id]])
  })
}

async function findCurrent(ctx: Context, id: string): Promise<readonly [Grant, string]> {
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const grant = Id.safeParse(id).success ? await findGrant(ctx.db, id) : undefined
  if (!grant || !isCurrent(grant, today)) throw new Refusal('grant/over')
  demand(ctx.actor, 'organisation/manage', grant.path)
  return [grant, today]
}

function isAdministration({ organisation }: Context, { role, unit_id, pending }: Grant): boolean {
  return role === 'administrator' && unit_id === organisation.rootUnitId && pending === 0
}
