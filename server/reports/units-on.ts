import { listUnitVersions } from '../../db/queries/office/unit-changes.ts'
import { listUnits, type Unit } from '../../db/queries/units.ts'
import type { Db } from '../../db/open.ts'
import type { Period } from '../domain/period.ts'
import { addDays } from '../domain/local-time.ts'
import { treeOn } from '../domain/units/unit-tree.ts'
import { onceInSnapshot } from './once-in-snapshot.ts'

/** The tree as it stood on the last day of a period; of one that is not over, as it stands. */
export async function listUnitsOf(db: Db, { toDay }: Pick<Period, 'toDay'>): Promise<Unit[]> {
  return treeOn(await unitsIn(db), await versionsIn(db), addDays(toDay, -1))
}

const unitsIn = onceInSnapshot(listUnits)
const versionsIn = onceInSnapshot(listUnitVersions)
