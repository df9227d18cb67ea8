import type { Tx } from '../../db/dialect.ts'
import type { Db } from '../../db/open.ts'
import type { UnitScope } from '../../db/queries/events/item-events.ts'
import { listSuccessions } from '../../db/queries/office/unit-changes.ts'
import { listUnits } from '../../db/queries/units.ts'
import { isoOf, type Service } from '../context.ts'
import { startOfLocalDay } from '../domain/local-time.ts'
import { withSuccessors } from '../domain/units/successors.ts'

/** What is heard of a unit: of all below it, and from the day on which others took over from it, of all below them. */
export async function scopeOfUnit(
  db: Db | Tx,
  { organisation }: Pick<Service, 'organisation'>,
  unitId: string,
): Promise<UnitScope> {
  const paths = new Map((await listUnits(db)).map(({ id, path }) => [id, path]))
  return withSuccessors(unitId, await listSuccessions(db)).flatMap(({ unitId: id, onDay }) => {
    const path = paths.get(id)
    const since = onDay === null ? null : isoOf(startOfLocalDay(onDay, organisation.zone))
    return path === undefined ? [] : [{ path, since }]
  })
}
