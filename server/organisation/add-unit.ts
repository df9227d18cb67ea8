import { isUniqueViolation } from '../../db/dialect.ts'
import { findUnit, findUnitByCode, insertUnit, nextUnitPosition, type Unit } from '../../db/queries/units.ts'
import type { Context } from '../context.ts'
import type { UnitInput } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { demand } from '../permit.ts'
import { recordWriting } from '../history/append.ts'

/** A new unit below its parent (below the root when none is named). */
export async function addUnit(ctx: Context, input: UnitInput): Promise<Unit> {
  const parent = input.parent
    ? await findUnitByCode(ctx.db, input.parent)
    : await findUnit(ctx.db, ctx.organisation.rootUnitId)
  if (!parent) throw new Refusal('unit/not-found', { detail: input.parent ?? '' })
  demand(ctx.actor, 'organisation/manage', parent.path)
  const id = ctx.newId()
  try {
    return await ctx.changes.transaction(async (tx) => {
      const unit: Unit = {
        id,
        code: input.code,
        name: input.name,
        name_en: input.nameEn ?? input.name,
        kind: input.kind,
        parent_id: parent.id,
        path: `${parent.path}${id}/`,
        depth: parent.depth + 1,
        position: await nextUnitPosition(tx, parent.id),
        valid_from: input.validFrom ?? '2000-01-01',
        valid_to: null,
      }
      await insertUnit(tx, unit)
      await recordWriting(tx, ctx, 'unit-added', [['unit', id]])
      return unit
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('organisation/taken', { detail: input.code })
    throw error
  }
}
