import { listWithRole } from '../../../db/queries/people/handlers.ts'
import type { Context } from '../../context.ts'
import type { Handler } from '../../contract/feedback/queue/handlers.ts'
import { PERMISSIONS } from '../../contract/permissions.ts'
import { Refusal } from '../../contract/refusals.ts'
import { compareNames } from '../../domain/text/compare-names.ts'
import { localDay } from '../../domain/local-time.ts'
import { knownUnits } from '../../known-organisation.ts'
import { scopeOf } from '../../permit.ts'

/** Who handles the items of a unit: by a role on it or on one above. `path` is the unit's. */
export function listHandlersOf(ctx: Context, path: string): Promise<Handler[]> {
  return withRole(
    ctx,
    path.split('/').filter((id) => id !== ''),
  )
}

/** Who handles items of a unit, or of any that this person reads. Throws `unit/not-found`. */
export async function listHandlers(ctx: Context, code: string | undefined): Promise<Handler[]> {
  const { all } = await knownUnits(ctx)
  const scope = scopeOf(ctx.actor, 'feedback/read')
  const seen = all.filter(({ path }) => scope.some((prefix) => path.startsWith(prefix)))
  if (code !== undefined) {
    const unit = seen.find((each) => each.code === code)
    if (!unit) throw new Refusal('unit/not-found')
    return listHandlersOf(ctx, unit.path)
  }
  return withRole(ctx, [...new Set(seen.flatMap(({ path }) => path.split('/').filter((id) => id !== '')))])
}

async function withRole(ctx: Context, unitIds: readonly string[]): Promise<Handler[]> {
  const people = await listWithRole(ctx.db, {
    unitIds,
    roles: PERMISSIONS['feedback/handle'],
    onDay: localDay(ctx.now(), ctx.organisation.zone),
  })
  return people.toSorted((a, b) => compareNames(a.name, b.name))
}
