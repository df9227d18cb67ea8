import type { Unit } from '../../../db/queries/units.ts'
import type { Actor } from '../../context.ts'
import type { ListFilter } from '../../contract/feedback/list-filter.ts'
import type { Permission } from '../../contract/permissions.ts'
import { Refusal } from '../../contract/refusals.ts'
import { scopeOf } from '../../permit.ts'

/** The units in which the actor may, as far as they lie below `within`; null where that is every unit. */
export function unitIdsIn(
  units: readonly Unit[],
  actor: Actor,
  permission: Permission,
  within = '/',
): readonly string[] | null {
  const scope = scopeOf(actor, permission)
  const seen = units.filter(
    ({ path }) => path.startsWith(within) && scope.some((prefix) => path.startsWith(prefix)),
  )
  return seen.length === units.length ? null : seen.map(({ id }) => id)
}

/** A unit and all below it, or it alone; undefined where none is named. Throws `unit/not-found`. */
export function idsOf(
  units: readonly Unit[],
  code: string | undefined,
  { reach }: ListFilter,
): readonly string[] | undefined {
  if (code === undefined) return undefined
  const unit = units.find((each) => each.code === code)
  if (!unit) throw new Refusal('unit/not-found')
  if (reach === 'itself') return [unit.id]
  return units.filter(({ path }) => path.startsWith(unit.path)).map(({ id }) => id)
}
