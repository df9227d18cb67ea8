import { listDesksOf } from '../../db/queries/kiosks.ts'
import { listSuccessions, listUnitVersions } from '../../db/queries/office/unit-changes.ts'
import { listUnits } from '../../db/queries/units.ts'
import type { Context } from '../context.ts'
import type { UnitDetail } from '../contract/units/unit-changes.ts'
import { Refusal } from '../contract/refusals.ts'
import { demand } from '../permit.ts'

/** A unit as whoever manages it sees it. Throws `unit/not-found`, `access/not-allowed`. */
export async function describeUnit(ctx: Context, code: string): Promise<UnitDetail> {
  const units = await listUnits(ctx.db)
  const unit = units.find((each) => each.code === code)
  if (!unit) throw new Refusal('unit/not-found', { detail: code })
  demand(ctx.actor, 'organisation/manage', unit.path)
  const [desks, versions, successions] = await Promise.all([
    listDesksOf(ctx.db, unit.id),
    listUnitVersions(ctx.db),
    listSuccessions(ctx.db),
  ])
  const codeOf = (id: string | null) => units.find((each) => each.id === id)?.code ?? null
  return {
    code,
    name: unit.name,
    nameEn: unit.name_en,
    kind: unit.kind,
    parent: codeOf(unit.parent_id),
    validFrom: unit.valid_from,
    validTo: unit.valid_to,
    desks: desks.map((desk) => ({
      code: desk.code,
      name: desk.name,
      nameEn: desk.name_en,
      unit: code,
      endedOn: desk.ended_on,
    })),
    names: versions
      .filter(({ unit_id }) => unit_id === unit.id)
      .map(({ valid_from, name, name_en, parent_id }) => ({
        validFrom: valid_from,
        name,
        nameEn: name_en,
        parent: codeOf(parent_id),
      })),
    successors: successions
      .filter(({ old_unit_id }) => old_unit_id === unit.id)
      .map(({ new_unit_id, on_day }) => ({ unit: codeOf(new_unit_id) ?? '', onDay: on_day })),
    predecessors: successions
      .filter(({ new_unit_id }) => new_unit_id === unit.id)
      .map(({ old_unit_id, on_day }) => ({ unit: codeOf(old_unit_id) ?? '', onDay: on_day })),
  }
}
