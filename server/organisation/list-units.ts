import type { Service } from '../context.ts'
import type { UnitSummary } from '../contract/people.ts'
import { knownUnits } from '../known-organisation.ts'

/** The whole tree: names of public bodies are no secret, and a transfer may go anywhere. */
export async function listUnitSummaries(service: Service): Promise<UnitSummary[]> {
  const { all, byId } = await knownUnits(service)
  return all.map((unit) => ({
    id: unit.id,
    code: unit.code,
    name: unit.name,
    nameEn: unit.name_en,
    kind: unit.kind,
    parentCode: unit.parent_id === null ? null : (byId.get(unit.parent_id)?.code ?? null),
    depth: unit.depth,
  }))
}
