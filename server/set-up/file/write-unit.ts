import { saveUnitVersion, insertSuccession, updateUnit } from '../../../db/queries/office/unit-changes.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import type { FileDifference, OrganisationFile } from '../../contract/organisation/organisation-file.ts'
import { recordWriting, type WrittenRow } from '../../history/append.ts'
import { addUnit } from '../../organisation/add-unit.ts'
import { orderWithin } from '../../units/order-unit-change.ts'
import type { Writing } from './write-differences.ts'

type FileUnit = OrganisationFile['units'][number]

/** A unit that is new here, with what it was called before and its end. */
export async function addFileUnit({ tx, ctx }: Writing, unit: FileUnit): Promise<void> {
  const { code, name, nameEn, kind = 'office', parent = null, validFrom, validTo = null, earlier = [] } = unit
  const { id } = await addUnit(ctx, {
    code,
    name,
    kind,
    parent,
    ...(nameEn === undefined ? {} : { nameEn }),
    ...(validFrom === undefined ? {} : { validFrom }),
  })
  const written: WrittenRow[] = []
  for (const version of earlier) {
    const above = version.parent === null ? undefined : await findUnitByCode(ctx.db, version.parent)
    const row = {
      id: ctx.newId(),
      unit_id: id,
      valid_from: version.validFrom,
      name: version.name,
      name_en: version.nameEn,
      parent_id: above?.id ?? ctx.organisation.rootUnitId,
    }
    written.push(['unit_version', await saveUnitVersion(tx, row)])
  }
  if (validTo !== null) {
    await updateUnit(tx, id, { valid_to: validTo })
    written.push(['unit', id])
  }
  if (written.length > 0) await recordWriting(tx, ctx, 'unit-changed', written)
}

/** Another name, kind or place from today on. */
export async function changeFileUnit(
  { tx, ctx, file }: Writing,
  { code, name, nameEn, kind, parent }: FileUnit,
  { fields }: FileDifference,
): Promise<void> {
  const changed = (field: string) => fields.some((each) => each.field === field)
  const isOffice = code === 'ROOT' && file.name !== undefined
  if ((changed('name') || changed('nameEn')) && !isOffice)
    await orderWithin(tx, ctx, {
      kind: 'rename',
      unit: code,
      name,
      ...(nameEn === undefined ? {} : { nameEn }),
    })
  if (changed('parent') && parent) await orderWithin(tx, ctx, { kind: 'move', unit: code, parent })
  if (kind === undefined || !changed('kind')) return
  const unit = await findUnitByCode(ctx.db, code)
  if (!unit) return
  await updateUnit(tx, unit.id, { kind })
  await recordWriting(tx, ctx, 'unit-changed', [['unit', unit.id]])
}

/** Ends a unit on its day; what it has goes to its successors, where they are named. */
export async function endFileUnit(
  { tx, ctx }: Writing,
  { code, validTo, successors = [] }: FileUnit,
  { fields }: FileDifference,
): Promise<void> {
  if (!validTo || !fields.some(({ field }) => field === 'validTo')) return
  const [into, ...others] = successors
  const onDay = validTo
  if (into === undefined) await orderWithin(tx, ctx, { kind: 'end', unit: code, onDay })
  else if (others.length === 0) await orderWithin(tx, ctx, { kind: 'merge', units: [code], into, onDay })
  else await orderWithin(tx, ctx, { kind: 'split', unit: code, into: successors, assign: {}, onDay })
}

/** Says who took over from units that had ended before they came here. */
export async function writeSuccessions({ tx, ctx }: Writing, units: readonly FileUnit[]): Promise<void> {
  const written: WrittenRow[] = []
  for (const { code, validTo, successors = [] } of units) {
    const old = await findUnitByCode(ctx.db, code)
    for (const successor of successors) {
      const unit = await findUnitByCode(ctx.db, successor)
      if (!old || !unit || !validTo) continue
      const kind = successors.length > 1 ? 'split' : 'merge'
      const row = { id: ctx.newId(), old_unit_id: old.id, new_unit_id: unit.id, on_day: validTo, kind }
      const id = await insertSuccession(tx, row)
      if (id !== undefined) written.push(['unit_succession', id])
    }
  }
  if (written.length > 0) await recordWriting(tx, ctx, 'unit-changed', written)
}
