import { listSuccessions } from '../../../../db/queries/office/unit-changes.ts'
import { listUnits, type Unit } from '../../../../db/queries/units.ts'
import type { Db } from '../../../../db/open.ts'
import { withSuccessors } from '../../../domain/units/successors.ts'

/**
 * Who has on that local day what was a unit's: itself, or whoever alone took over from it. Null where it has ended and nobody took
 * over, or several did.
 */
export async function findLivingUnit(db: Db, unitId: string, day: string): Promise<Unit | null> {
  const units = new Map((await listUnits(db)).map((unit) => [unit.id, unit]))
  const [first, ...others] = withSuccessors(unitId, await listSuccessions(db)).flatMap((each) => {
    const unit = units.get(each.unitId)
    return unit && (unit.valid_to === null || unit.valid_to > day) ? [unit] : []
  })
  return first && (others.length === 0 || first.id === unitId) ? first : null
}
