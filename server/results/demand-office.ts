import type { Context } from '../context.ts'
import type { Permission } from '../contract/permissions.ts'
import { Refusal } from '../contract/refusals.ts'
import { scopeOf } from '../permit.ts'

/** May the actor, for the whole office? Its results are signed by people: a role over one unit, or a command line, is not enough. */
export function mayForOffice(ctx: Context, permission: Permission): boolean {
  const isRoot = (path: string) => path === '/' || path.split('/').filter(Boolean).length === 1
  return ctx.actor.kind === 'staff' && scopeOf(ctx.actor, permission).some(isRoot)
}

/** The person who may; throws `access/not-allowed`. */
export function demandOffice(ctx: Context, permission: Permission): string {
  if (ctx.actor.kind !== 'staff' || !mayForOffice(ctx, permission)) throw new Refusal('access/not-allowed')
  return ctx.actor.personId
}
