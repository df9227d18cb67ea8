import { listUnits } from '../../db/queries/units.ts'
import type { Db } from '../../db/open.ts'
import type { UnitSummary } from '../contract/people.ts'

/** The whole tree: names of public bodies are no secret, and a transfer may go anywhere. */
export async function listUnitSummaries(db: Db): Promise<UnitSummary[]> {
  const units = await listUnits(db)
  const codes = new Map(units.map(({ id, code }) => [id, code]))
  return units.map((unit) => ({
    id: unit.id,
    code: unit.code,
    name: unit.name,
    nameEn: unit.name_en,
    kind: unit.kind,
    parentCode: unit.parent_id === null ? null : (codes.get(unit.parent_id) ?? null),
    depth: unit.depth,
  }))
}
